/**
 * Cases of stored data: texts that are keys and texts that are not, each part at its bounds and
 * beyond; and bytes that are not a value of any version.
 */
import { err } from '../result.ts';
import { parseKey, type KeyKind, type KeyTemplate } from '../persisted/key.ts';
import {
  decodeStored,
  type StoredEntry,
  type StoredFault,
  type StoredTypes,
} from '../persisted/stored.ts';
import type { TestCase } from './test-case.ts';

/** A text, and whether it is a key. */
export type StoredKeyCase = {
  readonly what: string;
  readonly text: string;
  readonly fits: boolean;
};

/** Bytes that are not a value, and why. */
export type StoredValueCase = {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly fault: StoredFault;
};

/** The texts of each kind at its bounds, and beyond. */
const TEXTS: Readonly<
  Record<KeyKind, { readonly good: readonly string[]; readonly bad: readonly string[] }>
> = {
  u8: { good: ['0', '255'], bad: ['256', '00', '-1', ''] },
  u16: { good: ['0', '65535'], bad: ['65536', '01', ''] },
  u32: { good: ['0', '4294967295'], bad: ['4294967296', '01', ''] },
  u53: { good: ['0', '9007199254740991'], bad: ['9007199254740992', '01', ''] },
  u64: { good: ['0', '18446744073709551615'], bad: ['18446744073709551616', '01', ''] },
  hex64: { good: ['0'.repeat(16), 'f'.repeat(16)], bad: ['f'.repeat(15), 'F'.repeat(16), ''] },
  hex: { good: ['00', 'ff'.repeat(64)], bad: ['f', 'FF', ''] },
  word: { good: ['a', 'Z'.repeat(64), '0_-'], bad: ['', '.', 'Z'.repeat(65)] },
};

/** The keys of a template with a given text for one part. */
function keyWith(template: KeyTemplate, at: number, text: string): string {
  return template
    .map((part, i) =>
      typeof part === 'string' ? part : i === at ? text : (TEXTS[part.kind].good[0] ?? ''),
    )
    .join('');
}

/** Texts that are keys of an entry, and texts that are not. */
export function storedKeyCases({ template }: Pick<StoredEntry, 'template'>): StoredKeyCase[] {
  const whole = keyWith(template, -1, '');
  const parts = template.flatMap((part, at): StoredKeyCase[] => {
    if (typeof part === 'string') return [];
    const of =
      (fits: boolean) =>
      (text: string): StoredKeyCase => {
        return { what: `${part.name} is '${text}'`, text: keyWith(template, at, text), fits };
      };
    const { good, bad } = TEXTS[part.kind];
    return [...good.map(of(true)), ...bad.map(of(false))];
  });
  return [
    { what: 'a key', text: whole, fits: true },
    { what: 'no text', text: '', fits: false },
    { what: 'a key with a character before it', text: `?${whole}`, fits: false },
    { what: 'a key with a character after it', text: `${whole}?`, fits: false },
    ...parts,
  ];
}

/** Bytes that are not a value of an entry. */
export function storedValueCases({
  version,
  layouts,
}: Pick<StoredEntry, 'version' | 'layouts'>): StoredValueCase[] {
  const of = (what: string, fault: StoredFault, ...bytes: readonly number[]): StoredValueCase => {
    return { what, bytes: Uint8Array.from(bytes), fault };
  };
  const olds = Array.from({ length: version }, (_, i) => i);
  return [
    of('no bytes', 'UnknownVersion'),
    of(
      'the version after',
      version === 255 ? 'BadValue' : 'NewerVersion',
      Math.min(version + 1, 255),
    ),
    ...olds
      .filter((old) => !Object.hasOwn(layouts, old))
      .map((old) => of(`version ${old}, which is not read`, 'UnknownVersion', old)),
    ...Object.keys(layouts).map((known) => of(`version ${known} alone`, 'BadValue', Number(known))),
  ];
}

/** Tests of an entry from its cases. They migrate nothing: no case is a value. */
export function storedTests<T extends StoredTypes>(stored: StoredEntry<T>): TestCase[] {
  const { id, template } = stored;
  const keys = storedKeyCases(stored).map(({ what, text, fits }) => ({
    title: `${id} ${fits ? 'has' : 'has not'} the key '${text}': ${what}`,
    run: () => parseKey(template, text) !== undefined,
    expected: fits,
  }));
  const values = storedValueCases(stored).map(({ what, bytes, fault }) => ({
    title: `${id} rejects ${what} as ${fault}`,
    run: () => decodeStored(stored, bytes, {}),
    expected: err(fault),
  }));
  return [...keys, ...values];
}
