/**
 * Watching: generates when a contract changes, and reports the result.
 *
 * Events during a run cause one more run after it; there is no debouncing. A file that is read while
 * an editor still writes it is rejected, and the next event generates again.
 */
import { watch as watchFiles } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../workspace/config.ts';
import { generate, type GenerateOptions, type GenerateResult } from './generate.ts';

/** Receives each result; a run with nothing to do is reported only if it is the first. */
export type OnResult = (result: GenerateResult) => void;

/** Generates now and after each change, until the signal is given. */
export function watch(
  workspace: Workspace,
  onResult: OnResult,
  signal: AbortSignal,
  options: GenerateOptions = {},
): Promise<void> {
  let running = false;
  let again = false;
  let told = false;
  return new Promise((resolve, reject) => {
    const run = async (): Promise<void> => {
      running = true;
      do {
        again = false;
        const result = await generate(workspace, options);
        if (result.status !== 'fresh' || !told) onResult(result);
        told = true;
      } while (again && !signal.aborted);
      running = false;
    };
    const trigger = (): void => {
      again = true;
      if (!running) run().catch(reject);
    };
    const folder = join(workspace.root, workspace.contracts);
    const watcher = watchFiles(folder, { signal }, (_, name) => {
      if (name === null || name.endsWith('.contract.ts')) trigger();
    });
    watcher.on('close', resolve);
    watcher.on('error', reject);
    trigger();
  });
}
