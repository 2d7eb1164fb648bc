/** Which tests can notice a mutant: those that reach its point. */
import { posix } from 'node:path';
import { reaching, type TestCoverage } from '../record/coverage.ts';
import type { Coverages } from '../record/coverages.ts';
import type { TestFile } from '../imports.ts';
import type { TestsOf } from './protocol.ts';

/** The tests of a file that run for a mutant. */
export interface Candidate extends TestsOf {
  readonly distance: number;
  /** How much time of the processor they have taken. */
  readonly cpuMs: number;
  /** How much all tests of the file have taken. */
  readonly wholeMs: number;
  /** The tests, if they are recorded. */
  readonly tests?: readonly Pick<TestCoverage, 'name' | 'cpuMs'>[];
}

/** A test that takes more of the processor than this runs after all those that take less. */
const CHEAP_MS = 40;

/** No test takes as much; `abicus check`, the longest of all, takes half. */
const ENDLESS_MS = 30_000;

/** What tests are taken to need whose time is not known. */
const UNKNOWN_MS = 2_000;

/** A point of a source. */
export interface PointOf {
  readonly file: string;
  readonly point: number;
}

/** The tests of a file that reach the point of a mutant; undefined: none does. */
export async function candidateOf(
  { path, distance }: TestFile,
  { file, point }: PointOf,
  coverages: Pick<Coverages, 'of'>,
): Promise<Candidate | undefined> {
  const coverage = await coverages.of(path);
  if (coverage === undefined) return unknown({ path, distance });
  const found = reaching(coverage, file, point);
  if (found === 'none') return undefined;
  const { cpuMs, tests } = coverage;
  const whole = { path, distance, cpuMs, wholeMs: cpuMs, tests };
  if (found === 'all' || found.length === tests.length) return whole;
  return { ...whole, tests: found, ...costAndNames(found) };
}

function costAndNames(
  tests: readonly Pick<TestCoverage, 'name' | 'cpuMs'>[],
): Required<Pick<Candidate, 'cpuMs' | 'names'>> {
  const cpuMs = tests.reduce((sum, one) => sum + one.cpuMs, 0);
  return { cpuMs, names: [...new Set(tests.map(({ name }) => name))] };
}

/** The tests of a candidate that take little of the processor, or the others. What is not recorded takes little. */
export function partOf(candidate: Candidate, which: 'cheap' | 'dear'): Candidate | undefined {
  const isCheap = which === 'cheap';
  if (candidate.tests === undefined) return isCheap ? candidate : undefined;
  const tests = candidate.tests.filter(({ cpuMs }) => cpuMs <= CHEAP_MS === isCheap);
  if (tests.length === 0) return undefined;
  return { ...candidate, tests, ...costAndNames(tests) };
}

/**
 * Of a candidate that replays faults (`bites.txt`) those of the table beside the source, if one stands there: the others
 * only pass through it.
 */
export function besideOf(candidate: Candidate, source: string): Candidate {
  const beside = `${posix.dirname(source)}/bites.txt > `;
  const { tests = [] } = candidate;
  if (!tests.some(({ name }) => name.startsWith(beside))) return candidate;
  const own = tests.filter(
    ({ name }) => name.startsWith(beside) || !name.includes('/bites.txt > '),
  );
  return { ...candidate, tests: own, ...costAndNames(own) };
}

/** A file of which nothing is recorded: it may take as long as any. */
export function unknown({ path, distance }: TestFile): Candidate {
  return { path, distance, cpuMs: UNKNOWN_MS, wholeMs: ENDLESS_MS };
}

/**
 * The files of which only some tests ran, with all of their tests: a test may use what another one has computed, or have a
 * name that follows from the mutant.
 */
export function wholeOf(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .filter(({ names }) => names !== undefined)
    .map(({ path, distance, wholeMs }) => ({ path, distance, cpuMs: wholeMs, wholeMs }));
}

/** What each of these tests may take of the processor: many times what the longest of their files took. */
export function limitOf(candidates: readonly Pick<Candidate, 'wholeMs'>[]): number {
  return Math.min(ENDLESS_MS, 2_000 + 5 * Math.max(...candidates.map(({ wholeMs }) => wholeMs)));
}
