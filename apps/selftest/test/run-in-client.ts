/** Programs of tests in the place of the selftest's probes: they have timed, a peer and endpoints of their own. */
import { MARKERS } from '@abicus/abi-kernel';
import { proof, type Program } from '@abicus/wire';
import { expect } from 'vitest';
import type { ProbeContext, Probe } from '../src/probes/context.ts';
import { run } from '../src/run.ts';

/** What came of it. */
export interface ClientRun<T> {
  /** What the program gathered. */
  readonly collected: readonly T[];
  /** What the machine printed, without stamps of time. */
  readonly lines: readonly string[];
}

/** Runs a program on a machine with so many harts, to its end. */
export function runInClient<T>(
  harts: number,
  program: (context: ProbeContext, collected: T[]) => Program<unknown>,
): ClientRun<T> {
  const collected: T[] = [];
  const probe: Probe<typeof MARKERS.qosOk> = {
    marker: MARKERS.qosOk,
    *run(context) {
      yield* program(context, collected);
      return proof(MARKERS.qosOk).end();
    },
  };
  const options = { harts, seed: 1, timeoutMs: 600_000, phase: undefined, json: false } as const;
  const { ending, lines } = run(
    { ...options, until: { kind: 'never' }, evidence: undefined },
    () => {},
    { probes: [probe] },
  );
  expect(ending.reason).toBe('finished');
  return { collected, lines: lines.map((line) => line.replace(/^\[[^\]]* (\S+)\] /, '$1: ')) };
}
