/** Tries many mutants, several at once. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Coverages } from '../record/coverages.ts';
import { exportsOf, importersIn, importsIn } from '../imports.ts';
import { mutantsIn } from '../find.ts';
import { Keys } from '../keys.ts';
import type { Mutant } from '../mutant.ts';
import { mutatedFiles } from '../packages.ts';
import { pointsOf, type Points } from '../points/instrument.ts';
import { Results } from '../results.ts';
import type { Workspace } from '../workspace.ts';
import { judge, type Outcome } from './judge.ts';
import type { Place } from './place.ts';
import { CannotJudge, type StageName } from './stages.ts';
import { Tests } from './tests.ts';

/** What is told of mutants as they are tried. */
export interface Listener {
  /** Asked before each mutant: whether no further one is tried. */
  readonly until: () => boolean;
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

/** Tries mutants in their order. */
export async function campaign(
  workspace: Workspace,
  mutants: readonly Mutant[],
  { stages, workers }: { readonly stages: readonly StageName[]; readonly workers: number },
  told: Listener,
): Promise<void> {
  const { root, sources, folders } = workspace;
  const imports = importsIn(sources, exportsOf(root, folders));
  const keys = new Keys(workspace, imports);
  const points = pointsIn(sources);
  const recorder = new Tests(root, () => {
    const counts = mutatedFiles(sources).map((file) => [file, points(file).count] as const);
    return { kind: 'record', sources: counts };
  });
  const shared = {
    root,
    folders,
    importers: importersIn(imports),
    keys,
    pointsOf: points,
    coverages: new Coverages(root, keys, recorder),
    results: new Results(root),
    stages,
    controlled: new Set<string>(),
    together: new Set<string>(),
  };
  const left = mutants.values();
  const work = async (number: number): Promise<void> => {
    const tests = new Tests(root, () => ({ kind: 'mutants' }));
    const log = join(root, `.abicus/mutants/loaded-${process.pid}-${number}.log`);
    try {
      // The iterator is shared: each mutant is tried by one of the workers.
      for (const mutant of left) {
        if (told.until()) return;
        try {
          told.judged(mutant, await judge({ ...shared, tests, log }, mutant));
        } catch (error) {
          if (!(error instanceof CannotJudge)) throw error;
          told.failed(mutant, error.message);
        }
      }
    } finally {
      rmSync(log, { force: true });
      tests.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(workers, mutants.length) }, (_, i) => work(i)));
  } finally {
    recorder.close();
  }
}
