/**
 * The header and the crate are compiled: their own assertions compare sizes and offsets with those
 * of the contracts.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compute } from '../../generate/compute.ts';
import type { ContractFile } from '../../generate/inputs.ts';
import { syntheticContracts } from '../../synthetic.ts';
import { temporaryWorkspace } from '../../testing/temporary.ts';
import { workspaceAt } from '../../workspace/config.ts';
import { native } from './index.ts';

const root = join(import.meta.dirname, '../../../../..');
const workspace = workspaceAt(root);
const inputs = { generator: '', contracts: {} };
const C = ['-std=c11', '-Wall', '-Wextra', '-Werror'];
const RUST = ['--crate-type', 'lib', '--edition', '2021', '-D', 'warnings', '--emit', 'metadata'];

const has = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0;

/** Why a test is skipped: never in CI, where a missing C compiler is a failure. */
const noCc = has('cc') || process.env['CI'] !== undefined ? '' : ' (skipped: there is no cc)';
const noRust = has('rustc') ? '' : ' (skipped: there is no rustc)';

/** The files of the package in a folder of their own. */
async function written(files: readonly ContractFile[]): Promise<string> {
  const computed = await compute(workspace, files, inputs, [native]);
  if (!computed.ok) throw new Error(JSON.stringify(computed.diagnostics));
  const { workspace: temporary, write } = temporaryWorkspace([]);
  for (const [path, text] of computed.outputs) {
    if (!/native\/(?:include|rust)\//.test(path)) continue;
    write(path.slice(path.lastIndexOf('/') + 1), text);
  }
  return temporary.root;
}

function run(cwd: string, tool: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(tool, args, { cwd, encoding: 'utf8' });
  if (error !== undefined) return String(error);
  return status === 0 ? stdout : `${stdout}${stderr}exit ${String(status)}`;
}

describe.each([['synthetic contracts', syntheticContracts(6)]])('of %s', (_, files) => {
  test.skipIf(noCc !== '')(`the C header compiles, its assertions hold${noCc}`, async () => {
    const folder = await written(files);
    expect(run(folder, 'cc', [...C, '-fsyntax-only', '-x', 'c', 'abicus.h'])).toBe('');
    const calls = [...C, '-DABICUS_ECALL', '-fsyntax-only', '-x', 'c', 'abicus.h'];
    expect(run(folder, 'cc', calls)).toBe('');
  });

  test.skipIf(noRust !== '')(`the Rust crate compiles, its assertions hold${noRust}`, async () => {
    const folder = await written(files);
    expect(run(folder, 'rustc', [...RUST, 'abicus.rs'])).toBe('');
  });
});

test.skipIf(noCc !== '')(`a wrong offset does not compile${noCc}`, async () => {
  const folder = await written(syntheticContracts(1));
  const wrong =
    '#include "abicus.h"\n_Static_assert(offsetof(struct abicus_entry, base) == 9, "");';
  writeFileSync(join(folder, 'wrong.c'), wrong);
  expect(run(folder, 'cc', [...C, '-fsyntax-only', 'wrong.c'])).toContain(
    'static assertion failed',
  );
});
