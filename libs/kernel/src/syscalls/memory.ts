/** Syscalls on VMOs, mappings and address spaces. */
import {
  asAsHandle,
  asCapSlot,
  asCreateRejects,
  asMapRejects,
  AsMapFlags,
  mapRejects,
  MapFlags,
  mmioMapRejects,
  Prot,
  Rights,
  vmoCreateRejects,
  vmoDestroyRejects,
  vmoReadRejects,
  vmoShareRoRejects,
  vmoWriteRejects,
  type AsCreateOutcome,
  type AsMapArgs,
  type AsMapOutcome,
  type MapArgs,
  type MapOutcome,
  type MmioMapArgs,
  type MmioMapOutcome,
  type VmoCreateArgs,
  type VmoCreateOutcome,
  type VmoDestroyArgs,
  type VmoDestroyOutcome,
  type VmoReadArgs,
  type VmoReadOutcome,
  type VmoShareRoArgs,
  type VmoShareRoOutcome,
  type VmoWriteArgs,
  type VmoWriteOutcome,
} from '@abicus/abi-kernel';
import {
  copyFromUser,
  PAGE_SIZE,
  PTE_EXECUTE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
  USER_VA_END,
} from '@abicus/emulator';
import { allows, capOf, freeSlot, isFree } from '../cap/cap.ts';
import { cap, Kind } from '../state/capability.ts';
import { put, take } from '../cap/table.ts';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import {
  entryOf,
  hasFrames,
  mapPage,
  createSpace,
  canCreateSpace,
  tablesMissing,
} from '../mm/space.ts';
import type { Space } from '../state/space.ts';
import { newVmo, vmoAddress } from '../mm/vmo.ts';
import type { Vmo } from '../state/vmo.ts';
import { find } from '../state/slots.ts';
import type { Task } from '../state/task.ts';

/** Creates a VMO of zeroed pages. */
export function vmoCreate(call: KernelCall, args: VmoCreateArgs): VmoCreateOutcome {
  const { core, task } = call;
  if (args.length === 0) return vmoCreateRejects.length;
  if (args.slot !== undefined && !isFree(task.caps, args.slot, core.limits)) {
    return vmoCreateRejects.slot;
  }
  const slot = args.slot ?? freeSlot(task.caps, core.limits);
  if (slot < 0) return vmoCreateRejects.space;
  const vmo = newVmo(core, args.length);
  if (vmo === undefined) return vmoCreateRejects.memory;
  put(core, task, slot, cap(Kind.Vmo, vmo.id, Rights.MAP | Rights.WRITE | Rights.MANAGE));
  return asCapSlot(slot);
}

/** Writes bytes into a VMO. */
export function vmoWrite(call: KernelCall, args: VmoWriteArgs): VmoWriteOutcome {
  const { core, task, memory } = call;
  const { data } = args;
  const vmo = vmoOf(core, task, args.slot, Rights.WRITE);
  if (vmo === undefined) return vmoWriteRejects.right;
  if (args.offset + data.length > vmo.length) return vmoWriteRejects.bounds;
  if (!memory.readable(data.va, data.length)) return vmoWriteRejects.readable;
  const { ram } = core.machine;
  const pa = vmoAddress(vmo) + args.offset;
  copyFromUser(ram, memory.root, data.va, ram.view(pa, data.length));
  ram.markWritten(pa, data.length);
  return data.length;
}

/** Reads bytes out of a VMO. */
export function vmoRead(call: KernelCall, args: VmoReadArgs): VmoReadOutcome {
  const { core, task, memory } = call;
  const { data } = args;
  const vmo = vmoOf(core, task, args.slot, Rights.MAP);
  if (vmo === undefined) return vmoReadRejects.right;
  if (args.offset + data.length > vmo.length) return vmoReadRejects.bounds;
  const bytes = core.machine.ram.view(vmoAddress(vmo) + args.offset, data.length);
  return memory.write(data.va, bytes) ? data.length : vmoReadRejects.writable;
}

/** Copies the capability of a VMO with MAP alone. */
export function vmoShareRo(call: KernelCall, args: VmoShareRoArgs): VmoShareRoOutcome {
  const { core, task } = call;
  const vmo = vmoOf(core, task, args.slot, Rights.MAP);
  if (vmo === undefined) return vmoShareRoRejects.right;
  const slot = freeSlot(task.caps, core.limits);
  if (slot < 0) return vmoShareRoRejects.space;
  put(core, task, slot, cap(Kind.Vmo, vmo.id, Rights.MAP));
  return asCapSlot(slot);
}

/** Frees a VMO that has no other capability and no mapping. */
export function vmoDestroy(call: KernelCall, args: VmoDestroyArgs): VmoDestroyOutcome {
  const { core, task } = call;
  const vmo = vmoOf(core, task, args.slot, Rights.MANAGE);
  if (vmo === undefined) return vmoDestroyRejects.right;
  if (vmo.mappings > 0 || vmo.caps > 1) return vmoDestroyRejects.inUse;
  take(core, task, args.slot);
  return 0;
}

