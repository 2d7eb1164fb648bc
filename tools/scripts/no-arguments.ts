/**
 * Rejects arguments of scripts that take none, so that a script never does something else than was
 * asked for.
 */
import process from 'node:process';

/** Ends the process with exit code 2 if it has arguments. @param of the script, as it is typed. */
export function rejectArguments(of: string): void {
  const [first] = process.argv.slice(2);
  if (first === undefined) return;
  process.stderr.write(`${of} takes no arguments: '${first}' is one too many\n`);
  process.exit(2);
}
