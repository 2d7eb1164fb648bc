/** The part of a campaign that sends generated requests to services: their tests of that, many times as often. */
import { globSync } from 'node:fs';

/** Requests that each of these tests sends. */
export const REQUESTS_IN_TESTS = 2000;

/** The tests that send generated requests to a service, one of each. */
export function hostileTests(root: string): string[] {
  const files = globSync('libs/services/*/test/hostile.test.ts', { cwd: root });
  return files.map((file) => file.replaceAll('\\', '/')).sort();
}

/** The arguments of vitest for them. */
export const hostileArguments = (tests: readonly string[]): string[] => [
  'run',
  '--reporter=default',
  '--testTimeout=0',
  ...tests,
];

/** The variables with which each of them sends at least so many requests. */
export const hostileEnv = (requests: number, seed: number): NodeJS.ProcessEnv => ({
  ABICUS_FUZZ_RUNS: String(Math.ceil(requests / REQUESTS_IN_TESTS)),
  ABICUS_FUZZ_SEED: String(seed),
});
