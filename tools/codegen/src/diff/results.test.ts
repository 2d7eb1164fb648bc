/** Changes of further results, and of registers of bytes, by what they mean for callers that were built before. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import { diffContracts } from './diff.ts';
import { EXAMPLE } from './example.ts';

type Swap = readonly [from: string, to: string];

/** What an edit of the example contracts comes to. */
function changes(before: readonly Swap[], after: readonly Swap[]): string[] {
  const files = (swaps: readonly Swap[]) =>
    Object.entries(EXAMPLE).map(([file, whole]) => {
      return {
        file,
        text: swaps.reduce((text, [from, to]) => text.replace(from, () => to), whole),
      };
    });
  return diffContracts(linkedOf(files(before)), linkedOf(files(after))).map(
    ({ level, rule, id }) => `${level} ${rule} ${id}`,
  );
}

const LEFT = 'results: { left: a1(u32) }';
const result = (to: string): Swap => [LEFT, to];
const BODY = "readsBytes('a1', { min: 1, max: 'room' })";
const short = (list: string): Swap => [BODY, BODY.replace("'room'", `'room', short: [${list}]`)];

const BROKEN = ['major result-changed post'];
const ARGUMENT = ['major argument-changed post'];

test.each<[string, readonly Swap[], readonly Swap[], readonly string[]]>([
  ['is in another register', [], [result('results: { left: a2(u32) }')], BROKEN],
  ['has another type', [], [result("results: { left: a1('Ticket') }")], BROKEN],
  ['has another width', [], [result('results: { left: a1(u16) }')], ['major width-changed post']],
  ['has another name', [], [result('results: { rest: a1(u32) }')], [...BROKEN, ...BROKEN]],
  ['is gone', [], [result('results: {}')], BROKEN],
  // The kernel writes a register that callers of before believe to be as it was.
  ['is new', [], [result('results: { left: a1(u32), all: a2(u32) }')], BROKEN],
])('a further result that %s breaks callers', (_, before, after, expected) => {
  expect(changes(before, after)).toEqual(expected);
});

test.each<[string, readonly Swap[], readonly Swap[]]>([
  ['are in registers now', [], [short("'a0'")]],
  ['are in memory again', [short("'a0'")], []],
  ['are in more registers', [short("'a0'")], [short("'a0', 't1'")]],
  ['are in other registers', [short("'a0', 't1'")], [short("'a0', 't2'")]],
])('bytes that %s break callers', (_, before, after) => {
  expect(changes(before, after)).toEqual(ARGUMENT);
});
