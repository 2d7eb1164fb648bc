/**
 * VMOs: creates and frees memory objects, which are contiguous in RAM. One lives while a capability or a mapping refers
 * to it.
 */
import { WITHIN } from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import { find, hasFreeSlot, insert, remove } from '../state/slots.ts';
import { frameAddress, freeContiguous, allocContiguous } from './frames.ts';

import type { Vmo } from '../state/vmo.ts';

/** Creates a VMO of zeroed pages; `undefined` if the arena or RAM is exhausted. No capability refers to it yet. */
export function newVmo(core: Core, length: number): Vmo | undefined {
  const { state, limits, machine } = core;
  const pages = Math.ceil(length / PAGE_SIZE);
  if (!WITHIN.vmoBytes(state.vmoBytes + pages * PAGE_SIZE, limits, PAGE_SIZE)) return undefined;
  if (!hasFreeSlot(state.vmos)) return undefined;
  const frame = allocContiguous(state.frames, machine.ram, pages);
  if (frame < 0) return undefined;
  state.vmoBytes += pages * PAGE_SIZE;
  return insert(state.vmos, (id) => ({ id, frame, pages, length, caps: 0, mappings: 0 }));
}

/** Returns the physical address of the first byte. */
export function vmoAddress(vmo: Vmo): number {
  return frameAddress(vmo.frame);
}

/** Drops one page mapping of a VMO, and frees the VMO if it was the last reference. */
export function unmapVmo(core: Core, id: number): void {
  const vmo = find(core.state.vmos, id);
  if (vmo === undefined) return;
  vmo.mappings--;
  releaseVmo(core, vmo);
}

/** Frees a VMO if no capability and no mapping refers to it. */
export function releaseVmo(core: Core, vmo: Vmo): void {
  if (vmo.caps > 0 || vmo.mappings > 0) return;
  freeContiguous(core.state.frames, vmo.frame, vmo.pages);
  core.state.vmoBytes -= vmo.pages * PAGE_SIZE;
  remove(core.state.vmos, vmo.id);
}
