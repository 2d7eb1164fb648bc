/** The commands of the selftest client to its peer. */

/** Arms timers; the peer replies with the number that it armed. */
export const ARM = 1;
/** Ends the peer. */
export const END = 2;

/** Encodes the command to arm `count` timers. */
export function armCommand(count: number): Uint8Array {
  return Uint8Array.of(ARM, count);
}

/** The encoded command to end. */
export const END_COMMAND: Uint8Array = Uint8Array.of(END);
