/** `npm run pack -- FOLDER`: leaves a tarball of every publishable package in a folder. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { paint } from './colours.ts';
import { packAll } from './tarballs.ts';

const [folder, ...others] = process.argv.slice(2);
if (folder === undefined || others.length > 0) {
  process.stderr.write('usage: npm run pack -- FOLDER\n');
  process.exitCode = 2;
} else {
  // npm starts scripts at the root; a folder is meant from where it was called.
  const into = resolve(process.env['INIT_CWD'] ?? '.', folder);
  try {
    mkdirSync(into, { recursive: true });
    const tarballs = await packAll(into);
    process.stdout.write(`${tarballs.length} tarballs in ${into}\n`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stdout.write(`${paint('red', 'FAIL ')} ${message}\n`);
    process.exitCode = 1;
  }
}
