/** Reads the reports of the last tests: `<reports>/tests.json` and `<reports>/projects/<project>/tests.json` of vitest. */
import { join } from 'node:path';
import { drift } from '../check/finding.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/plural.ts';
import { isFile, matchesIn, readIfThere } from '../files/read.ts';
import { isObject, list, object, strings, word, type Json } from './json.ts';
import { changedSince, sourcesIn, sourceTable } from './made-of.ts';
import { META, type Draws, type SourceTable, type TestRecord } from '../vitest/format.ts';

/** A test of a report. */
export type TestRun = {
  /** Its path in the workspace. */
  readonly file: string;
  /** Its title after the titles of its groups. */
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** The record of the plugin in `vitest/`; absent if the test did not run, or ran without the plugin. */
  readonly record?: TestRecord;
};

/** A test with the record of the plugin. */
export type ProvingRun = TestRun & { readonly record: TestRecord };

/** The content of the test reports. */
export type TestReports = {
  readonly tests: readonly TestRun[];
  /** Findings about content that this version does not know. */
  readonly findings: readonly Diagnostic[];
  /** Test files that ran before one of their sources changed. */
  readonly stale: readonly { readonly file: string; readonly changed: string }[];
  /** The number of test files without recorded sources. */
  readonly unsaid: number;
};

function readJson(root: string, path: string): unknown {
  try {
    return JSON.parse(readIfThere(join(root, path)) ?? 'null');
  } catch {
    return undefined;
  }
}

/** Returns the path of a test file in this workspace, if it is there: a cached report has paths of another checkout. */
function inWorkspace(root: string, path: string): string | undefined {
  const parts = path.replaceAll('\\', '/').split('/');
  const ends = parts.map((_, i) => parts.slice(i).join('/'));
  return ends.find((end) => isFile(join(root, end)));
}

/** The outcomes of tests, by vitest's names. */
const STATUSES: Readonly<Record<string, TestRun['status']>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  pending: 'skipped',
  todo: 'skipped',
  disabled: 'skipped',
};

/** What holds of the value of each key of an object. */
type KeysOf<T> = Readonly<Record<keyof T, (value: unknown) => boolean>>;

