/** The draw of mutants in `npm run test:deep`: what is asked of the tool, and what is shown of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { branchBase } from '../../codegen/src/diff/base.ts';
import { git } from '../../codegen/src/git/git.ts';
import { REPORT } from '../../mutants/src/workspace.ts';

/** How long it takes at most. */
const MINUTES = '1.4';

/**
 * The arguments of the tool: mutants drawn by the hash of the commit, those of files that differ from the base first.
 * Undefined where git knows no commit.
 */
export function drawArguments(root: string): string[] | undefined {
  const head = git(root, 'rev-parse', 'HEAD')?.trim();
  const base = branchBase(root);
  if (head === undefined || head === '' || base === undefined) return undefined;
  const stages = existsSync(join(root, REPORT))
    ? []
    : ['--stages', 'selftest,types,bites,unit,check,wide'];
  return ['--base', base, '--seed', head, '--minutes', MINUTES, '--quiet', ...stages];
}

/** What is shown of the output: how many were tried, then the rest but for the lines of progress. */
export function summaryOf(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\d+\/\d+ tried$/.test(line));
  const last = lines.findLast((line) => line !== '') ?? '';
  const rest = lines.filter((line) => line !== last).join('\n');
  return `${last}\n${rest.trim()}`;
}
