/**
 * What objects know of the capabilities that name them: a VMO how many there are, an endpoint how many can send to it from
 * outside its owner. A capability on its way in a message is held by nobody (pid 0), which is not its owner.
 */
import { Rights, type Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { notifySendersGone } from '../queue/watch.ts';
import { releaseVmo } from '../mm/vmo.ts';
import { find } from '../state/slots.ts';
import { Kind, type Cap } from '../state/capability.ts';

/** Counts a capability that `holder` has from now on. */
export function retain(core: Core, held: Cap, holder: Pid): void {
  if (held.kind === Kind.Endpoint) {
    if ((held.rights & Rights.SEND) === 0) return;
    const endpoint = find(core.state.endpoints, held.object);
    if (endpoint !== undefined && endpoint.owner !== holder) endpoint.foreignSenders++;
  } else if (held.kind === Kind.Vmo) {
    const vmo = find(core.state.vmos, held.object);
    if (vmo !== undefined) vmo.caps++;
  }
}

/** Counts a capability that `holder` has no longer: a VMO that nothing names goes, a last sender is told of. */
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
  }
}
