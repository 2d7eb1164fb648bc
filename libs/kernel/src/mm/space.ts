/** Address spaces: creates, maps, unmaps and frees them. */
import { WITHIN, type Pid } from '@abicus/abi-kernel';
import {
  PAGE_LEAF_ENTRIES,
  PAGE_ROOT_SHIFT,
  PAGE_SHIFT,
  PAGE_SIZE,
  PTE_VALID,
  RAM_BASE,
} from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import { hasFreeSlot, insert, remove } from '../state/slots.ts';
import type { Space } from '../state/space.ts';
import { freeFrameCount, frameAddress, freeFrame, allocFrame } from './frames.ts';
import { unmapVmo } from './vmo.ts';

/** Whether the limit allows another space. */
export function canCreateSpace(core: Core): boolean {
  const { spaces } = core.state;
  return WITHIN.spaces(spaces.live + 1, core.limits) && hasFreeSlot(spaces);
}

/** Whether this many single frames can be allocated. */
export function hasFrames(core: Core, count: number): boolean {
  return freeFrameCount(core.state.frames) >= count;
}

/** Creates an empty space. The caller has checked `canCreateSpace` and that a frame is free. */
export function createSpace(core: Core, creator: Pid): Space {
  const root = allocFrame(core.state.frames, core.machine.ram);
  return insert(core.state.spaces, (id) => ({
    id,
    root,
    creator,
    users: 0,
    frames: [root],
    vmos: [],
  }));
}

/** Returns the physical address of the root table, for a hart's satp. */
export function rootAddress(space: Space): number {
  return frameAddress(space.root);
}

/** Returns the page table entry of a page; 0: not mapped. */
export function entryOf(core: Core, space: Space, va: number): number {
  const words = core.machine.ram.i32;
  const pointer = words[rootWord(space, va)] ?? 0;
  return pointer === 0 ? 0 : (words[leafWord(pointer, va)] ?? 0);
}

/** Returns the number of leaf tables that mapping pages from `va` on would allocate. */
export function tablesMissing(core: Core, space: Space, va: number, pages: number): number {
  const words = core.machine.ram.i32;
  const last = rootWord(space, va + (pages - 1) * PAGE_SIZE);
  let missing = 0;
  for (let at = rootWord(space, va); at <= last; at++) if (words[at] === 0) missing++;
  return missing;
}

/**
 * Maps a page to a physical address, with the flags of a page table entry. The caller has checked that a frame is free
 * for a leaf table.
 */
export function mapPage(core: Core, space: Space, va: number, pa: number, flags: number): void {
  const words = core.machine.ram.i32;
  const at = rootWord(space, va);
  let pointer = words[at] ?? 0;
  if (pointer === 0) {
    const frame = allocFrame(core.state.frames, core.machine.ram);
    space.frames.push(frame);
    pointer = frameAddress(frame) | PTE_VALID;
    words[at] = pointer;
  }
  words[leafWord(pointer, va)] = pa | flags;
}

/** Maps a new zeroed page and returns its frame. */
export function mapNewPage(core: Core, space: Space, va: number, flags: number): number {
  const frame = allocFrame(core.state.frames, core.machine.ram);
  space.frames.push(frame);
  mapPage(core, space, va, frameAddress(frame), flags);
  return frame;
}

/** Unmaps a private page of a space and frees its frame. */
export function unmapPage(core: Core, space: Space, va: number): void {
  const entry = entryOf(core, space, va);
  if (entry === 0) return;
  const words = core.machine.ram.i32;
  words[leafWord(words[rootWord(space, va)] ?? 0, va)] = 0;
  core.machine.ram.fence();
  const frame = ((entry & ~0xfff) - RAM_BASE) >>> PAGE_SHIFT;
  const at = space.frames.indexOf(frame);
  if (at < 0) return;
  space.frames.splice(at, 1);
  freeFrame(core.state.frames, frame);
}

/** Frees a space if no task runs in it and its creator has ended. */
export function releaseSpace(core: Core, space: Space): void {
  if (space.users > 0 || space.creator !== 0) return;
  core.machine.ram.fence();
  for (const frame of space.frames) freeFrame(core.state.frames, frame);
  for (const vmo of space.vmos) unmapVmo(core, vmo);
  remove(core.state.spaces, space.id);
}

function rootWord(space: Space, va: number): number {
  return (space.root << (PAGE_SHIFT - 2)) + (va >>> PAGE_ROOT_SHIFT);
}

function leafWord(pointer: number, va: number): number {
  const table = ((pointer & ~0xfff) - RAM_BASE) >>> 2;
  return table + ((va >>> PAGE_SHIFT) & (PAGE_LEAF_ENTRIES - 1));
}
