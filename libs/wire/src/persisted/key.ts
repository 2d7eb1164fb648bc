/**
 * Keys of a store: texts with named parts, `/state/wal/seg_{n: u32}`.
 * A part has one text for each value, and the character after it cannot belong to it, so a key is
 * parsed in only one way: building and parsing are inverse and total.
 */
import { err, ok, type Result } from '../result.ts';

/** The kinds of a key's parts. */
export type KeyKind = 'u8' | 'u16' | 'u32' | 'u53' | 'u64' | 'hex64' | 'hex' | 'word';

/** A named part. */
export type KeyPart<K extends KeyKind = KeyKind> = { readonly name: string; readonly kind: K };

/** A key: fixed texts, and parts. */
export type KeyTemplate = readonly (string | KeyPart)[];

/** The values of the parts of a key. */
export type KeyValues = Readonly<Record<string, number | bigint | string>>;

/** The characters of a part's text. */
export type KeyAlphabet = {
  /** One character, as a class of a regular expression. */
  readonly one: string;
  /** The lowest number of characters. */
  readonly min: number;
  readonly max: number;
};

const DIGIT = '[0-9]';
const HEX = '[0-9a-f]';

/** The alphabets of the kinds of parts. */
export const KEY_ALPHABETS: Readonly<Record<KeyKind, KeyAlphabet>> = {
  u8: { one: DIGIT, min: 1, max: 3 },
  u16: { one: DIGIT, min: 1, max: 5 },
  u32: { one: DIGIT, min: 1, max: 10 },
  u53: { one: DIGIT, min: 1, max: 16 },
  u64: { one: DIGIT, min: 1, max: 20 },
  hex64: { one: HEX, min: 16, max: 16 },
  hex: { one: HEX, min: 2, max: 128 },
  word: { one: '[A-Za-z0-9_-]', min: 1, max: 64 },
};

type Patterns = { readonly whole: RegExp; readonly next: RegExp };

/** Patterns of each kind: the whole text, and the longest match from an offset. */
const PATTERNS: ReadonlyMap<string, Patterns> = new Map(
  Object.entries(KEY_ALPHABETS).map(([kind, { one, min, max }]) => [
    kind,
    { whole: new RegExp(`^${one}{${min},${max}}$`), next: new RegExp(`${one}{0,${max}}`, 'y') },
  ]),
);

/** The largest values of the kinds that are numbers. */
const LARGEST: Readonly<Partial<Record<KeyKind, bigint>>> = {
  u8: 0xffn,
  u16: 0xffffn,
  u32: 0xffff_ffffn,
  u53: 2n ** 53n - 1n,
  u64: 2n ** 64n - 1n,
  hex64: 2n ** 64n - 1n,
};

/** The text of a part; nothing for a value outside its kind. */
function partText(
  { kind }: KeyPart,
  value: number | bigint | string | undefined,
): string | undefined {
  const largest = LARGEST[kind];
  if (largest === undefined)
    return typeof value === 'string' && isPart(kind, value) ? value : undefined;
  const isWide = kind === 'u64' || kind === 'hex64';
  if (typeof value !== (isWide ? 'bigint' : 'number')) return undefined;
  if (!isWide && !Number.isSafeInteger(value)) return undefined;
  const number = BigInt(value ?? 0);
  if (number < 0n || number > largest) return undefined;
  return kind === 'hex64' ? number.toString(16).padStart(16, '0') : String(number);
}

function isPart(kind: KeyKind, text: string): boolean {
  return PATTERNS.get(kind)?.whole.test(text) === true && (kind !== 'hex' || text.length % 2 === 0);
}

/** The longest text of a part from an offset. */
function takenAt(kind: KeyKind, text: string, at: number): string {
  const next = PATTERNS.get(kind)?.next;
  if (next === undefined) return '';
  next.lastIndex = at;
  return next.exec(text)?.[0] ?? '';
}

/** The value of a part's text; nothing for a text without a value. */
function partValue({ kind }: KeyPart, text: string): number | bigint | string | undefined {
  if (!isPart(kind, text)) return undefined;
  const largest = LARGEST[kind];
  if (largest === undefined) return text;
  const number = BigInt(kind === 'hex64' ? `0x${text}` : text);
  // One text for each value: leading zeros are rejected.
  if (number > largest || (kind !== 'hex64' && String(number) !== text)) return undefined;
  return kind === 'u64' || kind === 'hex64' ? number : Number(number);
}

/** The text of a key. */
export function buildKey(template: KeyTemplate, values: KeyValues): Result<string, 'BadKey'> {
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const given = Object.hasOwn(values, part.name) ? values[part.name] : undefined;
    const own = partText(part, given);
    if (own === undefined) return err('BadKey');
    text += own;
  }
  return ok(text);
}

/** The values of a key; nothing for a text that is not a key of this template. */
export function parseKey(template: KeyTemplate, text: string): KeyValues | undefined {
  const values: Record<string, number | bigint | string> = {};
  let at = 0;
  for (const part of template) {
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    const taken = takenAt(part.kind, text, at);
    const value = partValue(part, taken);
    if (value === undefined) return undefined;
    values[part.name] = value;
    at += taken.length;
  }
  return at === text.length ? values : undefined;
}
