/** VMOs: memory that is an object, in one piece of RAM. It lives while a capability names it or a space maps it. */
import { WITHIN } from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import { find, insert, remove } from '../state/slots.ts';
import { frameAddress, freeContiguous, allocContiguous } from './frames.ts';

import type { Vmo } from '../state/vmo.ts';

/** Makes a VMO of zeroed pages, or nothing if the arena or RAM is exhausted. No capability names it yet. */
export function newVmo(core: Core, length: number): Vmo | undefined {
  const { state, limits, machine } = core;
  const pages = Math.ceil(length / PAGE_SIZE);
  if (!WITHIN.vmoBytes(state.vmoBytes + pages * PAGE_SIZE, limits, PAGE_SIZE)) return undefined;
  // 16 bits of an id are its place in the table.
  if (state.vmos.live >= 0xffff) return undefined;
  const frame = allocContiguous(state.frames, machine.ram, pages);
  if (frame < 0) return undefined;
  state.vmoBytes += pages * PAGE_SIZE;
  return insert(state.vmos, (id) => ({ id, frame, pages, length, caps: 0, mappings: 0 }));
}

/** The physical address of its first byte. */
export function vmoAddress(vmo: Vmo): number {
  return frameAddress(vmo.frame);
}

/** Counts a page of a space that no longer shows it. */
export function unmapVmo(core: Core, id: number): void {
  const vmo = find(core.state.vmos, id);
  if (vmo === undefined) return;
  vmo.mappings--;
  releaseVmo(core, vmo);
}

/** Frees a VMO that nothing names and nothing maps. */
export function releaseVmo(core: Core, vmo: Vmo): void {
  if (vmo.caps > 0 || vmo.mappings > 0) return;
  freeContiguous(core.state.frames, vmo.frame, vmo.pages);
  core.state.vmoBytes -= vmo.pages * PAGE_SIZE;
  remove(core.state.vmos, vmo.id);
}
