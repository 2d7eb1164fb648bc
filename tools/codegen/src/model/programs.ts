/** The programs of contracts, those of drafts included: their names are principals. */
import type { Context, Unit } from './context.ts';
import { Site } from './site.ts';

/**
 * How many requests wait in the queue of a service whose contract says nothing about it. The longest frames of so many are
 * fewer bytes than a task may have in its queues: the next client waits for a place, and is not rejected.
 */
export const DEPTH = 31;

/** A program, its contract, and the place of its name. */
export type StatedProgram = { readonly name: string; readonly unit: Unit; readonly site: Site };

/**
 * The program of a contract: a service names its program. Nothing for a contract without a program or
 * without its name.
 */
export function programOf(context: Context, unit: Unit): StatedProgram | undefined {
  const { program, service } = unit.value;
  if (program === undefined) return undefined;
  const site = new Site(context, unit, 'program');
  if (service !== undefined) return { name: service.name, unit, site };
  const { name } = program;
  return name === undefined ? undefined : { name, unit, site: site.at('.name') };
}

/** The programs of all contracts. */
export function statedPrograms(context: Context): StatedProgram[] {
  return context.units.flatMap((unit) => programOf(context, unit) ?? []);
}
