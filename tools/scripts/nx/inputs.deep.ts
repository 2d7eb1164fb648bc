/** Compares the inputs that the plugin reads from contracts with the outputs that a change affects. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plan, readContracts, workspaceAt } from '@abicus/codegen';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractsOf } from '../../nx/src/scan/inputs.ts';
import { scan } from '../../nx/src/scan/scan.ts';
import { workspaceRoot } from '../steps.ts';

const contracts = readContracts(workspaceAt(workspaceRoot));
const read = scan(workspaceAt(workspaceRoot));

describe('a change of the prose in a contract', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-inputs-'));
  let before: ReadonlyMap<string, string>;

  async function outputs(): Promise<ReadonlyMap<string, string>> {
    const planned = await plan(workspaceAt(root), { force: true });
    if (planned.status !== 'planned') throw new Error(JSON.stringify(planned));
    return planned.outputs;
  }

  /** The generated packages whose outputs changed. */
  async function changed(): Promise<Set<string>> {
    const after = await outputs();
    const paths = [...after].filter(([path, text]) => before.get(path) !== text);
    return new Set(
      paths.flatMap(([path]) => (path.startsWith('libs/abi/') ? (path.split('/')[2] ?? '') : [])),
    );
  }

  beforeAll(async () => {
    mkdirSync(join(root, 'contracts'));
    for (const { file } of contracts) cpSync(join(workspaceRoot, file), join(root, file));
    before = await outputs();
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true }));

  test.each(contracts)(
    '$file reaches no package that does not have it as an input',
    { timeout: 60_000 },
    async ({ file, text }) => {
      writeFileSync(join(root, file), text.replace(/(title: '|why: '|\/\*\* )/g, '$1Changed. '));
      const found = await changed();
      writeFileSync(join(root, file), readFileSync(join(workspaceRoot, file)));
      const own = read.outlines.find((outline) => outline.file === file)?.feeds ?? '';
      // Drafts only generate types: a draft without types has no outputs.
      const isThere = [...before.keys()].some((path) => path.startsWith(`libs/abi/${own}/`));
      expect(found.has(own)).toBe(isThere);
      const strangers = [...found].filter((feeds) => !contractsOf(feeds, read).includes(file));
      expect(strangers).toEqual([]);
    },
  );
});
