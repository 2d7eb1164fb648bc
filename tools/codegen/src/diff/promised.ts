/** What of a contract is compared: what it promises, or without its elements what it is. */
import { unitOf, type Unit } from '../model/context.ts';
import type { ContractSource } from '../read/source.ts';
import { fieldsOf } from './walk.ts';

/** What says which contract it is. */
const HEAD = ['id', 'title', 'status', 'feeds'];

/** Sections whose texts are about the contract as a whole, not about one of its elements. */
const TEXTS = ['goals', 'nonGoals', 'failureModel'];

/** A contract with these of its sections alone. */
function reduced(unit: Unit, ...sections: readonly string[]): Unit {
  const kept = [...HEAD, ...sections];
  const entries = Object.entries(unit.source.value).filter(([key]) => kept.includes(key));
  return unitOf({ ...unit.source, value: Object.fromEntries(entries) });
}

/** Returns a contract without its elements: what says which one it is, and its texts. */
export function hollow(unit: Unit): Unit {
  const { source } = reduced(unit, ...TEXTS);
  const { invariants: _, ...security } = fieldsOf(unit.source.value['security']);
  return unitOf({ ...source, value: { ...source.value, security } });
}

/** Returns what contracts promise: a draft only its types and its program, a superseded contract nothing. */
export function promised(sources: readonly ContractSource[]): Unit[] {
  return sources
    .map(unitOf)
    .filter(({ value }) => value.status !== 'superseded')
    .map((unit) => (unit.draft ? reduced(unit, 'types', 'uses', 'program') : unit));
}
