import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { EMITTERS } from '../emit/index.ts';
import { syntheticContracts } from '../synthetic.ts';
import { workspaceAt } from '../workspace/config.ts';
import { compute } from './compute.ts';
import { readContracts, type ContractFile } from './inputs.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../..');
const inputs = { generator: '', contracts: {} };
const all = EMITTERS;

/** Everything that is computed, as one text. */
async function bytes(files: readonly ContractFile[]): Promise<string> {
  const computed = await compute(workspaceAt(root), files, inputs, all);
  return JSON.stringify(computed.ok ? [...computed.outputs] : computed.diagnostics);
}

const synthetic = syntheticContracts(3);
const reversed = (files: readonly ContractFile[]): ContractFile[] => files.toReversed();
const shuffled = (files: readonly ContractFile[]): ContractFile[] =>
  files.toSorted((a, b) => (a.text.length % 7) - (b.text.length % 7));

test.each([
  ['synthetic contracts', synthetic, [reversed, shuffled]],
  // In this order none of them is where it was.
  ['the contracts of this workspace', readContracts(workspaceAt(root)), [reversed]],
])(
  '%s give the same bytes in any order of files',
  { timeout: 60_000 },
  async (_, files, orders) => {
    const once = await bytes(files);
    for (const order of orders) expect(await bytes(order(files))).toBe(once);
  },
);

/** The outputs of synthetic contracts, computed by a process of its own. */
async function inProcess(
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const url = (path: string): string => pathToFileURL(join(import.meta.dirname, path)).href;
  const script = `
    const { compute } = await import('${url('compute.ts')}');
    const { syntheticContracts } = await import('${url('../synthetic.ts')}');
    const { workspaceAt } = await import('${url('../workspace/config.ts')}');
    const inputs = { generator: '', contracts: {} };
    const computed = await compute(workspaceAt('${root}'), syntheticContracts(1), inputs);
    process.stdout.write(JSON.stringify([...computed.outputs]));
  `;
  const args = ['-C', '@abicus/source', '--input-type=module', '-e', script];
  const env = { ...process.env, ...environment };
  const { stdout } = await run(process.execPath, args, { cwd, env, maxBuffer: 2 ** 28 });
  return stdout;
}

test(
  'another folder, time zone and language give the same bytes',
  { timeout: 60_000 },
  async () => {
    const turkish = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    const there = await inProcess(tmpdir(), { TZ: 'Asia/Kathmandu', ...turkish });
    const here = await bytes(syntheticContracts(1));
    expect(here.length).toBeGreaterThan(1000);
    expect(there).toBe(here);
  },
);