/** Maps one page of a VMO into the caller's space. */
export function map(call: KernelCall, args: MapArgs): MapOutcome {
  const { core, task } = call;
  const { va, offset, flags } = args;
  if (isWritableCode(flags, MapFlags.WRITE, MapFlags.EXEC)) return mapRejects.wxorx;
  const vmo = vmoOf(core, task, args.slot, Rights.MAP);
  if (vmo === undefined) return mapRejects.right;
  if ((flags & MapFlags.WRITE) !== 0 && !mayWrite(task, args.slot)) return mapRejects.readOnly;
  if (offset % PAGE_SIZE !== 0 || offset >= vmo.length) return mapRejects.offset;
  const space = find(core.state.spaces, task.space);
  if (space === undefined || entryOf(core, space, va) !== 0) return mapRejects.overlap;
  if (!hasFrames(core, tablesMissing(core, space, va, 1))) return mapRejects.memory;
  // The bits of MapFlags are those of a page table entry.
  mapVmoPage(core, space, vmo, va, offset, flags);
  return 0;
}

/** Maps one page of a device into the caller's space. */
export function mmioMap(call: KernelCall, args: MmioMapArgs): MmioMapOutcome {
  const { core, task } = call;
  const { va, offset } = args;
  const device = capOf(task.caps, args.slot, Kind.Device, Rights.MAP | Rights.WRITE);
  if (device === undefined) return mmioMapRejects.right;
  if (offset % PAGE_SIZE !== 0 || offset >= device.length) return mmioMapRejects.offset;
  const space = find(core.state.spaces, task.space);
  if (space === undefined || entryOf(core, space, va) !== 0) return mmioMapRejects.overlap;
  if (!hasFrames(core, tablesMissing(core, space, va, 1))) return mmioMapRejects.memory;
  const flags = PTE_VALID | PTE_READ | PTE_WRITE | PTE_USER;
  mapPage(core, space, va, device.object + offset, flags);
  return 0;
}

/** Creates an empty address space. */
export function asCreate(call: KernelCall): AsCreateOutcome {
  const { core, task } = call;
  if (!canCreateSpace(core)) return asCreateRejects.space;
  if (!hasFrames(core, 1)) return asCreateRejects.memory;
  const space = createSpace(core, task.pid);
  task.spaces.push(space.id);
  return asAsHandle(space.id);
}

/** Maps a VMO, from its start, into an address space that the caller created. */
export function asMap(call: KernelCall, args: AsMapArgs): AsMapOutcome {
  const { core, task } = call;
  const { va, length, prot } = args;
  if (isWritableCode(prot, Prot.WRITE, Prot.EXEC)) return asMapRejects.wxorx;
  if (va + length > USER_VA_END) return asMapRejects.range;
  const space = spaceOf(core, task, args.space);
  if (space === undefined) return asMapRejects.space;
  const vmo = vmoOf(core, task, args.vmo, Rights.MAP);
  if (vmo === undefined) return asMapRejects.right;
  if ((prot & Prot.WRITE) !== 0 && !mayWrite(task, args.vmo)) return asMapRejects.readOnly;
  const pages = length / PAGE_SIZE;
  if (pages > vmo.pages) return asMapRejects.bounds;
  for (let page = 0; page < pages; page++) {
    if (entryOf(core, space, va + page * PAGE_SIZE) !== 0) return asMapRejects.overlap;
  }
  if (!hasFrames(core, tablesMissing(core, space, va, pages))) return asMapRejects.memory;
  const flags = entryFlags(prot, args.flags);
  for (let page = 0; page < pages; page++) {
    mapVmoPage(core, space, vmo, va + page * PAGE_SIZE, page * PAGE_SIZE, flags);
  }
  return 0;
}

/** Returns an address space by its handle, if the task created it. */
export function spaceOf(core: Core, task: Task, handle: number): Space | undefined {
  const space = find(core.state.spaces, handle);
  return space !== undefined && space.creator === task.pid ? space : undefined;
}

/** Whether the capability of a slot has WRITE. */
function mayWrite({ caps }: Task, slot: number): boolean {
  const held = caps[slot];
  return held !== undefined && allows(held, Rights.WRITE);
}

function vmoOf(core: Core, task: Task, slot: number, rights: number): Vmo | undefined {
  const held = capOf(task.caps, slot, Kind.Vmo, rights);
  return held === undefined ? undefined : find(core.state.vmos, held.object);
}

function mapVmoPage(
  core: Core,
  space: Space,
  vmo: Vmo,
  va: number,
  offset: number,
  flags: number,
): void {
  mapPage(core, space, va, vmoAddress(vmo) + offset, flags);
  space.vmos.push(vmo.id);
  vmo.mappings++;
}

function entryFlags(prot: number, flags: number): number {
  let entry = PTE_VALID;
  if ((prot & Prot.READ) !== 0) entry |= PTE_READ;
  if ((prot & Prot.WRITE) !== 0) entry |= PTE_WRITE;
  if ((prot & Prot.EXEC) !== 0) entry |= PTE_EXECUTE;
  if ((flags & AsMapFlags.USER) !== 0) entry |= PTE_USER;
  return entry;
}

function isWritableCode(flags: number, write: number, execute: number): boolean {
  return (flags & (write | execute)) === (write | execute);
}
