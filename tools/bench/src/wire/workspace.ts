/**
 * Creates a scratch workspace in `.abicus` with the contract of the benchmark, and generates its code
 * with the current generator, so that the measured code is never stale.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, workspaceAt } from '@abicus/codegen';
import { CONTRACTS, ROOT } from './generated.ts';

/** Writes the workspace and generates into it. Throws with the findings if it is rejected. */
export async function makeWorkspace(): Promise<void> {
  mkdirSync(ROOT, { recursive: true });
  writeFileSync(join(ROOT, 'abicus.json'), '{}\n');
  cpSync(CONTRACTS, join(ROOT, 'contracts'), { recursive: true });
  const result = await generate(workspaceAt(ROOT));
  if (result.status === 'rejected') throw new Error(JSON.stringify(result.diagnostics[0]));
}
