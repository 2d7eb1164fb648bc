import { describe, expect, test } from 'vitest';
import { mutantsIn } from './find.ts';
import { packageOf } from './packages.ts';
import { MisplacedMutant, mutated } from './mutant.ts';

const idsOf = (source: string): string[] =>
  mutantsIn('libs/a/src/a.ts', source).map(({ id }) => id);
const FIRST = 'function first(a: number) {\n  if (a < 1) return 0;\n  return a;\n}\n';
const SECOND = 'class Table {\n  at(b: number) {\n    return b > 2;\n  }\n}\n';

describe('the id of a mutant', () => {
  test('names file, scope, operator and ordinal', () => {
    expect(idsOf(SECOND)).toEqual([
      expect.stringMatching(/^libs\/a\/src\/a\.ts#Table\.at:flip-comparison:0:[\da-f]{8}$/),
      expect.stringMatching(/^libs\/a\/src\/a\.ts#Table\.at:off-by-one:0:[\da-f]{8}$/),
      expect.stringMatching(/^libs\/a\/src\/a\.ts#Table\.at:off-by-one:1:[\da-f]{8}$/),
    ]);
  });

  test('survives an edit of another function, of white space, and of comments before the function', () => {
    const moved = `${FIRST.replace('a < 1', 'a < 7')}\n/** Says why. */\n${SECOND.replaceAll('  ', '\t')}`;
    const of = (ids: string[]): string[] => ids.filter((id) => id.includes('Table'));
    expect(of(idsOf(moved))).toEqual(of(idsOf(FIRST + SECOND)));
  });

  test('does not survive an edit of its own function', () => {
    const [before, after] = [idsOf(FIRST), idsOf(FIRST.replace('return a;', 'return a + a;'))];
    expect(before.filter((id) => after.includes(id))).toEqual([]);
  });

  test('differs between two functions of the same name and text', () => {
    const ids = idsOf(`{\n${FIRST}}\n{\n${FIRST}}\n`);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test.each([
  ['types', 'type A = 1 | 2;\ninterface B {\n  a: [1, 2];\n}\nlet c: 3;'],
  ['imports', "import { a } from 'b';\nexport * from 'c';"],
  ['the message of an error', 'const a = () => new RangeError(b ? `1 ${1 + 1}` : c);'],
])('there is no mutant of %s', (_, source) => {
  expect(idsOf(source)).toEqual([]);
});

test('two operators that make the same edit make one mutant', () => {
  const edits = mutantsIn('a.ts', FIRST).map(({ start, end, text }) => `${start} ${end} ${text}`);
  expect(new Set(edits).size).toBe(edits.length);
});

test('a mutant is not put where another text stands', () => {
  const [mutant] = mutantsIn('a.ts', FIRST);
  if (mutant === undefined) throw new Error('no mutant');
  expect(() => mutated(` ${FIRST}`, mutant)).toThrow(MisplacedMutant);
  expect(mutated(FIRST, mutant)).not.toBe(FIRST);
});

test.each([
  ['libs/services/timed/src/timers.ts', 'services'],
  ['libs/services/timed/src/probes/fires.ts', 'probes'],
  ['libs/services/selftest-client/src/client.ts', 'probes'],
  ['libs/kernel/src/trap.ts', 'kernel'],
  ['libs/config/src/index.ts', undefined],
])('a probe is not counted to the service that it asks: %s', (path, expected) => {
  expect(packageOf(path)).toBe(expected);
});
