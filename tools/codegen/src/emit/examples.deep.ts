/** The packages that are generated from the examples of docs/language.md. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { asContracts, exampleContracts } from '../../language/sources.ts';
import { assemble } from '../output/assemble.ts';
import { linkedOf } from '../testing/annotated.ts';
import { writtenOut } from '../testing/generated.ts';
import { workspaceAt } from '../workspace/config.ts';
import { EMITTERS } from './index.ts';

const root = join(import.meta.dirname, '../../../..');
const contracts = asContracts(exampleContracts(root));

const SOURCE = /^libs\/abi\/(\w+)\/src\/(.*\.ts)$/;

test('the packages that are generated from the examples compile', async () => {
  const { sources, model } = linkedOf(contracts);
  const plain = (_: string, body: string): Promise<string> => Promise.resolve(body);
  const outputs = await assemble(sources, model, workspaceAt('/workspace'), EMITTERS, plain);
  const files = [...outputs].flatMap(([path, text]): [string, string][] => {
    const [, feeds = '', file = ''] = SOURCE.exec(path) ?? [];
    return feeds === '' ? [] : [[`${feeds}/${file}`, text]];
  });
  const feeding = new Set(files.map(([path]) => path.split('/', 1)[0]));
  expect([...feeding]).toEqual(expect.arrayContaining(['board', 'kernel', 'meter', 'spooler']));
  const folder = writtenOut(new Map(files));
  // Packages of this workspace have names of these: each is found where it was written.
  const paths = Object.fromEntries(
    [...feeding].flatMap((feeds) => [
      [`@abicus/abi-${feeds}`, [`./src/${feeds}/index.ts`]],
      [`@abicus/abi-${feeds}/*`, [`./src/${feeds}/*/index.ts`]],
    ]),
  );
  const compilerOptions = { isolatedDeclarations: false, paths };
  const config = { extends: './tsconfig.json', compilerOptions, include: ['src'] };
  writeFileSync(join(folder, 'tsconfig.paths.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/.bin/tsc');
  const args = ['-p', 'tsconfig.paths.json', '--pretty', 'false'];
  const shell = process.platform === 'win32';
  const { stdout } = spawnSync(tsc, args, { cwd: folder, encoding: 'utf8', shell });
  expect(stdout).toBe('');
});
