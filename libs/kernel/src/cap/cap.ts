/** Capabilities: what a task may do with which object. */
import { Rights, WITHIN, type Limits } from '@abicus/abi-kernel';
import { Kind, type Cap, type CapTable } from '../state/capability.ts';

/** Whether it has all of these rights. */
export function allows(held: Cap, rights: number): boolean {
  return (held.rights & rights) === rights;
}

/** Whether it is a factory of either kind. */
export function isFactory(held: Cap): boolean {
  return held.kind === Kind.EndpointFactory || held.kind === Kind.ServiceFactory;
}

/** Whether it may leave with a message: MANAGE of an endpoint and factories stay where the kernel put them. */
export function mayLeave(held: Cap): boolean {
  const manages = held.kind === Kind.Endpoint && (held.rights & Rights.MANAGE) !== 0;
  return !manages && !isFactory(held);
}

/** The endpoint capability of a slot, or nothing if the slot holds no endpoint or lacks a right. */
export function endpointCap(table: CapTable, slot: number, rights: number): Cap | undefined {
  const held = table[slot];
  return held !== undefined && held.kind === Kind.Endpoint && (held.rights & rights) === rights
    ? held
    : undefined;
}

/** The same for a capability of another kind. */
export function capOf(table: CapTable, slot: number, kind: Kind, rights: number): Cap | undefined {
  const held = table[slot];
  return held !== undefined && held.kind === kind && allows(held, rights) ? held : undefined;
}

/** The first free slot, or −1. */
export function freeSlot(table: CapTable, limits: Limits): number {
  const { length } = table;
  for (let slot = 0; slot < length; slot++) if (table[slot] === undefined) return slot;
  return WITHIN.capSlots(length + 1, limits) ? length : -1;
}

/** Whether a slot lies inside the table and is free. */
export function isFree(table: CapTable, slot: number, limits: Limits): boolean {
  return WITHIN.capSlots(slot + 1, limits) && table[slot] === undefined;
}

/** Whether any slot holds a factory of this kind with MANAGE. No slot is special. */
export function holdsFactory(table: CapTable, kind: Kind): boolean {
  return table.some((held) => held?.kind === kind && allows(held, Rights.MANAGE));
}
