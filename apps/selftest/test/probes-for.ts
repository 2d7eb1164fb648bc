/** The probes of the system, in the order of its ladder. */
import type { Probe } from '@abicus/probe';
import { SYSTEM } from '@abicus/system';
import { orderProbes } from '../src/order-probes.ts';
import { profileOf } from '../src/run.ts';

/** The probes for a machine with `harts` harts. */
export function probesFor(harts: number): readonly Probe[] {
  const ordered = orderProbes(SYSTEM, profileOf(harts));
  if (!ordered.ok) throw new Error(ordered.error);
  return ordered.value;
}
