/**
 * ABI7001 and ABI7002: the gates of the workspace. Nx must hash the files that checks read, CI must run
 * the checks, and each code must have a sabotage fixture.
 */
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { CODES } from '../../diagnostics/diagnostic.ts';
import { readIfThere } from '../../files/read.ts';
import type { Workspace } from '../../workspace/config.ts';
import { DRIFT, drift } from '../finding.ts';
import type { ContractDef, Model } from '../../model/types.ts';
import type { CheckInput, Rule } from '../rule.ts';

/** The verbs that a workflow must run, and scripts that run them. */
const GATES: readonly { readonly verb: string; readonly also: RegExp }[] = [
  { verb: 'check', also: /npm (?:run )?test\b|\.ci\/run|ci:affected/ },
  { verb: 'prove', also: /npm (?:run )?test\b|\.ci\/run|ci:affected/ },
  { verb: 'bump', also: /ci:affected/ },
];

const WORKFLOWS = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** Returns the lines of files that a workflow may run: package scripts and scripts of the repository. */
function scripts(workspace: Workspace, files: ReadonlySet<string>): string {
  return [...files]
    .filter((file) => file === 'package.json' || /^(?:\.ci\/|tools\/scripts\/)[^/]+$/.test(file))
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readIfThere(join(workspace.root, file)) ?? '')
    .join('\n');
}

function runs(text: string, verb: string): boolean {
  return new RegExp(`abicus(?:\\.js)?['"]?[,\\s]+['"]?${verb}\\b`).test(text);
}

/** Returns the first line of a workflow that is not a comment. */
function firstLine(text: string): number {
  return text.split('\n').findIndex((line) => line.trim() !== '' && !line.startsWith('#')) + 1;
}

function unwired({ workspace, files }: CheckInput): Diagnostic[] {
  const workflows = [...files].filter((file) => WORKFLOWS.test(file)).sort();
  const [first] = workflows;
  if (first === undefined) return [];
  const texts = workflows.map((file) => readIfThere(join(workspace.root, file)) ?? '');
  const behind = scripts(workspace, files);
  return GATES.flatMap(({ verb, also }) => {
    const direct = texts.some((text) => runs(text, verb));
    const indirect = texts.some((text) => also.test(text)) && runs(behind, verb);
    if (direct || indirect) return [];
    const pos = { file: first, line: firstLine(texts[0] ?? ''), col: 1 };
    const message = `no workflow runs \`abicus ${verb}\``;
    return drift('ci/not-wired', pos, message, { fix: `add a step \`npx abicus ${verb}\`` });
  });
}

/** The files with sabotage fixtures: the table of `check`, then those of other verbs. */
const FIXTURES = [
  'tools/codegen/src/check/fixtures/table.ts',
  'tools/codegen/src/check/fixtures/supervised.ts',
  'tools/codegen/src/check/bundle.test.ts',
  'tools/codegen/src/generate/linked.test.ts',
  'tools/codegen/src/generate/whole.test.ts',
  'tools/codegen/src/prove/runs.test.ts',
  'tools/codegen/src/prove/sabotage.test.ts',
  'tools/codegen/src/read/agreement.test.ts',
  'tools/codegen/src/workspace/config.test.ts',
  'tools/system-report/src/tampered.test.ts',
] as const;

/** Returns the codes without a sabotage fixture; only in the workspace that defines the codes. */
function unsabotaged({ workspace, files }: CheckInput): Diagnostic[] {
  const [table] = FIXTURES;
  if (!files.has(table)) return [];
  const texts = FIXTURES.map((file) => readIfThere(join(workspace.root, file)) ?? '');
  // A code in a comment is not a fixture.
  const code = texts.join('\n').replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
  return [...new Set<string>([...Object.values(CODES), ...Object.values(DRIFT)])]
    .filter((one) => !code.includes(one))
    .sort()
    .map((one) =>
      drift('ci/not-wired', { file: table, line: 1, col: 1 }, `${one} has no sabotage fixture`, {
        fix: 'add one to the table',
      }),
    );
}

/** Returns the contract files that a contract uses, directly or indirectly. */
function reachable(model: Model, from: readonly ContractDef[]): Set<ContractDef> {
  const found = new Set(from);
  for (const { uses } of found) {
    for (const { id } of uses) {
      const used = model.contracts.find(({ prose }) => prose.id === id);
      if (used !== undefined) found.add(used);
    }
  }
  return found;
}

/** Returns the Nx configuration of a project file: all of project.json, `nx` of package.json; undefined: it is no JSON. */
function nxPart(file: string, text: string): string | undefined {
  if (!file.endsWith('package.json')) return text;
  try {
    const read: { readonly nx?: unknown } = JSON.parse(text);
    return JSON.stringify(read.nx ?? {});
  } catch {
    return undefined;
  }
}

/**
 * Checks generated packages whose own files configure Nx inputs: these must be exactly the contracts that feed the
 * package and the contracts that they use. The plugin adds the rest.
 */
function inputs({ workspace, model, files }: CheckInput): Diagnostic[] {
  const paths = model.packages.flatMap((pkg) =>
    ['project.json', 'package.json'].map((name) => ({ pkg, path: `${pkg.folder}/${name}` })),
  );
  return paths.flatMap(({ pkg, path }) => {
    if (!files.has(path)) return [];
    const said = nxPart(path, readIfThere(join(workspace.root, path)) ?? '{}');
    if (said === undefined) {
      return drift('nx/inputs', { file: path, line: 1, col: 1 }, 'it is no JSON', {
        fix: 'correct it, or remove it and run `abicus generate`',
      });
    }
    if (!said.includes('.contract.ts')) return [];
    const own = model.contracts.filter(({ slug }) => pkg.contracts.includes(slug));
    const used = own.flatMap(({ uses }) => uses.map(({ id }) => id));
    const needed = model.contracts.filter((c) => own.includes(c) || used.includes(c.prose.id));
    const reached = reachable(model, own);
    const others = model.contracts.filter((one) => !reached.has(one));
    const find = (message: string): Diagnostic =>
      drift('nx/inputs', { file: path, line: 1, col: 1 }, message, {
        fix: 'leave inputs to the plugin `@abicus/nx`, or correct them',
      });
    return [
      ...needed
        .filter(({ file }) => !said.includes(file))
        .map(({ file }) => find(`${file} is read but not an input`)),
      ...others
        .filter(({ file }) => said.includes(file))
        .map(({ file }) => find(`${file} is an input but not read`)),
    ];
  });
}

/** ABI7001 and ABI7002. */
export const gates: Rule = (looked) => [
  ...unwired(looked),
  ...unsabotaged(looked),
  ...inputs(looked),
];
