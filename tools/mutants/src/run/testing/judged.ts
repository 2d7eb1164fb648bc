/** Judges a mutant by tests that are made up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { mutantsIn } from '../../find.ts';
import { importersIn, importsIn } from '../../imports.ts';
import { Keys } from '../../keys.ts';
import type { Mutant } from '../../mutant.ts';
import { pointsOf } from '../../points/instrument.ts';
import type { Coverage } from '../../record/coverage.ts';
import { Results } from '../../results.ts';
import { judge } from '../judge.ts';
import type { Outcome } from '../outcome.ts';
import type { Place } from '../place.ts';
import type { Answer, Request } from '../protocol.ts';

/** The source of the mutant. */
export const FILE = 'libs/a/src/a.ts';
/** The test beside it, and one that imports it over another module. */
export const [OWN, FAR] = ['libs/a/src/a.test.ts', 'libs/a/src/far.test.ts'];
/** Its text. */
export const SOURCE = 'export const a = () => f(b < c);';
/** No test failed. */
export const PASSED: Answer = { errors: [], cpuMs: 1000 };
/** A test failed. */
export const failing = (file: string, name = 'a test'): Answer => {
  return { ...PASSED, failed: { file, test: name, message: 'a message' } };
};
/** Whether a request is a control. */
export const isHarmless = ({ active }: Request): boolean => active?.text === ' ';

/** A mutant of the source. */
export function mutantIn(source: string): Mutant {
  const [mutant] = mutantsIn(FILE, source);
  if (mutant === undefined) throw new Error('no mutant');
  return mutant;
}

/** Both tests load the source; only the far one, in one of its two tests, calls its function. */
export const COVERAGE: Readonly<Record<string, (all: string) => Coverage>> = {
  [OWN]: () => ({ cpuMs: 10, whole: {}, tests: [{ name: 'loads', cpuMs: 5, reached: {} }] }),
  [FAR]: (all) => ({
    cpuMs: 10,
    whole: {},
    tests: [
      { name: 'calls', cpuMs: 5, reached: { [FILE]: all } },
      { name: 'does not', cpuMs: 5, reached: {} },
    ],
  }),
};
/** All points. */
export const ALL = Buffer.from([255, 255]).toString('base64');

/** What is judged. */
export interface Given {
  readonly answer: (request: Request) => Answer;
  /** What is noted of the loads of the mutant. */
  readonly note?: string;
  readonly root?: string;
  /** Texts of sources that are other ones. */
  readonly changed?: Readonly<Record<string, string>> | undefined;
  readonly isRecorded?: boolean;
  readonly patience?: number;
  readonly coverage?: typeof COVERAGE;
  readonly stages?: Place['stages'];
  /** Test files that are written while tests run. */
  readonly written?: readonly string[];
}

/** A folder that is removed after the test. */
export function temporary(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

/** Judges the mutant by what `answer` makes of each request. */
export function judged({
  answer,
  note = 'applied\n',
  root = temporary(),
  changed,
  isRecorded = true,
  patience,
  coverage = COVERAGE,
  stages = ['unit'],
  written = [],
}: Given): {
  readonly outcome: Promise<Outcome>;
  readonly requests: Request[];
  /** Test files of which a record was made. */
  readonly recorded: string[];
} {
  const sources = new Map(
    Object.entries({
      [FILE]: SOURCE,
      [OWN]: "import { a } from './a.ts';",
      'libs/a/src/far.ts': "import { a } from './a.ts';",
      [FAR]: "import { far } from './far.ts';",
      ...changed,
    }),
  );
  const requests: Request[] = [];
  const imports = importsIn(sources, new Map());
  const recorded: string[] = [];
  const kept = (path: string): Promise<Coverage | undefined> =>
    Promise.resolve(isRecorded ? coverage[path]?.(ALL) : undefined);
  const of = (path: string): Promise<Coverage | undefined> => {
    if (!isRecorded) recorded.push(path);
    return kept(path);
  };
  const place: Place = {
    root,
    folders: ['libs/a'],
    importers: importersIn(imports),
    keys: new Keys({ sources, data: '', reports: '' }, imports),
    pointsOf: () => pointsOf(SOURCE, mutantsIn(FILE, SOURCE)),
    coverages: { of, kept },
    results: new Results(root),
    stages,
    isWritten: (paths) => paths.some((path) => written.includes(path)),
    ...(patience !== undefined && { patience }),
    tests: {
      run: (request) => {
        requests.push(request);
        if (request.active !== undefined) writeFileSync(request.active.log, note);
        return Promise.resolve(answer(request));
      },
    },
    log: join(root, 'log'),
    controlled: new Set(),
    together: new Set(),
  };
  return { outcome: judge(place, mutantIn(SOURCE)), requests, recorded };
}

/** The test files of requests. */
export const filesOf = (requests: readonly Request[]): unknown[] =>
  requests.map(({ files }) => files);
/** What is asked of the file with a test that reaches the mutant. */
export const CALLS = [{ path: FAR, names: ['calls'] }];
