import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { syntheticContracts } from '../synthetic.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';

/** What a process that generates has loaded: its status, and whether parser and formatter are in. */
function run(root: string): { readonly status: string; readonly loaded: readonly string[] } {
  const index = pathToFileURL(join(import.meta.dirname, '../index.ts')).href;
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({ resolve(specifier, context, next) {
      for (const name of ['@ts-morph/common', 'oxfmt', 'typebox']) if (specifier === name) loaded.add(name);
      return next(specifier, context);
    } });
    const { generate, workspaceAt } = await import('${index}');
    const { status } = await generate(workspaceAt(${JSON.stringify(root)}), { emitters: [] });
    console.log(JSON.stringify({ status, loaded: [...loaded].sort() }));
  `;
  const args = ['-C', '@abicus/source', '--input-type=module', '-e', script];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

test('a run with nothing to do loads neither parser nor formatter', { timeout: 60_000 }, () => {
  const temporary = temporaryWorkspace(syntheticContracts(2));
  const { root } = temporary.workspace;
  const everything = ['@ts-morph/common', 'oxfmt', 'typebox'];
  expect(run(root)).toEqual({ status: 'written', loaded: everything });
  expect(run(root)).toEqual({ status: 'fresh', loaded: [] });
});
