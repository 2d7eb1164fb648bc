/**
 * `npm run pack -- --to DIR`: writes a tarball of every publishable package to a folder, and prints
 * the install command.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { plural } from '../codegen/src/diagnostics/plural.ts';
import { givenTwice } from '../codegen/src/options.ts';
import { paint } from './colours.ts';
import { packAll } from './tarballs.ts';

/** The folder argument, or what is wrong with the arguments. */
function folderOf(args: readonly string[]): { readonly to: string } | { readonly wrong: string } {
  const options = { to: { type: 'string' } } as const;
  if (givenTwice(args, options) !== undefined) return { wrong: '--to is given twice' };
  try {
    const { to = '' } = parseArgs({ args: [...args], options }).values;
    return to === '' ? { wrong: '--to is missing' } : { to };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

async function packInto(folder: string): Promise<number> {
  try {
    mkdirSync(folder, { recursive: true });
    // `npm install DIR/*.tgz` installs all tarballs in the folder: two versions of one package
    // would conflict.
    const there = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const tarballs = await packAll(folder);
    const made = new Set(tarballs.map(({ packed }) => packed.filename));
    const others = there.filter((name) => !made.has(name));
    process.stdout.write(`${plural(tarballs.length, 'tarball')} in ${folder}\n`);
    for (const name of others) process.stdout.write(`note: ${name} was there before\n`);
    process.stdout.write(`next: npm install ${join(folder, '*.tgz')}\n`);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stdout.write(`${paint('red', 'FAIL ')} ${message}\n`);
    return 1;
  }
}

const given = folderOf(process.argv.slice(2));
if ('wrong' in given) {
  process.stderr.write(`pack: ${given.wrong}\nusage: npm run pack -- --to DIR\n`);
  process.exitCode = 2;
} else {
  // npm starts scripts at the root; a relative folder means one where npm was called.
  process.exitCode = await packInto(resolve(process.env['INIT_CWD'] ?? '.', given.to));
}
