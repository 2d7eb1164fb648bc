/** The calls that are made from the slots of an operation. */
import { expect, test } from 'vitest';
import { violationsOf, type CheckRow } from './violation.ts';

const row = (name: string, limit?: string): CheckRow => {
  const base = { name, id: `op.${name}`, error: 'EPERM', errno: 1 };
  return limit === undefined ? base : { ...base, limit };
};
const ROWS = [row('right'), row('alive'), row('quota', 'x.limit.quota'), row('never')];

const violate = (name: string) => (world: string[]) => void world.push(name);
const all = violationsOf<string[]>(ROWS, {
  right: { violate: violate('right') },
  alive: { violate: violate('alive'), impossibleWith: ['quota'] },
  quota: { violate: violate('quota') },
  never: { impossible: 'the decoder rejects it' },
});

test('each check fails alone, and each possible pair fails at once', () => {
  expect(all.map(({ title }) => title)).toEqual([
    'op.right fails with EPERM',
    'op.alive fails with EPERM',
    'op.quota fails with EPERM at x.limit.quota',
    'op.right comes before op.alive',
    'op.right comes before op.quota',
  ]);
});

test('of a pair the later check is violated first, and the earlier one decides', async () => {
  const world: string[] = [];
  await all[4]?.violate(world);
  expect([world, all[4]?.decides.name]).toEqual([['quota', 'right'], 'right']);
});

test.each(['alive', 'quota'])(
  'two checks that cannot fail at once, as one of them declares, are not combined: %s',
  (says) => {
    const other = says === 'alive' ? 'quota' : 'alive';
    const slot = (
      name: string,
    ): { violate: (world: string[]) => void; impossibleWith: string[] } => {
      return { violate: violate(name), impossibleWith: name === says ? [other] : [] };
    };
    const made = violationsOf(ROWS.slice(1, 3), { alive: slot('alive'), quota: slot('quota') });
    expect(made.map(({ decides }) => decides.name)).toEqual(['alive', 'quota']);
  },
);

test('an async violation is complete before the next one begins', async () => {
  const slow = (name: string) => async (world: string[]) => {
    await Promise.resolve();
    world.push(name);
  };
  const world: string[] = [];
  const [, , pair] = violationsOf<string[]>(ROWS.slice(0, 2), {
    right: { violate: violate('right') },
    alive: { violate: slow('alive') },
  });
  await pair?.violate(world);
  expect(world).toEqual(['alive', 'right']);
});
