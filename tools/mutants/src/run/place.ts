/** Where mutants are tried. */
import { join } from 'node:path';
import type { Coverages } from '../record/coverages.ts';
import { testsFor, type Imports, type TestFile } from '../imports.ts';
import type { Keys } from '../keys.ts';
import { makesAssertions } from '../packages.ts';
import type { Mutant } from '../mutant.ts';
import type { Points } from '../points/instrument.ts';
import type { Results } from '../results.ts';
import type { Active } from '../switch/active.ts';
import type { Answer, Request } from './protocol.ts';
import { isProgram, isReader, PROGRAMS, type StageName } from './stages.ts';

/** What all mutants share, and a process for their tests. */
export interface Place {
  readonly root: string;
  /** The folders of packages. */
  readonly folders: readonly string[];
  readonly importers: Imports;
  readonly keys: Keys;
  readonly pointsOf: (file: string) => Points;
  readonly coverages: Pick<Coverages, 'of' | 'kept'>;
  readonly results: Results;
  readonly stages: readonly StageName[];
  /** After so many seconds of the processor without a notice a stage ends without a verdict. */
  readonly patience?: number;
  readonly tests: { run(request: Request): Promise<Answer> };
  /** The file in which loads of mutated texts are noted. */
  readonly log: string;
  /** Whether one of these files, or what they import, was written since the keys were made. */
  readonly isWritten: (paths: readonly string[]) => boolean;
  /** Controls that passed, by stage, source, test file and test: one of each is enough. */
  readonly controlled: Set<string>;
  /** Test files of which a test fails without those before it, so that they run as a whole. */
  readonly together: Set<string>;
}

/** The package that a file is in. */
function packageAround(path: string, folders: readonly string[]): string | undefined {
  const around = folders.filter((folder) => path.startsWith(`${folder}/`));
  return around.toSorted((a, b) => b.length - a.length)[0];
}

/** From this number of imports on, a test of another package is no narrow one of a file. */
const WIDE = 3;

/** The test files of a stage, narrowest first. */
export function filesOf(
  { folders, importers, keys }: Pick<Place, 'folders' | 'importers' | 'keys'>,
  stage: StageName,
  file: string,
): TestFile[] {
  if (!isProgram(stage)) {
    const own = packageAround(file, folders);
    const isNarrow = ({ path, distance }: TestFile): boolean =>
      distance < WIDE || packageAround(path, folders) === own;
    return testsFor(file, importers).filter((one) => isNarrow(one) === (stage === 'unit'));
  }
  if (stage === 'bites' && !makesAssertions(file)) return [];
  const path = PROGRAMS[stage];
  // Readers also read sources that they do not load.
  return isReader(stage) || keys.imports(path, file) ? [{ path, distance: 0 }] : [];
}

/** The key of a test file in a stage. */
export function keyOf(
  { keys }: Pick<Place, 'keys'>,
  stage: StageName,
  path: string,
  file: string,
): string {
  if (stage === 'types') return keys.compiling(path, file);
  if (stage === 'check') return keys.reading(path, file);
  return stage === 'prove' ? keys.proving(path) : keys.of(path);
}

/** The mutant as the processes are told of it. */
export function activeOf({ root, log }: Place, stage: StageName, mutant: Mutant): Active {
  const { file, start, end, was, text } = mutant;
  return { path: join(root, file), file, start, end, was, text, log, reads: isReader(stage) };
}
