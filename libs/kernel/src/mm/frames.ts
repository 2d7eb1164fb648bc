/** The frame allocator: allocates and frees single frames and contiguous extents of RAM. */
import { PAGE_SIZE, RAM_BASE, type Ram } from '@abicus/emulator';
import type { Frames, Extent } from '../state/frames.ts';

/** Returns the number of single frames that can be allocated. */
export function freeFrameCount(state: Frames): number {
  return state.high - state.low + state.free.length;
}

/** Returns the physical address of a frame. */
export function frameAddress(frame: number): number {
  return RAM_BASE + frame * PAGE_SIZE;
}

/** Allocates a zeroed frame; −1: none is free. */
export function allocFrame(state: Frames, ram: Ram): number {
  const frame = state.free.pop() ?? (state.low < state.high ? state.low++ : -1);
  if (frame >= 0) clear(ram, frame, 1);
  return frame;
}

/** Frees a single frame. */
export function freeFrame(state: Frames, frame: number): void {
  state.free.push(frame);
}

/** Allocates contiguous zeroed frames and returns the first one; −1: no free extent is large enough. */
export function allocContiguous(state: Frames, ram: Ram, count: number): number {
  const first = takeExtent(state, count);
  if (first >= 0) clear(ram, first, count);
  return first;
}

/** Frees contiguous frames and merges the extent with adjacent free ones. */
export function freeContiguous(state: Frames, first: number, count: number): void {
  const at = state.freeExtents.findIndex((extent) => extent.first > first);
  state.freeExtents.splice(at < 0 ? state.freeExtents.length : at, 0, { first, count });
  const joined: Extent[] = [];
  for (const extent of state.freeExtents) {
    const before = joined.at(-1);
    if (before !== undefined && before.first + before.count === extent.first) {
      before.count += extent.count;
    } else joined.push(extent);
  }
  const lowest = joined[0];
  if (lowest !== undefined && lowest.first === state.high) {
    state.high += lowest.count;
    joined.shift();
  }
  state.freeExtents = joined;
}

function takeExtent(state: Frames, count: number): number {
  const at = state.freeExtents.findIndex((extent) => extent.count >= count);
  const extent = state.freeExtents[at];
  if (extent === undefined) {
    if (state.high - state.low < count) return -1;
    state.high -= count;
    return state.high;
  }
  const { first } = extent;
  extent.first += count;
  extent.count -= count;
  if (extent.count === 0) state.freeExtents.splice(at, 1);
  return first;
}

function clear(ram: Ram, frame: number, count: number): void {
  ram.claim(frameAddress(frame), count * PAGE_SIZE);
  ram.zero(frameAddress(frame), count * PAGE_SIZE);
}
