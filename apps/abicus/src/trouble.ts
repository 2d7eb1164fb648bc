/** What goes wrong outside of what a command looks at, in one line each: exit code 2, never a stack. */
import { failureLine, fileFailure } from '@abicus/codegen/files';
import type { Io } from './command.ts';

/** What stopped a command: what the file system rejected, or a mistake of ours. */
export function tellTrouble(command: string, error: unknown, { cwd, env, err }: Io): void {
  const failure = fileFailure(error);
  const [first = ''] = String(error).split('\n');
  const debug = env['ABICUS_DEBUG'] === '1';
  const why =
    failure === undefined
      ? `stopped by a mistake of its own: ${first} (ABICUS_DEBUG=1 shows where)`
      : failureLine(cwd, failure);
  err(`abicus: ${command === '' ? '' : `${command}: `}${why}\n`);
  if (debug && error instanceof Error) err(`${error.stack ?? ''}\n`);
}
