/** Placeholders in new files: each fails a test with an error that says what to write. */
import { code, imported, quote, type Code } from '../../output/code.ts';
import { oneLine } from '../../output/one-line.ts';

/**
 * A call in place of missing code: `what` it is (`the act of orders.put`), in which `file` of the new
 * package, and the contract's text about it, if there is any.
 */
export function missing(
  what: string,
  file: string,
  why: string,
  ...given: readonly string[]
): Code {
  const said = why === '' ? '' : `: ${oneLine(why)}`;
  const rest = given.map((one) => `, ${one}`).join('');
  return code`${imported('unwritten', '@abicus/wire')}(${quote(`${what} in ${file}${said}`)}${rest})`;
}
