/** The places in new files where a person is to write: each fails a test, and says what to write. */
import { code, imported, quote, type Code } from '../../output/code.ts';
import { oneLine } from '../../output/one-line.ts';

/**
 * A call that stands for code which is missing: `what` it is (`the act of orders.put`), in which `file` of the new package,
 * and what the contract says of it, if anything.
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
