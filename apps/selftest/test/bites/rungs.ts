/** The rungs of a system, with what shows them. */
import type { Probe, System } from '@abicus/probe';
import type { Assertion } from '@abicus/wire';
import { rungsOf, type Rung } from '@abicus/wire/ladder';
import { orderProbes } from '../../src/order-probes.ts';
import { profileOf } from '../../src/run.ts';

/** A rung, with its probe if the selftest's client prints it. */
export interface ProbedRung {
  readonly rung: Rung;
  readonly probe: Probe | undefined;
}

/** The rungs of a machine with `harts` harts, in the order of the ladder. */
export function probedRungs(system: System, harts: number): readonly ProbedRung[] {
  const ordered = orderProbes(system, profileOf(harts));
  if (!ordered.ok) throw new Error(ordered.error);
  return rungsOf(system.ladder, profileOf(harts)).map((rung) => ({
    rung,
    probe: ordered.value.find(({ marker }) => marker.text === rung.text),
  }));
}

/** Whether an assertion is one of a rung. A marker that only the boot knows has its text for an id. */
export function isOf({ name, text }: Rung, { marker }: Assertion): boolean {
  return marker === `marker.${name}` || marker === text;
}

/** What an assertion is known by: those that differ in numbers only are one. */
export function nameOf({ element, label }: Pick<Assertion, 'element' | 'label'>): string {
  return `${element}: ${label.replaceAll(/\d+/g, '#')}`;
}

/** The rungs that come after a rung on the ladder, directly or not. @param all in the order of the ladder. */
export function dependentsOf(rung: Rung, all: readonly ProbedRung[]): ReadonlySet<string> {
  const names = new Set([rung.name]);
  for (const { rung: other } of all) {
    if (other.after.some((name) => names.has(name))) names.add(other.name);
  }
  return names;
}
