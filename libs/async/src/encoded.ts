/** Frames of values that programs give: one in JavaScript may give anything. */
import { isReject } from '@abicus/wire';

/** Whether what a frame holds is what was given: each part of it, whatever else was given. */
function holds(found: unknown, given: unknown): boolean {
  if (found instanceof Uint8Array) {
    return (
      given instanceof Uint8Array &&
      given.length === found.length &&
      found.every((byte, i) => byte === given[i])
    );
  }
  if (Array.isArray(found)) {
    return (
      Array.isArray(given) &&
      given.length === found.length &&
      found.every((one, i) => holds(one, given[i]))
    );
  }
  if (typeof found !== 'object' || found === null) return found === given;
  return Object.entries(found).every(([key, part]) => {
    return holds(part, (given as Readonly<Record<string, unknown>>)[key]);
  });
}

/**
 * The frame that an encoder makes of a value; nothing for a value that is out of its bounds, or none at all. An encoder
 * trusts the types of integers and writes their low bytes, so that another number would arrive than was given: the frame is
 * decoded and compared. A value outside its set that a check of the contract is for is the service's to judge.
 */
export function encoded<T>(
  value: T,
  encode: (value: T) => Uint8Array | undefined,
  decode: (frame: Uint8Array) => unknown,
): Uint8Array | undefined {
  try {
    const frame = encode(value);
    if (frame === undefined) return undefined;
    const found = decode(frame);
    return isReject(found) || (found !== undefined && holds(found, value)) ? frame : undefined;
  } catch {
    return undefined;
  }
}
