/**
 * Lists which task holds which capability: for evidence of a run, which is compared with contracts. It decides no
 * behaviour.
 */
import { Rights } from '@abicus/abi-kernel';
import {
  CAPABILITIES_FORMAT,
  type HeldByTask,
  type HeldCapabilities,
  type HeldCapability,
  type ObjectKind,
} from '@abicus/wire/ladder';
import type { Core } from './core/core.ts';
import { vmoAddress } from './mm/vmo.ts';
import { Kind, type Cap } from './state/capability.ts';
import { each } from './state/slots.ts';
import { TaskState } from './state/task.ts';

const KINDS: Readonly<Record<Kind, ObjectKind>> = {
  [Kind.Endpoint]: 'endpoint',
  [Kind.Vmo]: 'memory',
  [Kind.Device]: 'registers',
  [Kind.EndpointFactory]: 'endpointFactory',
  [Kind.ServiceFactory]: 'serviceFactory',
  [Kind.Clock]: 'clock',
  [Kind.Interrupt]: 'interrupt',
};

/** Finds the program whose image these bytes are. */
export type ImageFinder = (bytes: Uint8Array) => string | undefined;

/** Lists all capabilities of a booted kernel, those in messages included. */
export function heldCapabilities(
  { state, machine }: Core,
  taken: 'at the last rung' | 'at the end',
  programOf: ImageFinder,
): HeldCapabilities {
  return {
    format: CAPABILITIES_FORMAT,
    taken,
    tasks: [...each(state.tasks)]
      .filter((task) => task.state !== TaskState.Zombie)
      .map(({ pid, name, parent, caps }): HeldByTask => {
        const capabilities = caps.flatMap((cap, slot) =>
          cap === undefined ? [] : [{ slot, ...seen(cap) }],
        );
        return { pid, name, parent, capabilities };
      }),
    endpoints: [...each(state.endpoints)].map(({ id, owner, depth, factory, messages }) => {
      const inTransit = messages.flatMap(({ sender, cap }) =>
        cap === undefined ? [] : [{ sender, ...seen(cap) }],
      );
      return { id, owner, depth, factory, inTransit };
    }),
    factories: [...each(state.factories)].map(({ id, parent, budget }) => ({ id, parent, budget })),
    memory: [...each(state.vmos)].map((vmo) => {
      const { id, length } = vmo;
      const image = programOf(machine.ram.view(vmoAddress(vmo), length));
      return { id, length, ...(image !== undefined && { image }) };
    }),
  };
}

/** A capability without the slot that holds it. */
function seen({ kind, object, rights, length }: Cap): Omit<HeldCapability, 'slot'> {
  return {
    kind: KINDS[kind],
    object,
    rights: Object.entries(Rights).flatMap(([name, bit]) => ((rights & bit) === 0 ? [] : [name])),
    ...(kind === Kind.Device && { length }),
  };
}