/** Whether a value is an object of exactly these keys. */
function hasExactly<T>(value: unknown, keys: KeysOf<T>): value is T {
  const given = object(value);
  const wanted = Object.entries<(value: unknown) => boolean>(keys);
  return (
    Object.keys(given).length === wanted.length && wanted.every(([key, holds]) => holds(given[key]))
  );
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** Makes a predicate for lists, all of whose items are of one form. */
const isListOf =
  (holds: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every((one) => holds(one));

function isSighting(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [id, how, times, after, by, ...more] = value;
  const isTold = isText(id) && isText(how) && isCount(times) && isCount(after);
  return isTold && (by === 'program' || by === 'test') && more.length === 0;
}

const DRAWS_KEYS: KeysOf<Draws> = {
  id: isText,
  forAll: isText,
  times: isCount,
  judged: isCount,
  distinct: isCount,
  told: isListOf(isText),
  assertions: isCount,
  reached: (value) => isObject(value) && Object.values(value).every(Number.isFinite),
};

/** A record as the runner of this version writes it. */
const RECORD_KEYS: KeysOf<TestRecord> = {
  runs: isCount,
  fails: (value) => typeof value === 'boolean',
  assertions: isCount,
  seen: isListOf(isSighting),
  draws: isListOf((one) => hasExactly(one, DRAWS_KEYS)),
};

/** Makes a finding about a report, at its start. */
function unknown(file: string, message: string): Diagnostic {
  const fix = 'run all tests again with this version of @abicus/codegen: `npx vitest run`';
  return drift('report/unknown', { file, line: 1, col: 1 }, message, { fix });
}

/** A test file of a report. */
type FileReport = {
  readonly report: string;
  readonly at: number;
  readonly tests: readonly Json[];
  /** Whether the file failed, and none of its tests. */
  readonly isFailed: boolean;
  /** The sources of its tests, if the report has them. */
  readonly sources: SourceTable | undefined;
};

/** Reads one test of a report: also the findings about unknown content, and whether its record has another form. */
function ranIn(
  { report, isFailed }: FileReport,
  file: string,
  one: Json,
): { ran: TestRun; report: string; findings: Diagnostic[]; isOfOtherForm: boolean } {
  const title = [...strings(one['ancestorTitles']), word(one['title'])].join(' > ');
  const said = word(one['status']);
  const status = STATUSES[said];
  const given = object(one['meta'])[META];
  const record = hasExactly(given, RECORD_KEYS) ? given : undefined;
  const isOfOtherForm = given !== undefined && record === undefined;
  const findings =
    status === undefined ? [unknown(report, `'${title}' (${file}) is '${said}'`)] : [];
  // A test of an unknown status has not passed, and neither has one in a file that failed outside its tests.
  const ran = {
    file,
    title,
    status: isFailed || isOfOtherForm ? 'failed' : (status ?? 'failed'),
  } as const;
  return { ran: record === undefined ? ran : { ...ran, record }, report, findings, isOfOtherForm };
}

/** Makes one finding for each report with records of another form: a change of version affects all records. */
function otherForms(all: readonly ReturnType<typeof ranIn>[]): Diagnostic[] {
  const odd = Map.groupBy(
    all.filter(({ isOfOtherForm }) => isOfOtherForm),
    ({ report }) => report,
  );
  return [...odd].flatMap(([report, [first, ...more]]) => {
    if (first === undefined) return [];
    const { title, file } = first.ran;
    const others =
      more.length === 0
        ? ''
        : `, and so ${more.length === 1 ? 'has' : 'have'} ${plural(more.length, 'other')}`;
    return [unknown(report, `'${title}' (${file}) has a record of another form${others}`)];
  });
}

/**
 * Reads all tests of all reports. If a file is in the whole report and in that of its project, the later
 * run counts. Undefined without a report.
 */
export function readTests(root: string, reports: string): TestReports | undefined {
  const whole = `${reports}/tests.json`;
  const paths = [...matchesIn(root, whole), ...matchesIn(root, `${reports}/projects/*/tests.json`)];
  const latest = new Map<string, FileReport>();
  const findings: Diagnostic[] = [];
  for (const report of paths) {
    const read = object(readJson(root, report));
    if (!Array.isArray(read['testResults'])) {
      findings.push(unknown(report, 'not a report of vitest'));
      continue;
    }
    const table = sourceTable(read);
    for (const result of list(read['testResults'])) {
      const file = inWorkspace(root, word(result['name']));
      // Tests of a removed file prove nothing.
      if (file === undefined) continue;
      const at = Number(result['startTime']);
      const tests = list(result['assertionResults']);
      const isFailed =
        result['status'] === 'failed' && !tests.some(({ status }) => status === 'failed');
      const own: FileReport = { report, at, tests, isFailed, sources: sourcesIn(tests, table) };
      const other = latest.get(file);
      // Only the whole report, which is read first, may have a file beside another one.
      if (other !== undefined && (other.report !== whole || report === whole)) {
        findings.push(unknown(report, `${file} ran twice, the other time in ${other.report}`));
      }
      if (other === undefined || other.at < at) latest.set(file, own);
    }
  }
  if (latest.size === 0 && findings.length === 0) return undefined;
  const all = [...latest].flatMap(([file, own]) => own.tests.map((one) => ranIn(own, file, one)));
  const changedIn = changedSince(root);
  return {
    tests: all.map(({ ran }) => ran),
    findings: [...findings, ...all.flatMap((one) => one.findings), ...otherForms(all)],
    stale: [...latest].flatMap(([file, { sources = [] }]) => {
      const changed = changedIn(sources);
      return changed === undefined ? [] : [{ file, changed }];
    }),
    unsaid: [...latest.values()].filter(({ sources }) => sources === undefined).length,
  };
}
