/** Checks and lookups on capabilities: kind, rights, free slots. */
import { Rights, WITHIN, type Limits } from '@abicus/abi-kernel';
import { Kind, type Cap, type CapTable } from '../state/capability.ts';
import { ROOT_FACTORY } from '../state/factory.ts';

/** Whether a capability has all of these rights. */
export function allows(held: Cap, rights: number): boolean {
  return (held.rights & rights) === rights;
}

/** Whether a capability is a factory of the boot, of either kind: not one that is derived. */
export function isBootFactory(held: Cap): boolean {
  if (held.kind === Kind.EndpointFactory) return held.object === ROOT_FACTORY;
  return held.kind === Kind.ServiceFactory;
}

/** Whether a message may transfer a capability: not a factory of the boot, nor one of an endpoint with MANAGE. */
export function isMovable(held: Cap): boolean {
  const manages = held.kind === Kind.Endpoint && (held.rights & Rights.MANAGE) !== 0;
  return !manages && !isBootFactory(held);
}

/** Returns the endpoint capability of a slot; `undefined` if the slot holds no endpoint or a right is missing. */
export function endpointCap(table: CapTable, slot: number, rights: number): Cap | undefined {
  const held = table[slot];
  return held !== undefined && held.kind === Kind.Endpoint && (held.rights & rights) === rights
    ? held
    : undefined;
}

/** Returns the capability of a slot; `undefined` if it is of another kind or a right is missing. */
export function capOf(table: CapTable, slot: number, kind: Kind, rights: number): Cap | undefined {
  const held = table[slot];
  return held !== undefined && held.kind === kind && allows(held, rights) ? held : undefined;
}

/** Returns the first free slot; −1: the table is full. */
export function freeSlot(table: CapTable, limits: Limits): number {
  const { length } = table;
  for (let slot = 0; slot < length; slot++) if (table[slot] === undefined) return slot;
  return WITHIN.capSlots(length + 1, limits) ? length : -1;
}

/** Whether a slot is within the table and free. */
export function isFree(table: CapTable, slot: number, limits: Limits): boolean {
  return WITHIN.capSlots(slot + 1, limits) && table[slot] === undefined;
}

/** Whether the factory of the boot of this kind is in the table, with MANAGE, in any slot. */
export function holdsBootFactory(table: CapTable, kind: Kind): boolean {
  return table.some(
    (held) => held?.kind === kind && isBootFactory(held) && allows(held, Rights.MANAGE),
  );
}

/** Whether a capability is the right to read the exact time: a clock with TIME. */
export function isTimeRight(held: Cap): boolean {
  return held.kind === Kind.Clock && allows(held, Rights.TIME);
}
