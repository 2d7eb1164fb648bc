/**
 * Budgets of endpoint factories: endpoints, and bytes in their queues. A budget is split off from that of the parent, so
 * that what one holder creates, and what is sent there, never takes from what another was given. It is of endpoints that
 * exist: a closed one may be created again. Without a capability to it a factory gives back the endpoints that it does not
 * use at once, and the others as they close. Its bytes stay for the queues that are left, until there are none.
 */
import { WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { chargeBytes } from '../queue/bytes.ts';
import { ROOT_FACTORY, type Factory } from '../state/factory.ts';
import { find, hasFreeSlot, insert, remove } from '../state/slots.ts';

/** Whether a factory may create endpoints, or split off a budget, of this number: it has as much left. */
export function hasBudget(core: Core, id: number, count: number): boolean {
  if (id === ROOT_FACTORY) return isWithinLimit(core, count);
  const factory = find(core.state.factories, id);
  return factory !== undefined && factory.budget - factory.used >= count;
}

/** Whether the limit of endpoints allows more of them beside those that exist and those that budgets reserve. */
function isWithinLimit({ state, limits }: Core, count: number): boolean {
  return WITHIN.endpoints(state.endpoints.live + state.reservedEndpoints + count, limits);
}

/** Whether there is a place for an endpoint of a factory. That of a derived factory is reserved. */
export function hasEndpointSpace(core: Core, id: number): boolean {
  return isWithinLimit(core, id === ROOT_FACTORY ? 1 : 0) && hasFreeSlot(core.state.endpoints);
}

/** Returns how deep a factory derived from this one is. */
export function depthBelow({ state }: Core, id: number): number {
  return (find(state.factories, id)?.depth ?? 0) + 1;
}

/**
 * Derives a factory. The caller has asked `hasBudget` and `hasBytesLeft`, and compared the depth. No capability refers to
 * it yet.
 */
export function deriveFactory(core: Core, parent: number, budget: number, bytes: number): Factory {
  const { state } = core;
  const depth = depthBelow(core, parent);
  const from = find(state.factories, parent);
  if (from === undefined) state.reservedEndpoints += budget;
  else from.used += budget;
  chargeBytes(core, parent, bytes);
  return insert(state.factories, (id) => {
    return { id, parent, depth, budget, used: 0, bytes, usedBytes: 0, caps: 0 };
  });
}

/** Charges an endpoint that is created to its factory. */
export function chargeEndpoint({ state }: Core, id: number): void {
  const factory = find(state.factories, id);
  if (factory === undefined) return;
  factory.used++;
  state.reservedEndpoints--;
}

/** Takes an endpoint that closes off its factory. */
export function unchargeEndpoint(core: Core, id: number): void {
  const { state } = core;
  const factory = find(state.factories, id);
  if (factory === undefined) return;
  factory.used--;
  state.reservedEndpoints++;
  releaseFactory(core, factory);
}

/** Gives back what a factory does not use, if no capability refers to it; and frees it, if nothing is left. */
export function releaseFactory(core: Core, factory: Factory): void {
  if (factory.caps > 0) return;
  const { state } = core;
  const left = factory.budget - factory.used;
  factory.budget -= left;
  if (factory.budget === 0) {
    remove(state.factories, factory.id);
    chargeBytes(core, factory.parent, -factory.bytes);
  }
  const parent = find(state.factories, factory.parent);
  if (parent === undefined) {
    state.reservedEndpoints -= left;
    return;
  }
  parent.used -= left;
  // At most as many steps as the limit of depth.
  releaseFactory(core, parent);
}
