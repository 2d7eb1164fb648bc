/**
 * Reference counts of objects: a VMO and a derived factory count all capabilities to them, an endpoint those with SEND
 * and those with RECV outside its owner's table. A capability in transit has the holder 0, which is no task and so never
 * the owner.
 */
import { Rights, type Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { failRequests } from '../queue/calls.ts';
import { notifySendersGone } from '../queue/watch.ts';
import { wakeCallers } from '../queue/waiters.ts';
import type { Endpoint } from '../state/endpoint.ts';
import { releaseVmo } from '../mm/vmo.ts';
import { releaseFactory } from './factory.ts';
import { find } from '../state/slots.ts';
import { Kind, type Cap } from '../state/capability.ts';
import { KERNEL_PID } from '../state/task.ts';

/** Adds the reference of a capability that `holder` gets. */
export function retain(core: Core, held: Cap, holder: Pid): void {
  if (held.kind === Kind.Endpoint) {
    const endpoint = find(core.state.endpoints, held.object);
    if (endpoint === undefined || endpoint.owner === holder) return;
    if ((held.rights & Rights.SEND) !== 0) endpoint.foreignSenders++;
    if ((held.rights & Rights.RECV) !== 0) endpoint.foreignReceivers++;
  } else if (held.kind === Kind.Vmo) {
    const vmo = find(core.state.vmos, held.object);
    if (vmo !== undefined) vmo.caps++;
  } else if (held.kind === Kind.EndpointFactory) {
    const factory = find(core.state.factories, held.object);
    if (factory !== undefined) factory.caps++;
  }
}

/**
 * Drops the reference of a capability that `holder` loses. Frees an unreferenced VMO or factory; notifies watchers when
 * the last sender goes; ends the requests in a queue when the last receiver goes.
 */
export function release(core: Core, held: Cap, holder: Pid): void {
  if (held.kind === Kind.Endpoint) {
    const endpoint = find(core.state.endpoints, held.object);
    if (endpoint === undefined) return;
    const receives = (held.rights & Rights.RECV) !== 0;
    if (endpoint.owner === holder) {
      if (receives && endpoint.ownerReceives) receiverGone(core, endpoint);
      return;
    }
    if ((held.rights & Rights.SEND) !== 0) {
      endpoint.foreignSenders--;
      if (endpoint.foreignSenders === 0) sendersGone(core, endpoint);
    }
    if (receives) {
      endpoint.foreignReceivers--;
      receiverGone(core, endpoint);
    }
  } else if (held.kind === Kind.Vmo) {
    const vmo = find(core.state.vmos, held.object);
    if (vmo === undefined) return;
    vmo.caps--;
    releaseVmo(core, vmo);
  } else if (held.kind === Kind.EndpointFactory) {
    const factory = find(core.state.factories, held.object);
    if (factory === undefined) return;
    factory.caps--;
    releaseFactory(core, factory);
  }
}

function sendersGone(core: Core, endpoint: Endpoint): void {
  notifySendersGone(core, endpoint);
  wakeCallers(core, endpoint);
}

/** Ends the requests in a queue if no task is left that may receive them. */
function receiverGone(core: Core, endpoint: Endpoint): void {
  if (endpoint.foreignReceivers > 0 || endpoint.messages.length === 0) return;
  if (endpoint.ownerReceives && ownerMayReceive(core, endpoint)) return;
  for (const dropped of failRequests(core, endpoint)) release(core, dropped, KERNEL_PID);
}

function ownerMayReceive({ state }: Core, { id, owner }: Endpoint): boolean {
  const caps = find(state.tasks, owner)?.caps ?? [];
  return caps.some(
    (held) =>
      held?.kind === Kind.Endpoint && held.object === id && (held.rights & Rights.RECV) !== 0,
  );
}
