/** Lists, choices, tails, bounds and versions of envelopes: the whole list of changes of each edit. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import { diffContracts } from './diff.ts';
import { EXAMPLE } from './example.ts';
import { ENVELOPE_EDITS, type EditRow, type Swap } from './testing/envelope-edits.ts';
import { POINTS } from './testing/language-points.ts';

const FILE = 'contracts/rfc-0010-logs.contract.ts';
const files = ['contracts/rfc-0001-kernel.contract.ts', FILE].map((file) => {
  return { file, text: EXAMPLE[file] ?? '' };
});
const unchanged = linkedOf(files);

/** The example contracts with texts of one of them replaced, each of which must stand in it. */
function edited(swaps: readonly Swap[], all: typeof files = files): typeof files {
  return swaps.reduce(
    (old, [from, to]) =>
      old.map(({ file, text }) => {
        if (file !== FILE) return { file, text };
        if (!text.includes(from)) throw new Error(`no '${from}'`);
        return { file, text: text.replace(from, () => to) };
      }),
    all,
  );
}

const seen = new Set<string>();

function changes(edit: readonly Swap[], given: readonly Swap[] = []): string[] {
  const base = edited(given);
  const before = given.length === 0 ? unchanged : linkedOf(base);
  return diffContracts(before, linkedOf(edited(edit, base))).map((one) => {
    seen.add(one.point);
    return `${one.level} ${one.rule} ${one.id}`;
  });
}

