/** JSON source: keys, numbers, places. */
import { expect, test } from 'vitest';
import { parseJson } from './json.ts';
import { nodeAt, type Node } from './tree.ts';

/** The node of a text at a path. */
function at(text: string, ...path: readonly (string | number)[]): Node {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return nodeAt(parsed.tree.root, path).node;
}

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a key with the name %s is an ordinary key, and is given once',
  (name) => {
    const parsed = parseJson(`{ "${name}": [1] }`);
    const value = Object(parsed.ok ? parsed.tree.value : undefined);
    expect(Object.keys(value)).toEqual([name]);
    expect(value[name]).toEqual([1]);
    expect('valueOf' in value).toBe(false);
    expect(parseJson(`{ "${name}": 1, "${name}": 2 }`)).toMatchObject({
      ok: false,
      fault: { line: 1, message: `'${name}' is given twice` },
    });
  },
);

test.each([
  ['0', true],
  ['-8', true],
  ['1.0', true],
  ['1e3', true],
  ['9007199254740991', true],
  ['-9007199254740991', true],
  ['9007199254740992', false],
  ['9007199254740993', false],
  ['-9007199254740993', false],
  ['9007199254740993.0', false],
  ['9007199254740993e0', false],
  ['0.5', false],
  ['1e999', false],
])('%s counts as an integer: %s', (text, isInteger) => {
  expect(at(text).isInteger).toBe(isInteger);
});

test('values and keys have the places at which they start', () => {
  const text = '{\n  "a": [1,\n 22, { "b" : null }] }';
  expect(at(text, 'a')).toMatchObject({ key: { line: 2, col: 3 }, place: { line: 2, col: 8 } });
  expect(at(text, 'a', 1).place).toEqual({ line: 3, col: 2 });
  expect(at(text, 'a', 2, 'b')).toMatchObject({
    key: { line: 3, col: 8 },
    place: { line: 3, col: 14 },
  });
});
