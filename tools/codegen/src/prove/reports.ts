/**
 * What the last runs left: vitest's JSON, and the evidence of selftests.
 *
 *     <reports>/tests.json, <reports>/projects/<project>/tests.json     vitest
 *     .abicus/evidence/<run>/verdict.json, contracts.json               selftests
 */
import { existsSync, globSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { readIfThere } from '../output/write.ts';
import { META } from '../vitest/format.ts';

/** A test that ran, or should have. */
export type Ran = {
  /** In the workspace. */
  readonly file: string;
  /** With the titles of its groups. */
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Ids of the checks that the test saw refuse: by the plugin in `vitest/`. */
  readonly covers: readonly string[];
};

/** The verdict of a selftest. */
export type Evidence = {
  /** Its verdict.json in the workspace. */
  readonly file: string;
  readonly accepted: boolean;
  readonly profile: string;
  /** Names of the rungs that were climbed. */
  readonly rungs: readonly string[];
  readonly findings: readonly { readonly kind: string; readonly message: string }[];
  /** Hashes of the contracts that the run was built against, by id. */
  readonly contracts: ReadonlyMap<string, string>;
};

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const list = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

function readJson(root: string, path: string): unknown {
  try {
    return JSON.parse(readIfThere(join(root, path)) ?? 'null');
  } catch {
    return undefined;
  }
}

function glob(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** A test file of a report that came from a cache may name the folder of another checkout. */
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

function refusedIn(record: unknown): string[] {
  const seen = isObject(record) && Array.isArray(record['seen']) ? record['seen'] : [];
  return seen.flatMap((one) => {
    return Array.isArray(one) && one[1] === 'refused' ? strings(one.slice(0, 1)) : [];
  });
}

function ranIn(file: string, result: Json): Ran[] {
  return list(result['assertionResults']).map((one) => {
    const status = word(one['status']);
    const meta = isObject(one['meta']) ? one['meta'] : {};
    return {
      file,
      title: [...strings(one['ancestorTitles']), word(one['title'])].join(' > '),
      status: status === 'passed' || status === 'failed' ? status : 'skipped',
      covers: refusedIn(meta[META]),
    };
  });
}

/** All tests of all reports; of a file that several reports hold, the latest run. Nothing without a report. */
export function readTests(root: string, reports: string): Ran[] | undefined {
  const paths = [
    ...glob(root, `${reports}/tests.json`),
    ...glob(root, `${reports}/projects/*/tests.json`),
  ];
  const latest = new Map<string, { readonly at: number; readonly ran: Ran[] }>();
  for (const path of paths) {
    const report = readJson(root, path);
    for (const result of list(isObject(report) ? report['testResults'] : [])) {
      const file = inWorkspace(root, word(result['name']));
      const at = Number(result['startTime'] ?? 0);
      // What a file that is gone once proved is proven no more.
      if (!existsSync(join(root, file)) || (latest.get(file)?.at ?? -1) >= at) continue;
      latest.set(file, { at, ran: ranIn(file, result) });
    }
  }
  return latest.size === 0 ? undefined : [...latest.values()].flatMap(({ ran }) => ran);
}

function hashesOf(value: unknown): ReadonlyMap<string, string> {
  if (!isObject(value)) return new Map();
  const pairs = Object.entries(value).map(([id, of]): [string, string] => {
    return [id, isObject(of) ? word(of['sha256']) : word(of)];
  });
  return new Map(pairs.filter(([, hash]) => hash !== ''));
}

/** The evidence of selftests, oldest first. */
export function readEvidence(root: string): Evidence[] {
  return glob(root, '.abicus/evidence/*/verdict.json').flatMap((file) => {
    const read = readJson(root, file);
    if (!isObject(read)) return [];
    const verdict = isObject(read['verdict']) ? read['verdict'] : read;
    const climbed = list(verdict['rungs']).filter((one) => typeof one['line'] === 'number');
    return {
      file,
      accepted: verdict['accepted'] === true || verdict['ok'] === true,
      profile: word(verdict['profile']),
      rungs: climbed.map((one) => word(one['rung'] ?? one['marker'])),
      findings: list(verdict['findings']).map((one) => {
        return { kind: word(one['kind']), message: word(one['message']) };
      }),
      contracts: hashesOf(readJson(root, `${dirname(file)}/contracts.json`)),
    };
  });
}
