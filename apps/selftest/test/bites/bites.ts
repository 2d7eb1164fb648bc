/**
 * Whether the assertions of a rung bite: each is the first to fail with its faults, and no rung is
 * red that does not depend on it.
 */
import type { Probe, System } from '@abicus/probe';
import { readFault } from './fault.ts';
import { faultRun } from './fault-run.ts';
import { dependentsOf, isOf, nameOf, type ProbedRung } from './rungs.ts';
import type { Bite } from './table.ts';
import { kindsOf, wantedOf } from './wrong-kinds.ts';

/** A machine, and all rungs of its ladder. */
export interface Bench {
  readonly system: System;
  readonly harts: number;
  readonly all: readonly ProbedRung[];
}

/** The kinds of wrong values that the assertions of a run have to notice, by the texts of rungs: `assertion: kind`. */
export function wantedBites({
  system,
  harts,
  all,
}: Bench): ReadonlyMap<string, ReadonlySet<string>> {
  const probes = all.flatMap(({ probe }) => probe ?? []);
  const made = faultRun(system, { harts, probes }).assertions;
  return new Map(
    all.map(({ rung }) => {
      const own = made.filter((one) => isOf(rung, one));
      const keys = own.flatMap((one) => wantedOf(one).map((kind) => `${nameOf(one)}: ${kind}`));
      return [rung.text, new Set(keys)];
    }),
  );
}

/** How a fault is replayed. */
export interface Replay {
  /** The probes that run, that of the rung among them; only that one if left out. */
  readonly probes?: readonly Probe[];
  /** The name of an assertion of the rung that always holds. */
  readonly weaken?: string;
}

/** What a fault shows. */
export interface FaultResult {
  /** The name of the first assertion of the rung that fails; undefined: none fails. */
  readonly assertion: string | undefined;
  /** The kinds of its wrong value. */
  readonly kinds: readonly string[];
  /** Whether the rung is red and says which assertion failed. */
  readonly isTold: boolean;
  /** The rungs that fail besides and do not depend on it. */
  readonly others: readonly string[];
}

/** Replays a fault of a rung. */
export function shownBy(
  { system, harts, all }: Bench,
  { rung, probe }: ProbedRung,
  fault: string,
  { probes = probe === undefined ? [] : [probe], weaken }: Replay = {},
): FaultResult {
  const options = { harts, probes, fault: readFault(fault), during: probe, weaken };
  const { assertions, lines } = faultRun(system, options);
  const failed = assertions.filter(({ holds }) => !holds);
  const first = failed.find((one) => isOf(rung, one));
  const told = `${rung.fail} ${first?.element}: ${first?.label}`;
  const dependents = dependentsOf(rung, all);
  const others = all.filter(({ rung: { name } }) => !dependents.has(name));
  return {
    assertion: first && nameOf(first),
    kinds: first === undefined ? [] : kindsOf(first.values),
    isTold:
      lines.some((line) => line.includes(told)) &&
      !lines.some((line) => line.endsWith(` ${rung.text}`)),
    others: others.flatMap(({ rung: other }) =>
      failed.some((one) => isOf(other, one)) ? [other.text] : [],
    ),
  };
}

/** Whether a fault shows what its row says: its assertion is the first to fail, the rung says so, and no other one fails. */
export function bites({ assertion, kind }: Bite, shown: FaultResult): boolean {
  return (
    shown.assertion === assertion &&
    shown.kinds.includes(kind) &&
    shown.isTold &&
    shown.others.length === 0
  );
}
