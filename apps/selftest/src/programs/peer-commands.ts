/** What the selftest client can tell its peer. */

/** The peer is to arm so many timers, and to answer with how many it armed. */
export const ARM = 1;
/** The peer is to end. */
export const END = 2;

/** The command to arm timers. */
export function armCommand(count: number): Uint8Array {
  return Uint8Array.of(ARM, count);
}

/** The command to end. */
export const END_COMMAND: Uint8Array = Uint8Array.of(END);
