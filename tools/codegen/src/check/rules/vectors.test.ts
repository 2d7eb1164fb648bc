/** Layouts that were computed by hand against those of contracts: each place and sentence. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { EVERYTHING_SERVED } from '../../testing/everything-served.ts';
import { temporaryWorkspace } from '../../testing/temporary.ts';
import { vectors } from './vectors.ts';

const model = modelOf([contractFile(EVERYTHING_SERVED, { feeds: 'storage' })]);
const PATH = 'contracts/vectors/storage.json';

/** What the rule says of vectors, as `line message`. */
function found(text: string, path = PATH): string[] {
  const { workspace, write } = temporaryWorkspace([]);
  write(path, text);
  const looked = { workspace, model, files: new Set([path]), sources: [] };
  return vectors(looked).map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const POINT = { id: 'storage.type.Point', size: 8, fields: { x: 0, level: 4 } };
const EVENT = { id: 'storage.event.changed', fields: { frame: 999 } };

/** Vectors as they are written: a line for each value. */
const written = (...rows: readonly object[]): string => JSON.stringify(rows, undefined, 2);
/** The line of a text that has this part, at or after one. */
const lineOf = (text: string, part: string, from = 0): number =>
  text.split('\n').findIndex((line, i) => i >= from && line.includes(part)) + 1;

test('equal layouts have no findings', () => {
  expect(found(written(POINT))).toEqual([]);
});

test('a size that differs is said in its line, with both', () => {
  const text = written(POINT, { ...POINT, size: 9 });
  const at = lineOf(text, '"size": 9');
  expect(found(text)).toEqual([
    `${PATH}:${at} storage.type.Point.size is 8 in its contract, but 9 in the vector`,
  ]);
});

test('rows of one line have the place of that line', () => {
  const text = JSON.stringify([POINT, { ...POINT, fields: { x: 1, level: 4 } }]);
  expect(found(`\n${text}`)).toEqual([
    `${PATH}:2 storage.type.Point.x is 0 in its contract, but 1 in the vector`,
  ]);
});

test('where an id is not found as it is written, the place is that of the row before it, or the first line', () => {
  const [first, second] = [
    { ...POINT, size: 9 },
    { ...POINT, size: 10 },
  ].map((one) => JSON.stringify(one).replace('Point', String.raw`P\u006fint`));
  const said = (text: string): unknown[] => found(text).map((one) => one.split(' ')[0]);
  expect(said(`[${first}]`)).toEqual([`${PATH}:1`]);
  const unknown = first?.replace('int', 'ast') ?? '';
  expect(said(`[${unknown}]`)[0]).toBe(`${PATH}:1`);
  expect(said(`[\n\n${JSON.stringify(POINT)},\n${second}]`)).toEqual([`${PATH}:3`]);
});

test.each([
  ['another offset', { x: 0, level: 5 }, '"level"', 'level is 4 in its contract, but 5'],
  ['no such field', { x: 0, level: 4, z: 7 }, '"z"', 'z is absent in its contract, but 7'],
  ['a field that is left out', { x: 0 }, '"fields"', 'level is 4 in its contract, but nothing'],
])('%s', (_, fields, part, says) => {
  const text = written({ ...POINT, fields });
  expect(found(text)).toEqual([
    `${PATH}:${lineOf(text, part)} storage.type.Point.${says} in the vector`,
  ]);
});

test('without a size the fields alone are compared', () => {
  const { size: _, ...others } = POINT;
  expect(found(written(others))).toEqual([]);
});

test('frames of operations and events have layouts too', () => {
  const text = written({ id: 'storage.purge', part: 'reply', fields: { left: 999 } }, EVENT);
  const said = found(text).map((one) => one.replace(/ is .*/, ''));
  expect(said).toContain(`${PATH}:${lineOf(text, '"left"')} storage.purge.left`);
  expect(said).toContain(`${PATH}:${lineOf(text, '"frame"')} storage.event.changed.frame`);
});

test('the request of an operation is another layout than its reply', () => {
  const of = (part: string): string[] =>
    found(written({ id: 'storage.purge', part, fields: {} })).filter((one) => one.includes('left'));
  expect(of('request')).toEqual([]);
  expect(of('reply')).toHaveLength(1);
});

test('a vector of what no contract declares is one too many', () => {
  const text = written({ ...POINT, id: 'storage.type.Line' });
  const [unknown, unworked, ...others] = found(text);
  expect(unknown).toBe(
    `${PATH}:${lineOf(text, 'Line')} no contract declares storage.type.Line, which has a vector`,
  );
  // Then none of this contract has been computed.
  expect(unworked).toContain(
    'no layout of RFC-0001 was computed by hand, such as storage.type.Point',
  );
  expect(others).toEqual([]);
});

test.each(['contracts/vectors/storage.txt', 'contracts/storage.json'])(
  '%s has no vectors, and where there are none at all nothing is said',
  (path) => {
    expect(found(written({ ...POINT, size: 9 }), path)).toEqual([]);
  },
);

test('each finding names the place in the contract, and the fix', () => {
  const { workspace, write } = temporaryWorkspace([]);
  write(PATH, written({ ...POINT, size: 9 }));
  const [finding] = vectors({ workspace, model, files: new Set([PATH]), sources: [] });
  const pos = model.types.find(({ id }) => id === POINT.id)?.pos;
  expect(finding?.related).toEqual([{ label: 'declared', ...pos, text: '8' }]);
  expect(finding?.fix).toBe('add a new version of the frame, or correct the vector');
});
