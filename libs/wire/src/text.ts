/**
 * Text in frames: strict UTF-8.
 * Nearly all of it is short and ASCII, where the platform's encoder and decoder cost more than the
 * text: they handle the rest.
 */

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Longer texts are decoded by the platform. */
const SHORT = 64;

/**
 * Arrays of character codes, by length of the text. The host makes a text of an array in one call; a
 * concatenated text would be flattened at its first use. The arrays are free between two calls.
 */
const CODES: readonly number[][] = Array.from({ length: SHORT + 1 }, (_, length) =>
  Array.from({ length }, () => 0),
);

function shortAscii(bytes: Uint8Array, from: number, to: number): string | undefined {
  const codes = CODES[to - from];
  if (codes === undefined) return undefined;
  let all = 0;
  for (let i = 0; i < codes.length; i++) {
    const byte = bytes[from + i] ?? 0;
    all |= byte;
    codes[i] = byte;
  }
  return all < 0x80 ? String.fromCharCode(...codes) : undefined;
}

/** The text between two offsets, or nothing if it is not well-formed UTF-8. */
export function readUtf8(bytes: Uint8Array, from: number, to: number): string | undefined {
  const short = shortAscii(bytes, from, to);
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

/** The number of bytes of a text. An unpaired surrogate becomes U+FFFD. */
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

/** The bytes of a text. An unpaired surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}
