/**
 * What verbs say when a file that they read or write is none. A full disk (ENOSPC) is tried where files are written,
 * in `whole.test.ts` and `create.test.ts` of codegen; behind the standard output in `streams.test.ts`.
 * Pipes in place of all files: `odd-files.deep.ts`.
 */
import { test, expect } from 'vitest';
import { CELLS, isPipe, NOTHING, outcomeOf, type Cell } from '../test/odd-files.ts';

test('what is as good as nothing is among what is tried', () => {
  const cells = new Set(CELLS.map(({ cell }) => cell));
  expect(Object.keys(NOTHING).filter((cell) => !cells.has(cell))).toEqual([]);
});

/** The first pipe of all: each takes a process that would wait. */
const first: Cell | undefined = CELLS.find(isPipe);

test.each(CELLS.filter((one) => !isPipe(one) || one === first))(
  '$verb: $file is $odd',
  { timeout: 120_000 },
  async (one) => {
    const { isSeen, said, isMade } = await outcomeOf(one);
    expect(said).not.toContain('internal error');
    expect({ isSeen, said }).toEqual({ isSeen: !Object.hasOwn(NOTHING, one.cell), said });
    expect(isMade).toBe(false);
  },
);
