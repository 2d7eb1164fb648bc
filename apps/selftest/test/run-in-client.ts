/** Runs programs of tests instead of the selftest's probes, with timed, the peer and the endpoints of the client. */
import { MARKERS } from '@abicus/abi-kernel';
import { SYSTEM } from '@abicus/system';
import { proof, type Program } from '@abicus/wire';
import { expect } from 'vitest';
import type { Probe, ProbeContext } from '@abicus/probe';
import { run } from '../src/run.ts';

/** The result of a run. */
export interface ClientRun<T> {
  /** The values that the program collected. */
  readonly collected: readonly T[];
  /** The console lines, without timestamps. */
  readonly lines: readonly string[];
  /** What the recogniser finds of lines, rungs that were not asked for aside: kind and message. */
  readonly wrongLines: readonly string[];
}

/** Runs a program to its end, on a machine with `harts` harts. */
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
  const { ending, lines, verdict } = run(
    SYSTEM,
    { ...options, until: { kind: 'never' }, evidence: undefined },
    () => {},
    { probes: [probe] },
  );
  expect(ending.reason).toBe('finished');
  const wrongLines = verdict.findings
    .filter(({ line }) => line !== undefined)
    .map(({ kind, message }) => `${kind}: ${message}`);
  return {
    wrongLines,
    collected,
    lines: lines.map((line) => line.replace(/^\[[^\]]* (\S+)\] /, '$1: ')),
  };
}
