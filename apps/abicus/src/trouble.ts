/** Unexpected errors of a command, printed in one line without a stack: exit code 2. */
import { failureLine, fileFailure } from '@abicus/codegen/files';
import type { Io } from './command.ts';

/** Prints the error that stopped a command: a file system error, or a bug in abicus. */
export function reportError(command: string, error: unknown, { cwd, env, err }: Io): void {
  const failure = fileFailure(error);
  const [first = ''] = String(error).split('\n');
  const debug = env['ABICUS_DEBUG'] === '1';
  const why =
    failure === undefined
      ? `internal error: ${first} (ABICUS_DEBUG=1 prints the stack)`
      : failureLine(cwd, failure);
  err(`abicus: ${command === '' ? '' : `${command}: `}${why}\n`);
  if (debug && error instanceof Error) err(`${error.stack ?? ''}\n`);
}
