/** Creates and closes endpoints. */
import { dropInFlight } from '../cap/transfer.ts';
import type { Core } from '../core/core.ts';
import { find, insert, remove } from '../state/slots.ts';
import type { Task } from '../state/task.ts';
import { newEndpoint, type Endpoint } from '../state/endpoint.ts';
import { uncharge } from '../queue/queue.ts';
import { wakeAll } from '../queue/waiters.ts';
import { notifyEndpointGone } from '../queue/watch.ts';

/** Creates an endpoint. The caller has compared the limits. No capability refers to it yet. */
export function openEndpoint(core: Core, owner: Task, depth: number): Endpoint {
  const endpoint = insert(core.state.endpoints, (id) => newEndpoint(id, owner.pid, depth));
  owner.endpoints.push(endpoint.id);
  return endpoint;
}

/**
 * Closes an endpoint for all holders: drops its messages and the capabilities in flight, wakes the
 * tasks that are blocked on it, whose restarted syscalls are then rejected, and notifies its watchers.
 */
export function closeEndpoint(core: Core, endpoint: Endpoint): void {
  const { state } = core;
  const owner = find(state.tasks, endpoint.owner);
  const at = owner?.endpoints.indexOf(endpoint.id) ?? -1;
  if (at >= 0) owner?.endpoints.splice(at, 1);
  remove(state.endpoints, endpoint.id);
  for (const message of endpoint.messages) {
    uncharge(core, endpoint, message);
    if (message.cap !== undefined) dropInFlight(core, message.cap);
  }
  endpoint.messages.length = 0;
  wakeAll(core, endpoint);
  notifyEndpointGone(core, endpoint);
}
