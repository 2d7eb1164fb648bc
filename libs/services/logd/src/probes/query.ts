/** Records are read as they were written, in both versions, under the identity of their sender, page by page. */
import {
  append,
  APPEND_REQUEST_MAX,
  LIMITS,
  LogLevel,
  MARKERS,
  query,
  stats,
  type AppendRequest,
  type LogRecord,
} from '@abicus/abi-logd';
import { NO_VALUE, outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { encodeUtf8, proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { channelTo } from './channel.ts';

const MARKER = MARKERS.logQuery;
/** A character of four bytes. */
const BOOK = '\u{1f4d3}';
const EMPTY: AppendRequest = { level: LogLevel.Error, scope: '', message: '', fields: '' };
/** Of each level and version; the longest, one with nothing in it, and one that is cut where a NUL ends texts. */
const RECORDS: readonly (readonly [version: 'v1' | 'v2', request: AppendRequest])[] = [
  ['v1', { level: LogLevel.Warn, scope: 'probe', message: 'one', fields: 'n=1\n' }],
  ['v2', { level: LogLevel.Info, scope: 'probe', message: 'a\u0000b', fields: '' }],
  ['v2', EMPTY],
  [
    'v2',
    {
      level: LogLevel.Trace,
      scope: 's'.repeat(APPEND_REQUEST_MAX.scope),
      message: BOOK.repeat(APPEND_REQUEST_MAX.message / encodeUtf8(BOOK).length),
      fields: 'f'.repeat(APPEND_REQUEST_MAX.fields),
    },
  ],
  ['v1', { ...EMPTY, level: LogLevel.Debug }],
];

type Checks = ReturnType<typeof proof<typeof MARKER>>;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const before = yield* stats(channelTo(context));
  let next = before.ok ? before.value.total : -1n;
  for (const [version, request] of RECORDS) {
    next += 1n;
    const stored = yield* append(channelTo(context, version), request);
    checks.equal('logd.append', `record ${next}`, stored.ok ? stored.value.record : NO_VALUE, next);
  }
  const read = yield* readAll(context, checks);
  const own = read.slice(-RECORDS.length);
  for (const [i, [, request]] of RECORDS.entries()) {
    same(checks, own[i], request);
    checks.equal('logd.invariant.stamped', 'identity', own[i]?.service, context.identity);
  }
  const ids = read.map(({ id }) => id);
  const [first] = ids;
  checks.that(
    'logd.invariant.whole',
    'no id is missing',
    first !== undefined && ids.every((id, i) => id === first + BigInt(i)),
  );
  checks.equal('logd.invariant.whole', 'the newest', ids.at(-1), next);
  const after = yield* stats(channelTo(context, 'v1'));
  checks.equal('logd.query', 'total', after.ok ? after.value.total : NO_VALUE, next);
  return checks.end();
}

/** All records, page by page, in both versions. */
function* readAll(context: ProbeContext, checks: Checks): Program<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  // A page has a record at least.
  for (const pages of Array(LIMITS.records).keys()) {
    const since = (records.at(-1)?.timestamp ?? -1n) + 1n;
    const channel = channelTo(context, pages % 2 === 0 ? 'v2' : 'v1');
    const page = yield* query(channel, { since, max: LIMITS.records });
    checks.equal('logd.query', `page ${pages}`, outcome(page), 'ok');
    if (!page.ok || page.value.records.length === 0) break;
    records.push(...page.value.records);
  }
  return records;
}

function same(checks: Checks, record: LogRecord | undefined, request: AppendRequest): void {
  checks.equal('logd.query', 'level', record?.level, request.level);
  checks.equal('logd.query', 'scope', record?.scope, request.scope);
  checks.equal('logd.query', 'message', record?.message, request.message);
  checks.equal('logd.query', 'fields', record?.fields, request.fields);
}

/** `SELFTEST: log query ok`. */
export const logQuery: Probe<typeof MARKER> = { marker: MARKER, run };