/** Edits and their changes; what stands after these is swapped before. */
const EDITS: readonly EditRow[] = [
  // Bounds, by the way that they travel.
  [
    'a list in a request may be longer',
    ['u32, { max: 4 }', 'u32, { max: 5 }'],
    ['minor request-loosened logs.append'],
  ],
  [
    'a list in a request must be shorter',
    ['u32, { max: 4 }', 'u32, { max: 3 }'],
    ['major request-tightened logs.append'],
  ],
  [
    'a list in a request must have elements',
    ['u32, { max: 4 }', 'u32, { min: 1, max: 4 }'],
    ['major request-tightened logs.append'],
  ],
  [
    'the list of a request is the rest of the frame',
    ['list(u8, u32,', 'list(rest, u32,'],
    ['major field-changed logs.append'],
    [", value: 'Value', more: tail('Mark')", ''],
  ],
  [
    'the elements of a list in a request may take fewer bytes',
    ['u32, { max: 4 }', 'u32, { max: 4, bytes: 8 }'],
    ['major request-tightened logs.append'],
  ],
  [
    'the elements of a list in a request may take more bytes',
    ['u32, { max: 4, bytes: 8 }', 'u32, { max: 4, bytes: 12 }'],
    ['minor request-loosened logs.append'],
    ['u32, { max: 4 }', 'u32, { max: 4, bytes: 8 }'],
  ],
  [
    'a list in replies may be longer',
    ["'Line', { max: 8 }", "'Line', { max: 9 }"],
    ['major reply-loosened logs.type.Found'],
  ],
  [
    'a list in replies is shorter',
    ["'Line', { max: 8 }", "'Line', { max: 7 }"],
    ['minor reply-tightened logs.type.Found'],
  ],
  [
    'the elements of a list in replies may take more bytes',
    ["'Line', { max: 8, bytes: 300 }", "'Line', { max: 8, bytes: 301 }"],
    ['major reply-loosened logs.type.Found'],
    ["'Line', { max: 8 }", "'Line', { max: 8, bytes: 300 }"],
  ],
  [
    'the rest of a reply may be longer',
    ['rest, { max: 64 }', 'rest, { max: 65 }'],
    ['major reply-loosened logs.append'],
  ],
  [
    'a bound of a request is wider',
    ['min: 10, max: 1000', 'min: 10, max: 1001'],
    ['minor request-loosened logs.type.Value'],
  ],
  [
    'a bound of a request is narrower',
    ['min: 10, max: 1000', 'min: 11, max: 1000'],
    ['major request-tightened logs.type.Value'],
  ],
  [
    'a bound of a reply is wider',
    ['min: 1, max: 500', 'min: 0, max: 500'],
    ['major reply-loosened logs.flush'],
  ],
  [
    'a bound of a reply is narrower',
    ['min: 1, max: 500', 'min: 1, max: 499'],
    ['minor reply-tightened logs.flush'],
  ],
  [
    'text of a record that travels both ways may be longer',
    ['text(u8, { max: 60 })', 'text(u8, { max: 61 })'],
    ['minor request-loosened logs.type.Line', 'major reply-loosened logs.type.Line'],
    ['request: { last', "request: { of: 'Line', last"],
  ],
  // Layouts.
  ['bytes of another length', ['octets(16)', 'octets(17)'], ['major field-changed logs.append']],
  [
    'another element',
    ['list(u8, u32,', 'list(u8, octets(4),'],
    ['major field-changed logs.append'],
  ],
  [
    'an element of another width',
    ['list(u8, u32,', 'list(u8, u64,'],
    ['major width-changed logs.append'],
  ],
  [
    'a count of another width',
    ['list(u8, u32,', 'list(u16, u32,'],
    ['major width-changed logs.append'],
  ],
  [
    'a length that stands elsewhere',
    [
      "labelsLength: length(u16), text: text(u8, { max: 60 }),\n      labels: bytes('labelsLength',",
      'text: text(u8, { max: 60 }),\n      labels: bytes(u16,',
    ],
    ['major field-changed logs.type.Line', 'major field-removed logs.type.Line'],
  ],
  [
    'the rest of a frame gets a length',
    ['text(rest,', 'text(u8,'],
    ['major field-changed logs.append'],
  ],
  [
    'a length of another width',
    ['length(u16)', 'length(u8)'],
    ['major width-changed logs.type.Line'],
  ],
  [
    'a field of a record',
    ["level: 'Level', ", "level: 'Level', other: u8, "],
    ['major field-added logs.type.Line'],
  ],
  ['a field of a record is gone', ["level: 'Level', ", ''], ['major field-removed logs.type.Line']],
  [
    'fields of a record in another order',
    ["level: 'Level', labelsLength: length(u16),", "labelsLength: length(u16), level: 'Level',"],
    ['major fields-reordered logs.type.Line'],
  ],
  [
    'a field of a record has another type',
    ["level: 'Level', ", 'level: bool, '],
    ['major field-changed logs.type.Line'],
  ],
  [
    'forms of different sizes become a record',
    ['Last: sized({ short: { a: u16 }, long: { b: u32, c: u16 } })', 'Last: record({ a: u16 })'],
    ['major type-changed logs.type.Last'],
  ],
  // Tails.
  [
    'a tail that requests may have',
    ["value: 'Value' }", "value: 'Value', more: tail('Line') }"],
    ['minor request-loosened logs.append'],
    ["value: 'Value', more: tail('Mark') }", "value: 'Value' }"],
  ],
  [
    'a tail that replies may have',
    ["found: 'Found' }", "found: 'Found', more: tail('Mark') }"],
    ['major field-added logs.append'],
    ["found: 'Found', note: text(rest, { max: 64 }) }", "found: 'Found' }"],
  ],
  ['another tail', ["tail('Mark')", "tail('Line')"], ['major field-changed logs.append']],
  ['a tail is gone', [", more: tail('Mark')", ''], ['major field-removed logs.append']],
  // Forms.
  [
    'a form in requests',
    ['count: variant(1,', 'text: variant(3, {}), count: variant(1,'],
    ['minor enum-grew logs.type.Value'],
  ],
  [
    'a form in requests is gone',
    ['count: variant(1, { n: u32, step: u8 }),', ''],
    ['major enum-member-removed logs.type.Value'],
  ],
  [
    'a form in replies',
    ['nothing: variant(0, {})', 'nothing: variant(0, {}), most: variant(1, {})'],
    ['major reply-enum-grew logs.type.Found'],
  ],
  [
    'a form in replies is gone',
    ['nothing: variant(0, {}), ', ''],
    ['major enum-member-removed logs.type.Found'],
  ],
  [
    'a tag means another form',
    ['variant(5,', 'variant(6,'],
    ['major number-moved logs.type.Found'],
  ],
  [
    'a tag of another width',
    ['Value: union(u8,', 'Value: union(u16,'],
    ['major width-changed logs.type.Value'],
  ],
  [
    'a field of a form',
    ['{ n: u32, ', '{ n: u32, m: u32, '],
    ['major field-added logs.type.Value'],
  ],
  ['a field of a form is gone', ['{ n: u32, ', '{ '], ['major field-removed logs.type.Value']],
  [
    'fields of a form in another order',
    ['n: u32, step: u8', 'step: u8, n: u32'],
    ['major fields-reordered logs.type.Value'],
  ],
  [
    'a field of a form has another type',
    ['step: u8', 'step: octets(1)'],
    ['major field-changed logs.type.Value'],
  ],
  [
    'forms in another order',
    [
      "nothing: variant(0, {}), some: variant(5, { lines: list(u16, 'Line', { max: 8 }) })",
      "some: variant(5, { lines: list(u16, 'Line', { max: 8 }) }), nothing: variant(0, {})",
    ],
    ['patch order-changed logs.type.Found'],
  ],
  [
    'forms of different sizes in another order',
    ['short: { a: u16 }, long: { b: u32, c: u16 }', 'long: { b: u32, c: u16 }, short: { a: u16 }'],
    ['patch order-changed logs.type.Last'],
  ],
  [
    'a field of a form of a size is gone',
    ['{ b: u32, c: u16 }', '{ b: u32 }'],
    ['major field-removed logs.type.Last'],
  ],
  [
    'a form of another size',
    ['short: { a: u16 }', 'tiny: { a: u8 }, short: { a: u16 }'],
    ['minor enum-grew logs.type.Last'],
  ],
  [
    'a form of a size is gone',
    ['short: { a: u16 }, ', ''],
    ['major enum-member-removed logs.type.Last'],
  ],
  [
    'a field of a form of a size',
    ['{ a: u16 }', '{ a: u16, d: u16 }'],
    ['major field-added logs.type.Last'],
  ],
  [
    'a field of a form of a size has another type',
    ['{ a: u16 }', '{ a: octets(2) }'],
    ['major field-changed logs.type.Last'],
  ],
  [
    'fields of a form of a size in another order',
    ['{ b: u32, c: u16 }', '{ c: u16, b: u32 }'],
    ['major fields-reordered logs.type.Last'],
  ],
  ...ENVELOPE_EDITS,
];

test.each(EDITS.map(([what, edit, expected, ...given]) => ({ what, edit, expected, given })))(
  '$what',
  ({ edit, expected, given }) => {
    expect(changes([edit], given).toSorted()).toEqual(expected.toSorted());
  },
);

const KINDS = ['answer', 'list', 'octets', 'ranged', 'record', 'sized', 'tail', 'union'];
const OF = [...KINDS, 'variant', 'version', 'bytes.length', 'text.length', 'serviceOp.versions'];
const ENVELOPE = /^contract\.service\.envelope( form|\.(nonce form|foreign|unknown|versions))/;

test('each point of these forms is judged here', () => {
  const asked = [...POINTS.keys()].filter(
    (point) => ENVELOPE.test(point) || OF.some((of) => point === of || point.startsWith(`${of}.`)),
  );
  for (const [, edit, , ...given] of EDITS) changes([edit], given);
  expect(asked.filter((point) => !seen.has(point))).toEqual([]);
});
