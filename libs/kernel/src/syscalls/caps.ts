/** Syscalls on capabilities: close, clone, derive, query, transfer to a child, create a device capability. */
import {
  asCapSlot,
  capCloneRejects,
  capCloseRejects,
  capDeriveRejects,
  capQueryRejects,
  capTransferRejects,
  capTransferToRejects,
  CAP_INFO_SIZE,
  CapKind,
  deviceCapCreateRejects,
  Rights,
  writeCapInfo,
  type CapCloneArgs,
  type CapCloneOutcome,
  type CapCloseArgs,
  type CapCloseOutcome,
  type CapDeriveArgs,
  type CapDeriveOutcome,
  type CapQueryArgs,
  type CapQueryOutcome,
  type CapTransferArgs,
  type CapTransferOutcome,
  type CapTransferToArgs,
  type CapTransferToOutcome,
  type DeviceCapCreateArgs,
  type DeviceCapCreateOutcome,
} from '@abicus/abi-kernel';
import { allows, freeSlot, holdsBootFactory, isBootFactory, isFree } from '../cap/cap.ts';
import { cap, Kind, type Cap } from '../state/capability.ts';
import { isDeviceWindow } from '../cap/device.ts';
import { put, take } from '../cap/table.ts';
import { isAlive } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import { vmoAddress } from '../mm/vmo.ts';
import { find } from '../state/slots.ts';
import { liveChild } from '../task/table.ts';
import type { Task } from '../state/task.ts';

/** Closes a capability of the caller. */
export function capClose(call: KernelCall, args: CapCloseArgs): CapCloseOutcome {
  return take(call.core, call.task, args.slot) === undefined ? capCloseRejects.slot : 0;
}

/** Copies a capability within the caller's table. */
export function capClone(call: KernelCall, args: CapCloneArgs): CapCloneOutcome {
  const { core, task } = call;
  const held = task.caps[args.slot];
  if (held === undefined) return capCloneRejects.slot;
  if (isBootFactory(held)) return capCloneRejects.factory;
  const slot = freeSlot(task.caps, core.limits);
  if (slot < 0) return capCloneRejects.space;
  put(core, task, slot, held);
  return asCapSlot(slot);
}

/** Copies a capability within the caller's table, with a subset of its rights. */
export function capDerive(call: KernelCall, args: CapDeriveArgs): CapDeriveOutcome {
  const { core, task } = call;
  const held = task.caps[args.slot];
  if (held === undefined) return capDeriveRejects.slot;
  if (args.rights === 0 || !allows(held, args.rights)) return capDeriveRejects.rights;
  if (isBootFactory(held)) return capDeriveRejects.factory;
  const slot = freeSlot(task.caps, core.limits);
  if (slot < 0) return capDeriveRejects.space;
  put(core, task, slot, cap(held.kind, held.object, args.rights, held.length));
  return asCapSlot(slot);
}

/** Copies a capability, with a subset of its rights, into the first free slot of a child. */
export function capTransfer(call: KernelCall, args: CapTransferArgs): CapTransferOutcome {
  const { core } = call;
  const offer = checkTransfer(call, args);
  if (typeof offer === 'string') return capTransferRejects[offer];
  const slot = freeSlot(offer.child.caps, core.limits);
  if (slot < 0) return capTransferRejects.space;
  put(core, offer.child, slot, offer.copy);
  return asCapSlot(slot);
}

/** Copies a capability, with a subset of its rights, into a given slot of a child. */
export function capTransferTo(call: KernelCall, args: CapTransferToArgs): CapTransferToOutcome {
  const { core } = call;
  const offer = checkTransfer(call, args);
  if (typeof offer === 'string') return capTransferToRejects[offer];
  const { child, copy } = offer;
  const old = child.caps[args.childSlot];
  // A capability of an endpoint that has closed counts nowhere, and no watch was made through it.
  const isOccupied =
    old === undefined ? !isFree(child.caps, args.childSlot, core.limits) : isAlive(core, old);
  if (isOccupied) return capTransferToRejects.occupied;
  put(core, child, args.childSlot, copy);
  return args.childSlot;
}

/** Returns the kind, the base address and the length of a VMO or device. */
export function capQuery(call: KernelCall, args: CapQueryArgs): CapQueryOutcome {
  const { core, task, memory } = call;
  const info = infoOf(core, task.caps[args.slot]);
  if (info === undefined) return capQueryRejects.slot;
  const bytes = new Uint8Array(CAP_INFO_SIZE);
  writeCapInfo(bytes, 0, info);
  return memory.write(args.out, bytes) ? 0 : capQueryRejects.writable;
}

/** Creates a capability for the window of a device. */
export function deviceCapCreate(
  call: KernelCall,
  args: DeviceCapCreateArgs,
): DeviceCapCreateOutcome {
  const { core, task } = call;
  if (!holdsBootFactory(task.caps, Kind.EndpointFactory)) return deviceCapCreateRejects.authority;
  const { base, length, slot } = args;
  if (!isDeviceWindow(core, base, length)) return deviceCapCreateRejects.window;
  if (!isFree(task.caps, slot, core.limits)) return deviceCapCreateRejects.slot;
  put(core, task, slot, cap(Kind.Device, base, Rights.MAP | Rights.WRITE, length));
  return slot;
}

/** Makes the checks that both transfers have, in their order. */
function checkTransfer(
  call: KernelCall,
  args: CapTransferArgs,
): { child: Task; copy: Cap } | 'child' | 'slot' | 'rights' | 'manage' {
  const { core, task } = call;
  const child = liveChild(core, task, args.child);
  if (child === undefined) return 'child';
  const held = task.caps[args.slot];
  if (held === undefined) return 'slot';
  if (args.rights === 0 || !allows(held, args.rights)) return 'rights';
  // A copy of a derived factory shares its budget, so that MANAGE of it may be given.
  const manages = held.kind !== Kind.EndpointFactory && (args.rights & Rights.MANAGE) !== 0;
  if (manages || isBootFactory(held)) return 'manage';
  return { child, copy: cap(held.kind, held.object, args.rights, held.length) };
}

function infoOf(core: Core, held: Cap | undefined): Parameters<typeof writeCapInfo>[2] | undefined {
  if (held?.kind === Kind.Device) {
    return {
      capKind: CapKind.DeviceMmio,
      base: BigInt(held.object),
      length: BigInt(held.length),
    };
  }
  const vmo = held?.kind === Kind.Vmo ? find(core.state.vmos, held.object) : undefined;
  if (vmo === undefined) return undefined;
  return { capKind: CapKind.Vmo, base: BigInt(vmoAddress(vmo)), length: BigInt(vmo.length) };
}
