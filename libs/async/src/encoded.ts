/** Encodes values of programs; JavaScript programs may pass anything. */
import { isReject } from '@abicus/wire';

/**
 * Whether each part of a decoded value equals the same part of the given value; additional parts are
 * ignored.
 */
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
 * Encodes a value; gives nothing for a value that is missing or out of its bounds. Encoders trust the
 * types of integers and write their low bytes, so a number that is too wide would arrive as another
 * one: the frame is decoded again and compared. A value outside its set that a check of the contract
 * covers is sent, because the service rejects it.
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
