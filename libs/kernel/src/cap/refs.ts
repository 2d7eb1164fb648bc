/**
 * Reference counts of objects: a VMO and a derived factory count all capabilities to them, an endpoint those with SEND
 * outside its owner's table. A capability in transit has the holder 0, which is no task and so never the owner.
 */
import { Rights, type Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { notifySendersGone } from '../queue/watch.ts';
import { releaseVmo } from '../mm/vmo.ts';
import { releaseFactory } from './factory.ts';
import { find } from '../state/slots.ts';
import { Kind, type Cap } from '../state/capability.ts';

/** Adds the reference of a capability that `holder` gets. */
export function retain(core: Core, held: Cap, holder: Pid): void {
  if (held.kind === Kind.Endpoint) {
    if ((held.rights & Rights.SEND) === 0) return;
    const endpoint = find(core.state.endpoints, held.object);
    if (endpoint !== undefined && endpoint.owner !== holder) endpoint.foreignSenders++;
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
 * the last sender goes.
 */
export function release(core: Core, held: Cap, holder: Pid): void {
  if (held.kind === Kind.Endpoint) {
    if ((held.rights & Rights.SEND) === 0) return;
    const endpoint = find(core.state.endpoints, held.object);
    if (endpoint === undefined || endpoint.owner === holder) return;
    endpoint.foreignSenders--;
    if (endpoint.foreignSenders === 0) notifySendersGone(core, endpoint);
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
