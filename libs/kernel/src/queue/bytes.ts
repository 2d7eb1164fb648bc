/** Byte budgets of endpoint factories: what is queued at an endpoint is charged to its factory. */
import { WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { ROOT_FACTORY } from '../state/factory.ts';
import { find } from '../state/slots.ts';

/** Whether a factory has so many bytes left: for a message to one of its endpoints, or to split off. */
export function hasBytesLeft({ state, limits }: Core, id: number, bytes: number): boolean {
  if (id === ROOT_FACTORY) return WITHIN.queuedBytes(state.queuedBytes + bytes, limits);
  const factory = find(state.factories, id);
  return factory !== undefined && factory.bytes - factory.usedBytes >= bytes;
}

/** Charges bytes to a factory, or gives them back if the number is negative. */
export function chargeBytes({ state }: Core, id: number, bytes: number): void {
  if (id === ROOT_FACTORY) {
    state.queuedBytes += bytes;
    return;
  }
  // A factory exists as long as an endpoint of it, or a factory derived from it.
  const factory = find(state.factories, id);
  if (factory !== undefined) factory.usedBytes += bytes;
}
