/** Keys and versions of stored data: ambiguous ones are findings with both places. */
import { expect, test } from 'vitest';
import { contractFile, findingsOf, surprises, surprisesIn } from '../testing/annotated.ts';
import { commonKey, keySeenBy } from './key-clashes.ts';

const kept = (entries: string, head = "store: 'statefs', maxKey: 255,"): string =>
  `  persisted: { ${head} entries: {\n    ${entries}\n  } },`;
const VALUE = 'version: 1, value: Type.Null()';

test.each<readonly [what: string, sections: string]>([
  ['an empty key', kept(`a: stored('', { ${VALUE} }), //! ABI1010 persisted/key the key is empty`)],
  [
    'a blank in a key',
    kept(`a: stored('/a b', { ${VALUE} }), //! ABI1010 persisted/key not printable`),
  ],
  [
    'a part without a kind',
    kept(`a: stored('/{n}', { ${VALUE} }), //! ABI1010 persisted/key '{n}' is no part of a key`),
  ],
  [
    'a brace that is not closed',
    kept(`a: stored('/{n: u8', { ${VALUE} }), //! ABI1010 persisted/key is no part`),
  ],
  [
    'a kind that is none',
    kept(`a: stored('/{n: u31}', { ${VALUE} }), //! ABI2003 ref/unknown did you mean 'u32'?`),
  ],
  [
    'a part that is there twice',
    kept(`a: stored('/{n: u8}/{n: u8}', { ${VALUE} }), //! ABI1010 persisted/key there twice`),
  ],
  [
    'parts with nothing between',
    kept(
      `a: stored('/{n: u8}{m: word}', { ${VALUE} }), //! ABI1010 persisted/key nothing stands between`,
    ),
  ],
  [
    'a part that goes on',
    kept(
      `a: stored('/{n: word}_x', { ${VALUE} }), //! ABI1010 persisted/key may be a character of it`,
    ),
  ],
  [
    'a key that is too long',
    kept(
      `a: stored('/{n: word}', { ${VALUE} }), //! ABI2101 budget/size up to 65 characters`,
      "store: 'statefs', maxKey: 64,",
    ),
  ],
  [
    'no room for keys',
    kept('', "store: 'statefs', maxKey: 0, //! ABI2101 budget/range from 1\n   "),
  ],
  [
    'a listing of one key',
    kept(
      `a: stored('/a', { ${VALUE},\n      scan: true, //! ABI1010 persisted/key only keys with a common prefix\n    }),`,
    ),
  ],
  [
    'a version of nothing',
    kept(
      "a: stored('/a', { value: Type.Null(),\n      version: 0, //! ABI2101 budget/range from 1 to 255\n    }),",
    ),
  ],
  [
    'a version that comes',
    kept(
      "a: stored('/a', { version: 2, value: Type.Null(), was: {\n      v2: Type.Null(), //! ABI1010 persisted/version no version before 2\n    } }),",
    ),
  ],
  [
    'a version with another name',
    kept(
      "a: stored('/a', { version: 2, value: Type.Null(), was: {\n      one: Type.Null(), //! ABI1010 persisted/version v1\n    } }),",
    ),
  ],
  [
    'a version that is left out',
    kept(
      "a: stored('/a', { version: 4, value: Type.Null(),\n      was: { v1: Type.Null(), v3: Type.Null() }, //! ABI1010 persisted/version version 1 is migrated to 2\n    }),",
    ),
  ],
  [
    'a value of no structure',
    kept(
      "a: stored('/a', { version: 1,\n      value: 'Pid', //! ABI1002 contract/wrong-kind is no structure\n    }),",
    ).concat(
      "errors: { EINVAL: errno(22, 'malformed') }, types: { Pid: newtype(u32, { errno: 'EINVAL' }) },",
    ),
  ],
  [
    'one key twice',
    kept(
      `a: stored('/a', { ${VALUE} }),\n    b: stored('/a', { ${VALUE} }), //! ABI1010 persisted/key '/a' is a key of 'persisted.kernel.b' and of 'persisted.kernel.a'`,
    ),
  ],
  [
    'a key that is also one of many',
    kept(
      `a: stored('/seg_{n: u32}', { ${VALUE} }),\n    b: stored('/seg_7', { ${VALUE} }), //! ABI1010 persisted/key '`,
    ),
  ],
  [
    'keys of which some are the same',
    kept(
      `a: stored('/{a: word}/x', { ${VALUE} }),\n    b: stored('/k/{b: word}', { ${VALUE} }), //! ABI1010 persisted/key '/k/x' is a key of`,
    ),
  ],
  [
    'a listing that finds others',
    kept(
      `a: stored('cle.{n: u32}', { ${VALUE}, scan: true }),\n    b: stored('cle.x.{n: u32}', { ${VALUE} }), //! ABI1010 persisted/key a listing of 'persisted.kernel.a' by 'cle.' finds keys of`,
    ),
  ],
  [
    'a listing that comes later',
    kept(
      `a: stored('cle.x.{n: u32}', { ${VALUE} }),\n    b: stored('cle.{n: u32}', { ${VALUE}, scan: true }), //! ABI1010 persisted/key a listing of 'persisted.kernel.b'`,
    ),
  ],
])('%s', (_, sections) => {
  expect(surprises(sections)).toEqual([]);
});

test.each<readonly [what: string, entries: string]>([
  [
    'keys that begin alike and are not listed',
    `a: stored('/o/{n: u32}/owner', { ${VALUE} }),\n b: stored('/o/{n: u32}/count', { ${VALUE} }),`,
  ],
  [
    'a listing of keys that begin otherwise',
    `a: stored('/wal/seg_{n: u32}', { ${VALUE}, scan: true }),\n b: stored('/wal/head', { ${VALUE} }),`,
  ],
  [
    'the versions of a value from any on',
    `a: stored('/a', { version: 4, value: Type.Null(), was: { v2: Type.Null(), v3: Type.Null() } }),`,
  ],
])('%s link', (_, entries) => {
  expect(surprises(kept(entries))).toEqual([]);
});

test('keys of one store are compared across all contracts, those of different stores are not', () => {
  const one = kept(`a: stored('/a', { ${VALUE} }),`);
  const files = (other: string): Parameters<typeof surprisesIn>[0] => [
    contractFile(one),
    contractFile(other, { id: 'RFC-0002', feeds: 'other' }),
  ];
  const twin = one.replace('}),', '}), //! ABI1010 persisted/key of');
  expect(surprisesIn(files(twin))).toEqual([]);
  expect(surprisesIn(files(one.replace('statefs', 'disk')))).toEqual([]);
  const [finding] = findingsOf(files(twin));
  expect(finding?.related.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'contracts/rfc-0001-kernel.contract.ts:6',
  ]);
});

test('the example of a key that two entries share is the shortest', () => {
  const word = { name: 'w', kind: 'word' } as const;
  const n = { name: 'n', kind: 'u32' } as const;
  expect(commonKey(['/', word], ['/', n])).toBe('/0');
  expect(commonKey(['/', n, '/', word], ['/', word, '/x'])).toBe('/0/x');
  expect(commonKey(['/a', n], ['/b', n])).toBeUndefined();
  expect(keySeenBy(['/a/', n], ['/', word, '/b/', n])).toBe('/a/b/0');
  expect(keySeenBy(['/a/', n], ['/a', n])).toBeUndefined();
});
