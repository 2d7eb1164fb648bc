/** Creates and closes endpoints. */
import { chargeEndpoint, unchargeEndpoint } from '../cap/factory.ts';
import { dropInFlight } from '../cap/transfer.ts';
import type { Core } from '../core/core.ts';
import { callAt } from '../state/calls.ts';
import { find, insert, remove } from '../state/slots.ts';
import type { Task } from '../state/task.ts';
import { newEndpoint, type Endpoint } from '../state/endpoint.ts';
import { endUnanswered, isRequest } from '../queue/calls.ts';
import { unbindEndpoint } from '../queue/interrupts.ts';
import { uncharge } from '../queue/queue.ts';
import { wakeAll } from '../queue/waiters.ts';
import { notifyEndpointGone } from '../queue/watch.ts';
import { dropWithCap } from './end-calls.ts';

/**
 * Creates an endpoint, which counts in the budget of a factory. The caller has compared the limits. No capability refers
 * to it yet.
 */
export function openEndpoint(core: Core, owner: Task, depth: number, factory: number): Endpoint {
  const { endpoints } = core.state;
  const endpoint = insert(endpoints, (id) => newEndpoint(id, owner.pid, depth, factory));
  chargeEndpoint(core, factory);
  endpoint.ownerAt = owner.endpoints.push(endpoint.id) - 1;
  return endpoint;
}

/**
 * Closes an endpoint for all holders: drops its messages and the capabilities in flight, wakes the
 * tasks that are blocked on it, whose restarted syscalls are then rejected, and notifies its watchers.
 */
export function closeEndpoint(core: Core, endpoint: Endpoint): void {
  const { state } = core;
  const owner = find(state.tasks, endpoint.owner);
  if (owner !== undefined) {
    dropStarted(core, owner, endpoint);
    removeOwned(core, owner, endpoint);
  }
  remove(state.endpoints, endpoint.id);
  for (const message of endpoint.messages) {
    uncharge(core, endpoint, message);
    if (message.cap !== undefined) dropInFlight(core, message.cap);
    if (isRequest(message)) endUnanswered(core, message);
  }
  // The factory may go with its last endpoint, and so may the bytes that the queue was charged to.
  unchargeEndpoint(core, endpoint.factory);
  unbindEndpoint(core, endpoint);
  wakeAll(core, endpoint);
  notifyEndpointGone(core, endpoint);
}

/** Drops the calls that a task has started and whose end would arrive at an endpoint. */
function dropStarted(core: Core, owner: Task, endpoint: Endpoint): void {
  for (const index of owner.started.slice()) {
    const call = callAt(core.state.calls, index);
    if (call?.notify === endpoint.id) dropWithCap(core, call);
  }
}

/** Takes an endpoint off its owner's list: the last one gets its place, so that the cost does not grow with the list. */
function removeOwned({ state }: Core, owner: Task, endpoint: Endpoint): void {
  const lastId = owner.endpoints.pop() ?? 0;
  const last = find(state.endpoints, lastId);
  if (last === undefined || last === endpoint) return;
  owner.endpoints[endpoint.ownerAt] = lastId;
  last.ownerAt = endpoint.ownerAt;
}
