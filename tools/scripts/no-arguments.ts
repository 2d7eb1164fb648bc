/** Scripts that take no arguments reject any, instead of doing something that was not asked for. */
import process from 'node:process';

/** Ends the process with 2 if it was given arguments. @param of the script, as it is typed. */
export function rejectArguments(of: string): void {
  const [first] = process.argv.slice(2);
  if (first === undefined) return;
  process.stderr.write(`${of} takes no arguments: '${first}' is one too many\n`);
  process.exit(2);
}
