/** What the tool and its hosts tell each other. */
import type { Coverage } from '../record/coverage.ts';
import type { Active } from '../switch/active.ts';

/** A test file, with the names of those of its tests that run; without names all do. */
export interface TestsOf {
  /** The path in the workspace. */
  readonly path: string;
  readonly names?: readonly string[];
}

/** What a host is asked: to run these files, in this order, with this mutant or with none. */
export interface Request {
  readonly active?: Active;
  readonly files: readonly TestsOf[];
  /** How much time of the processor each of their tests may take. */
  readonly cpuMs: number;
}

/** What came of it. */
export interface Answer {
  /** The first test that failed, or during which the process ended; or the file whose tests could not be collected. */
  readonly failed?: { readonly file: string; readonly test?: string; readonly message: string };
  /** What failed outside of a test. */
  readonly errors: readonly string[];
  /** The process of the tests ended before they did: because it took too much, or by itself. */
  readonly ended?: 'hangs' | 'crashes';
  /** Time of the processor, of host and tests. */
  readonly cpuMs: number;
  /** What the tests of the file reached; of hosts that record. */
  readonly coverage?: Coverage;
}

/** What a host says: that it is ready, the answer, or what went wrong with itself. */
export type HostMessage =
  | { readonly ready: true }
  | { readonly answer: Answer }
  | { readonly error: string };

/** What a host is for: to run mutants, or to record what tests reach, with the points of these sources. */
export type Purpose =
  | { readonly kind: 'mutants' }
  | { readonly kind: 'record'; readonly sources: readonly (readonly [string, number])[] };
