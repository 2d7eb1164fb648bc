/**
 * ABI7001 and ABI7002: the gates around the workspace. Nx must hash what checks read, CI must run
 * them, and each code must have a fixture that shows that it bites.
 */
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { CODES } from '../../diagnostics/diagnostic.ts';
import { readIfThere } from '../../output/write.ts';
import type { Workspace } from '../../workspace/config.ts';
import { DRIFT, drift } from '../finding.ts';
import type { Looked, Rule } from '../rule.ts';

/** What a workflow must run, and what else counts as running it. */
const GATES: readonly { readonly verb: string; readonly also: RegExp }[] = [
  { verb: 'check', also: /npm (?:run )?test\b|\.ci\/run|ci:affected/ },
  { verb: 'prove', also: /npm (?:run )?test\b|\.ci\/run|ci:affected/ },
  { verb: 'bump', also: /ci:affected/ },
];

const WORKFLOWS = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** The lines of files that a workflow may come to: package scripts and scripts of the repository. */
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

/** The first line of a workflow that is no comment. */
function firstLine(text: string): number {
  return text.split('\n').findIndex((line) => line.trim() !== '' && !line.startsWith('#')) + 1;
}

function unwired({ workspace, files }: Looked): Diagnostic[] {
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

const FIXTURES = 'tools/codegen/src/check/fixtures/table.ts';

/** Codes without a sabotage fixture; only where the codes themselves are at home. */
function unsabotaged({ workspace, files }: Looked): Diagnostic[] {
  if (!files.has(FIXTURES)) return [];
  const text = readIfThere(join(workspace.root, FIXTURES)) ?? '';
  const codes = new Set<string>([...Object.values(CODES), ...Object.values(DRIFT)]);
  return [...codes]
    .filter((code) => !text.includes(code))
    .sort()
    .map((code) =>
      drift(
        'ci/not-wired',
        { file: FIXTURES, line: 1, col: 1 },
        `${code} has no sabotage fixture`,
        {
          fix: 'add one to the table',
        },
      ),
    );
}

/** Project files of generated packages that say what Nx hashes: `"inputs"` with contract files. */
function inputs({ workspace, model, files }: Looked): Diagnostic[] {
  return model.packages.flatMap((one) => {
    const path = `${one.folder}/project.json`;
    if (!files.has(path)) return [];
    const text = readIfThere(join(workspace.root, path)) ?? '';
    if (!text.includes('.contract.ts')) return [];
    const own = model.contracts.filter(({ slug }) => one.contracts.includes(slug));
    const used = own.flatMap(({ uses }) => uses.map(({ id }) => id));
    const needed = model.contracts.filter((c) => own.includes(c) || used.includes(c.prose.id));
    return needed
      .filter(({ file }) => !text.includes(file))
      .map(({ file }) =>
        drift('nx/inputs', { file: path, line: 1, col: 1 }, `${file} is read, and is no input`, {
          fix: '`npx nx sync`',
        }),
      );
  });
}

/** ABI7001 and ABI7002. */
export const gates: Rule = (looked) => [
  ...unwired(looked),
  ...unsabotaged(looked),
  ...inputs(looked),
];
