/** What probes ask of the tasks that answer their calls: the first byte of a request. */

/** Commands of `child.callee` and `child.replier`. */
const COMMANDS = [
  /** Reply with the bytes behind the command, inverted. */
  'echo',
  /** End without a reply. */
  'end',
  /** `child.callee`: reply, receive until a deadline that has passed, and end. */
  'last',
  /** Keep the token, and reply to other requests. */
  'hold',
  /** Reply to the request that was kept first. As a message, not as a request. */
  'release',
  /** Reply a second time to the previous request, then tell here what came of it. */
  'again',
  /** Reply to the request that was kept first, then tell here what came of it. */
  'late',
  /** Send a byte through the moved capability, then move it back. */
  'lend',
  /** Tell what the receive handed over about the sender, and the time. */
  'sender',
  /** Tell the token that was kept first. */
  'token',
] as const;

/** The bytes of commands: each is another one. */
export const COMMAND = Object.fromEntries(COMMANDS.map((name, byte) => [name, byte])) as Readonly<
  Record<(typeof COMMANDS)[number], number>
>;

/** The byte that `lend` sends. */
export const LENT_BYTE = 77;

/** The reply to `echo`, behind its first byte. */
export function inverted(request: Uint8Array): Uint8Array {
  return request.slice(1).map((byte) => ~byte);
}
