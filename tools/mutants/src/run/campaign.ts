/** Tries many mutants, several at once. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Coverages } from '../record/coverages.ts';
import { mutantsIn } from '../find.ts';
import type { Mutant } from '../mutant.ts';
import { mutatedFiles } from '../packages.ts';
import { pointsOf, type Points } from '../points/instrument.ts';
import type { Workspace } from '../workspace.ts';
import { judge } from './judge.ts';
import { ledgerOf } from './ledger.ts';
import type { Outcome } from './outcome.ts';
import type { Place } from './place.ts';
import { CannotJudge, type StageName } from './stages.ts';
import { Tests } from './tests.ts';
import { writtenSince } from './written.ts';

/** What is told of mutants as they are tried. */
export interface Listener {
  readonly judged: (mutant: Mutant, outcome: Outcome) => void;
  /** There is no verdict on a mutant. */
  readonly failed: (mutant: Mutant, why: string) => void;
}

/** The points of sources, found when they are asked for. */
function pointsIn(sources: ReadonlyMap<string, string>): Place['pointsOf'] {
  const found = new Map<string, Points>();
  return (file) => {
    let points = found.get(file);
    if (points === undefined) {
      const source = sources.get(file) ?? '';
      found.set(file, (points = pointsOf(source, mutantsIn(file, source))));
    }
    return points;
  };
}

/** How mutants are tried. */
export interface Plan {
  readonly stages: readonly StageName[];
  /** How many are tried at once. */
  readonly workers: number;
  /** Records which tests of a file reach what after so many runs of all of them; a record takes as long as one. */
  readonly recordsAfter: number;
  /** A stage ends without a verdict on a mutant that nothing has noticed in so many seconds of the processor. */
  readonly patience?: number;
  /** After so many ms nothing is tried any more: what has no verdict yet has none. */
  readonly ms?: number;
}

/** Tries mutants in their order. */
export async function campaign(
  workspace: Workspace,
  mutants: readonly Mutant[],
  { stages, workers, recordsAfter, patience, ms }: Plan,
  told: Listener,
): Promise<void> {
  const { root, sources } = workspace;
  const ledger = ledgerOf(workspace);
  const points = pointsIn(sources);
  const recorder = new Tests(root, () => {
    const counts = mutatedFiles(sources).map((file) => [file, points(file).count] as const);
    return { kind: 'record', sources: counts };
  });
  const shared = {
    ...ledger,
    pointsOf: points,
    coverages: new Coverages(root, ledger.keys, recorder, recordsAfter),
    stages,
    isWritten: writtenSince(root, ledger.keys, performance.timeOrigin),
    ...(patience !== undefined && { patience }),
    controlled: new Set<string>(),
    together: new Set<string>(),
  };
  const count = Math.min(workers, mutants.length);
  const hosts = Array.from({ length: count }, () => new Tests(root, () => ({ kind: 'mutants' })));
  const logs = hosts.map((_, i) => join(root, `.abicus/mutants/loaded-${process.pid}-${i}.log`));
  // Also if a signal ends the process.
  process.once('exit', () => {
    for (const log of logs) rmSync(log, { force: true });
  });
  let isOver = false;
  const end = (): void => {
    isOver = true;
    for (const one of [recorder, ...hosts]) one.end();
  };
  const timer = ms === undefined ? undefined : setTimeout(end, ms);
  const left = mutants.values();
  const work = async (tests: Tests, log: string): Promise<void> => {
    // The iterator is shared: each mutant is tried by one of the workers.
    for (const mutant of left) {
      if (isOver) return;
      try {
        told.judged(mutant, await judge({ ...shared, tests, log }, mutant));
      } catch (error) {
        if (!(error instanceof CannotJudge)) throw error;
        if (!isOver) told.failed(mutant, error.message);
      }
    }
  };
  try {
    await Promise.all(hosts.map((tests, i) => work(tests, logs[i] ?? '')));
  } finally {
    clearTimeout(timer);
    end();
  }
}
