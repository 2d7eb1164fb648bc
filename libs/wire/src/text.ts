/**
 * Text in frames: UTF-8, strict.
 *
 * Nearly all of it is short and ASCII, and then the platform's encoder and decoder cost more than
 * the text: they are for the rest.
 */

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Longer texts are read by the decoder. */
const SHORT = 64;

/** Eight characters in one call: one at a time costs twice as much. */
function eight(bytes: Uint8Array, at: number): string | undefined {
  const a = bytes[at] ?? 0;
  const b = bytes[at + 1] ?? 0;
  const c = bytes[at + 2] ?? 0;
  const d = bytes[at + 3] ?? 0;
  const e = bytes[at + 4] ?? 0;
  const f = bytes[at + 5] ?? 0;
  const g = bytes[at + 6] ?? 0;
  const h = bytes[at + 7] ?? 0;
  if ((a | b | c | d | e | f | g | h) >= 0x80) return undefined;
  return String.fromCharCode(a, b, c, d, e, f, g, h);
}

function shortAscii(bytes: Uint8Array, from: number, to: number): string | undefined {
  let text = '';
  let at = from;
  for (; at + 8 <= to; at += 8) {
    const part = eight(bytes, at);
    if (part === undefined) return undefined;
    text += part;
  }
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The text between two offsets, or nothing if it is not well-formed UTF-8. */
export function readUtf8(bytes: Uint8Array, from: number, to: number): string | undefined {
  const short = to - from <= SHORT ? shortAscii(bytes, from, to) : undefined;
  if (short !== undefined) return short;
  try {
    return strict.decode(bytes.subarray(from, to));
  } catch {
    return undefined;
  }
}

/** The text that the bytes are, or nothing if they are not well-formed UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  return readUtf8(bytes, 0, bytes.length);
}

const isHigh = (code: number): boolean => (code & 0xfc00) === 0xd800;
const isLow = (code: number): boolean => (code & 0xfc00) === 0xdc00;

/** How many bytes a text takes. A half of a surrogate pair that stands alone becomes U+FFFD. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) length += 1;
    else if (code < 0x800) length += 2;
    else if (isHigh(code) && isLow(text.charCodeAt(i + 1))) {
      length += 4;
      i++;
    } else length += 3;
  }
  return length;
}

/** Writes a text at an offset; `length` is its `utf8Length`, and the bytes must reach that far. */
export function writeUtf8(bytes: Uint8Array, at: number, text: string, length: number): void {
  if (length !== text.length) {
    encoder.encodeInto(text, bytes.subarray(at, at + length));
    return;
  }
  for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
}

/** The bytes of a text. A half of a surrogate pair that stands alone becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}
