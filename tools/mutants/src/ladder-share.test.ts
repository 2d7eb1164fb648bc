/** What the ladder notices by itself. */
import { expect, test } from 'vitest';
import { mutantsIn } from './find.ts';
import { ladderShares } from './ladder-share.ts';
import type { Trial } from './report.ts';
import type { StageName } from './run/stages.ts';

function trial(file: string, reached: readonly StageName[], by?: StageName): Trial {
  const [mutant] = mutantsIn(file, 'export const a = f(b < c);');
  if (mutant === undefined) throw new Error('no mutant');
  const outcome = { reached, seconds: 1, cpu: 1, ...(by !== undefined && { by }) };
  return { mutant, outcome, isKnown: false };
}

const KERNEL = 'libs/kernel/src/a.ts';

test('of what it enters, equivalent mutants left out', () => {
  const tried = [
    trial(KERNEL, ['selftest'], 'selftest'),
    trial(KERNEL, ['selftest', 'unit'], 'unit'),
    trial(KERNEL, ['selftest', 'unit']),
    { ...trial(KERNEL, ['selftest', 'unit']), reason: 'the same for all numbers' },
    trial(KERNEL, ['unit'], 'unit'),
    trial('libs/services/init/src/a.ts', ['selftest'], 'selftest'),
    trial('libs/ipc/src/a.ts', ['selftest'], 'selftest'),
  ];
  expect(ladderShares(tried)).toEqual([
    'the ladder alone notices 1 of 3 mutants of kernel that it enters (33.3 %)',
    'the ladder alone notices 1 of 1 mutants of services that it enters (100.0 %)',
  ]);
});

test('a package of which it enters nothing has no share', () => {
  expect(ladderShares([trial(KERNEL, ['unit'], 'unit')])).toEqual([]);
});
