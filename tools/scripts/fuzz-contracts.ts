/** `npm run fuzz:contracts`: random contracts through the generator and three compilers, see `--help`. */
import { join } from 'node:path';
import process from 'node:process';
import { fuzzContracts } from '../codegen/fuzz/campaign.ts';
import { readFuzzOptions } from '../codegen/fuzz/options.ts';
import { workspaceRoot } from './steps.ts';

const read = readFuzzOptions(process.argv.slice(2));
if ('help' in read) process.stdout.write(read.help);
else if ('usage' in read) {
  process.stderr.write(`${read.usage}; \`npm run fuzz:contracts -- --help\` says more\n`);
  process.exitCode = 2;
} else {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const folder = join(workspaceRoot, '.abicus/fuzz', String(process.pid));
  const ok = await fuzzContracts(folder, read.options, say);
  process.exitCode = ok ? 0 : 1;
}
