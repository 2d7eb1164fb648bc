/** A newcomer's service in a workspace of others: what is written by hand into the files of `abicus new`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSample } from '../scaffold/author.ts';
import { CODE, CONTEXT, NAME } from '../walk/spoold.ts';
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
