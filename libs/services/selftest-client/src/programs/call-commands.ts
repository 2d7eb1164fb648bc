/** What probes ask of the tasks that answer their calls: the first byte of a request. */

/** Commands of `child.callee` and `child.replier`. */
export const COMMAND = {
  /** Reply with the bytes behind the command, inverted. */
  echo: 1,
  /** End without a reply. */
  end: 2,
  /** `child.callee`: reply, receive until a deadline that has passed, and end. */
  last: 3,
  /** Keep the token, and reply to other requests. */
  hold: 4,
  /** Reply to the request that was kept first. As a message, not as a request. */
  release: 5,
  /** Reply a second time to the previous request, then tell here what came of it. */
  again: 6,
  /** Reply to the request that was kept first, then tell here what came of it. */
  late: 7,
  /** Send a byte through the moved capability, then move it back. */
  lend: 8,
  /** Tell what the receive handed over about the sender, and the time. */
  sender: 9,
  /** Tell the token that was kept first. */
  token: 10,
} as const;

/** The byte that `lend` sends. */
export const LENT_BYTE = 77;

/** The reply to `echo`, behind its first byte. */
export function inverted(request: Uint8Array): Uint8Array {
  return request.slice(1).map((byte) => ~byte);
}
