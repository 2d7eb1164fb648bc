/** A newcomer's service in a workspace of others: what is written by hand into the files of `abicus new`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edited, writeSample } from '../scaffold/author.ts';
import { CODE, CONTEXT, FAULT, NAME, RESTARTED, RUNGS } from '../walk/spoold.ts';
import { abicus, linkPackages, selftest, type SelftestDocument } from './foreign.ts';

/** Adds the service to a workspace that boots, with the installed command line, and boots it on these harts. */
export async function addNewcomer(root: string, harts: number): Promise<SelftestDocument> {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  await abicus(root, 'new', 'contract', NAME);
  const file = readdirSync(join(root, 'contracts')).find(
    (one) => one.includes(NAME) && one.endsWith('.contract.ts'),
  );
  if (file === undefined) throw new Error(`there is no contract of ${NAME}`);
  write(`contracts/${file}`, read(`contracts/${file}`).replace(...CONTEXT));
  await abicus(root, 'generate');
  await abicus(root, 'new', 'service', NAME);
  linkPackages(root);
  writeSample({ read, write }, `libs/services/${NAME}`, CODE);
  return await selftest(root, harts);
}

/** Lets the first instance of the service end with a fault, boots again, and gives the lines of the log that are missing. */
export async function restartNewcomer(root: string, harts: number): Promise<string[]> {
  for (const [path, edits] of Object.entries(FAULT)) {
    const file = join(root, `libs/services/${NAME}`, path);
    writeFileSync(file, edited(path, readFileSync(file, 'utf8'), edits));
  }
  const { evidence } = await selftest(root, harts);
  const log = readFileSync(join(evidence, 'console.log'), 'utf8');
  return [...RUNGS, ...RESTARTED].filter((line) => !log.includes(line));
}
