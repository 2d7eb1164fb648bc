/** Runs the codecs of generated packages against what they must do. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { CodecCase, CodecSample, GuardCase } from './codec-cases.ts';
import { isRejectLike } from './reject-like.ts';

type Exports = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const hexOf = (bytes: unknown): string =>
  bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : String(bytes);

function decoded(
  one: CodecCase,
  decode: Exports[string],
  bytes: Uint8Array,
  correlation: unknown,
): unknown {
  if (one.kind === 'struct') return decode(bytes, 0);
  if (one.kind !== 'reply') return decode(bytes);
  const result = decode(bytes, correlation) as { readonly ok: boolean; readonly value: unknown };
  return result.ok ? result.value : undefined;
}

function encoded(
  one: CodecCase,
  encode: Exports[string],
  value: unknown,
  correlation: unknown,
): string {
  const args = [
    ...(one.given ? [value] : []),
    ...(one.kind === 'struct' || one.kind === 'event' ? [] : [correlation]),
  ];
  return hexOf(encode(...args));
}

/** A frame in hexadecimal, its nonce taken out: that of a request is no part of its value. */
function withoutNonce({ nonce }: CodecCase, hex: string): string {
  if (nonce === undefined) return hex;
  const size = 2 * nonce.size;
  return nonce.place === 'end' ? hex.slice(0, -size) : hex.slice(0, 8) + hex.slice(8 + size);
}

/** Whether a request may be one of another version: another version byte, or as long as one of a twin. */
function isOfAnother({ kind, twin }: CodecCase, bytes: Uint8Array, other: Uint8Array): boolean {
  return kind === 'request' && (twin || other[2] !== bytes[2]);
}

/** Bytes that differ from these by one: a byte, a bit, the length. */
function* neighbours(bytes: Uint8Array): Generator<Uint8Array> {
  for (let i = 0; i < Math.min(bytes.length, 96); i++) {
    for (const mask of [0x01, 0x80, 0xff]) yield bytes.with(i, (bytes[i] ?? 0) ^ mask);
  }
  yield bytes.subarray(0, bytes.length - 1);
  yield Uint8Array.of(...bytes, 0);
}

function sampleFails(one: CodecCase, exports: Exports, sample: CodecSample): string | undefined {
  const [encode, decode] = [exports[one.encode], exports[one.decode]];
  if (encode === undefined) return `there is no ${one.encode}`;
  if (decode === undefined) return `there is no ${one.decode}`;
  const { value, hex, correlation } = sample;
  const made = encoded(one, encode, value, correlation);
  if (made !== hex) return `encodes to ${made}, the reference to ${hex}`;
  const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
  const back = decoded(one, decode, bytes, correlation);
  if (!isDeepStrictEqual(plain(back), plain(value))) return `does not decode its own ${hex}`;
  for (const other of neighbours(bytes)) {
    const found = decoded(one, decode, other, correlation);
    if (typeof found !== 'object' || found === null || isRejectLike(found)) continue;
    // A structure is read from the front of the bytes.
    const expected = one.kind === 'struct' ? other.subarray(0, bytes.length) : other;
    const again = encoded(one, encode, found, correlation);
    const same = withoutNonce(one, again) === withoutNonce(one, hexOf(expected));
    // A frame of another version says so by its length or a byte of its header.
    if (!same && !isOfAnother(one, bytes, other)) {
      return `takes ${hexOf(expected)}, whose value encodes to ${again}`;
    }
  }
  return undefined;
}

/** Without prototypes and views. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return hexOf(value);
  if (typeof value !== 'object' || value === null) return value;
  // A tail that is absent is a property without a value.
  return Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [[key, plain(one)]],
  );
}

function guardFails(one: GuardCase, exports: Exports): string | undefined {
  const [guard, make] = [exports[one.guard], exports[one.make]];
  if (guard === undefined) return `there is no ${one.guard}`;
  if (make === undefined) return `there is no ${one.make}`;
  const says = (value: unknown): boolean[] => [
    guard(value) === true,
    (make(value) as { readonly ok: boolean }).ok,
  ];
  for (const value of one.taken) {
    if (says(value).includes(false)) return `${one.guard} rejects ${String(value)}`;
  }
  for (const value of one.rejected) {
    if (says(value).includes(true)) return `${one.guard} takes ${String(value)}`;
  }
  return undefined;
}

/** The first thing that a draw's packages get wrong, in their folder. */
export async function codecsFail(
  folder: string,
  codecs: readonly CodecCase[],
  guards: readonly GuardCase[],
): Promise<string | undefined> {
  try {
    const load = async (module: string): Promise<Exports> => {
      return (await import(pathToFileURL(join(folder, module)).href)) as Exports;
    };
    for (const one of guards) {
      const why = guardFails(one, await load(one.module));
      if (why !== undefined) return `${one.id}: ${why}`;
    }
    for (const one of codecs) {
      for (const sample of one.samples) {
        const why = sampleFails(one, await load(one.module), sample);
        if (why !== undefined) return `${one.id} (${one.kind}): ${why}`;
      }
    }
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  }
}
