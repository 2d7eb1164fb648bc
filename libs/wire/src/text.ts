/** Text in frames: UTF-8, strict. */

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Short texts of ASCII are read without the decoder, which costs more than they do. */
const SHORT = 64;

function shortAscii(bytes: Uint8Array): string | undefined {
  if (bytes.length > SHORT) return undefined;
  let out = '';
  for (const byte of bytes) {
    if (byte >= 0x80) return undefined;
    out += String.fromCharCode(byte);
  }
  return out;
}

/** The text that the bytes are, or nothing if they are not well-formed UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  const short = shortAscii(bytes);
  if (short !== undefined) return short;
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The bytes of a text. A half of a surrogate pair that stands alone becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}
