/** What the tests of a file reached, by source: kept as bits in base64, one for each point. */
import type { FileRecord } from './recorder.ts';

/** The reached points of each source. */
export type PointBits = Readonly<Record<string, string>>;

/** One test. */
export interface TestCoverage {
  readonly name: string;
  readonly cpuMs: number;
  readonly reached: PointBits;
}

/** A test file. */
export interface Coverage {
  readonly cpuMs: number;
  /** What is reached for all of its tests, by loading modules and by hooks of groups. */
  readonly whole: PointBits;
  readonly tests: readonly TestCoverage[];
}

/** The number that the first point of each source has among those of all, and how many there are in all. */
export interface Bases {
  readonly bases: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Numbers the points of all sources. @param sources the number of points by path */
export function basesOf(sources: ReadonlyMap<string, number>): Bases {
  const bases = new Map<string, number>();
  let size = 0;
  for (const [path, count] of sources) {
    bases.set(path, size);
    size += count;
  }
  return { bases, size };
}

function bitsOf(points: readonly number[]): string {
  const bytes = new Uint8Array((Math.max(...points) >> 3) + 1);
  for (const one of points) bytes[one >> 3] = (bytes[one >> 3] ?? 0) | (1 << (one & 7));
  return Buffer.from(bytes).toString('base64');
}

/** Whether a point is among those reached. */
export function isReached(reached: PointBits, source: string, point: number): boolean {
  const bytes = Buffer.from(reached[source] ?? '', 'base64');
  return ((bytes[point >> 3] ?? 0) & (1 << (point & 7))) !== 0;
}

function bySource(points: readonly number[], starts: readonly [string, number][]): PointBits {
  const found = new Map<string, number[]>();
  let i = 0;
  for (const one of points.toSorted((a, b) => a - b)) {
    while ((starts[i + 1]?.[1] ?? Number.POSITIVE_INFINITY) <= one) i += 1;
    const [path, base] = starts[i] ?? ['', 0];
    const list = found.get(path) ?? [];
    list.push(one - base);
    found.set(path, list);
  }
  return Object.fromEntries([...found].map(([path, list]) => [path, bitsOf(list)]));
}

/** Sorts a record by source. */
export function coverageOf({ cpuMs, whole, tests }: FileRecord, { bases }: Bases): Coverage {
  const starts = [...bases];
  return {
    cpuMs,
    whole: bySource(whole, starts),
    tests: tests.map((one) => ({ ...one, reached: bySource(one.reached, starts) })),
  };
}

/**
 * The tests of a file that reach a point: their names, `all` if it belongs to the file as a whole, or `none`. The first
 * point is the source itself, which is loaded for all of them.
 */
export function reaching(
  { whole, tests }: Coverage,
  source: string,
  point: number,
): 'all' | 'none' | readonly TestCoverage[] {
  if (isReached(whole, source, point)) return 'all';
  const found = tests.filter(({ reached }) => isReached(reached, source, point));
  if (found.length === 0) return 'none';
  return point === 0 ? 'all' : found;
}
