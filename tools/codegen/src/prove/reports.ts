/** Reads the reports of the last tests: `<reports>/tests.json` and `<reports>/projects/<project>/tests.json` of vitest. */
import { isAbsolute, join, relative } from 'node:path';
import { drift } from '../check/finding.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/plural.ts';
import { isThere, matchesIn, readIfThere } from '../files/read.ts';
import { isObject, list, strings, word, type Json } from './json.ts';
import { changedSince, sourcesIn, sourceTable } from './made-of.ts';
import {
  META,
  type Draws,
  type Sighting,
  type SourceTable,
  type TestRecord,
} from '../vitest/format.ts';

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

/** Returns the path of a test file in this workspace; a cached report may have paths of another checkout. */
function inWorkspace(root: string, path: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(root, path).replaceAll('\\', '/');
  if (!inside.startsWith('../')) return inside;
  const parts = path.replaceAll('\\', '/').split('/');
  const at = parts.findIndex((_, i) => {
    const rest = parts.slice(i).join('/');
    return rest !== '' && readIfThere(join(root, rest)) !== undefined;
  });
  return at === -1 ? inside : parts.slice(at).join('/');
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

const RECORD_KEYS: ReadonlySet<string> = new Set(['runs', 'fails', 'assertions', 'seen', 'draws']);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

function isSighting(value: unknown): value is Sighting {
  if (!Array.isArray(value) || value.length !== 5) return false;
  const [id, how, times, after, by] = value;
  if (by !== 'program' && by !== 'test') return false;
  return typeof id === 'string' && typeof how === 'string' && isCount(times) && isCount(after);
}

/** The predicate for each key of a record of draws; `satisfies` requires all keys. */
const DRAWS_KEYS = {
  id: (value) => typeof value === 'string',
  forAll: (value) => typeof value === 'string',
  times: isCount,
  judged: isCount,
  distinct: isCount,
  told: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  assertions: isCount,
  reached: (value) => isObject(value) && Object.values(value).every(Number.isFinite),
} as const satisfies Record<keyof Draws, (value: unknown) => boolean>;

function isDraws(value: unknown): value is Draws {
  if (!isObject(value)) return false;
  const keys = Object.entries(DRAWS_KEYS);
  return (
    Object.keys(value).length === keys.length && keys.every(([key, holds]) => holds(value[key]))
  );
}

/** Whether a value is a record as the runner of this version writes it. */
function isRecord(value: unknown): value is TestRecord {
  if (!isObject(value) || Object.keys(value).some((key) => !RECORD_KEYS.has(key))) return false;
  const { runs, fails, assertions, seen, draws } = value;
  if (!isCount(runs) || !isCount(assertions) || typeof fails !== 'boolean') return false;
  if (!Array.isArray(seen) || !Array.isArray(draws)) return false;
  return seen.every(isSighting) && draws.every(isDraws);
}

/** Makes a finding about a report, at its start. */
function unknown(file: string, message: string): Diagnostic {
  const fix = 'run all tests again with this version of @abicus/codegen: `npx vitest run`';
  return drift('report/unknown', { file, line: 1, col: 1 }, message, { fix });
}

/** Returns the status of a test; in a file that failed outside its tests (a hook, an import), no test has passed. */
function statusIn(isFileFailed: boolean, status: TestRun['status'] = 'failed'): TestRun['status'] {
  return isFileFailed && status === 'passed' ? 'failed' : status;
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
  const given = isObject(one['meta']) ? one['meta'][META] : undefined;
  const record = isRecord(given) ? given : undefined;
  const isOfOtherForm = given !== undefined && record === undefined;
  const findings =
    status === undefined ? [unknown(report, `'${title}' (${file}) is '${said}'`)] : [];
  // A test with an unknown status has not passed.
  const ran = {
    file,
    title,
    status: findings.length > 0 || isOfOtherForm ? 'failed' : statusIn(isFailed, status),
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

/** Whether two reports may contain one file: the whole report and that of the file's project. */
function mayBoth(a: FileReport, b: FileReport, whole: string): boolean {
  return a.report !== b.report && (a.report === whole || b.report === whole);
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
    const read = readJson(root, report);
    if (!isObject(read) || !Array.isArray(read['testResults'])) {
      findings.push(unknown(report, 'not a report of vitest'));
      continue;
    }
    const table = sourceTable(read);
    for (const result of list(read['testResults'])) {
      const file = inWorkspace(root, word(result['name']));
      // Tests of a removed file prove nothing.
      if (!isThere(join(root, file))) continue;
      const at = Number(result['startTime'] ?? 0);
      const tests = list(result['assertionResults']);
      const isFailed =
        result['status'] === 'failed' && !tests.some(({ status }) => status === 'failed');
      const sources = sourcesIn(tests, table);
      const own: FileReport = { report, at, tests, isFailed, sources };
      const other = latest.get(file);
      if (other !== undefined && !mayBoth(other, own, whole)) {
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
