/**
 * Physical frames as plain data: pages of RAM, numbered from 0. Single frames (page tables, stacks, text) are allocated
 * from the bottom, contiguous extents (VMOs) from the top, so that single frames do not fragment the extents.
 *
 *     0 …  single  … | low …  never allocated  … high | …  extents  … end
 */
import { PAGE_SIZE } from '@abicus/emulator';

/** A contiguous range of free frames at or above `high`. */
export interface Extent {
  first: number;
  count: number;
}

/** The state of the frame allocator. Plain data. */
export interface Frames {
  /** First frame that was never allocated as a single frame. */
  low: number;
  /** Lowest frame of the extents. */
  high: number;
  readonly end: number;
  /** Freed single frames, allocated again last in, first out. */
  readonly free: number[];
  /** Free extents at or above `high`, by address; no two are adjacent. */
  freeExtents: Extent[];
}

/** Creates the allocator state of a RAM whose frames are all free. */
export function frames(ramBytes: number): Frames {
  const end = Math.floor(ramBytes / PAGE_SIZE);
  return { low: 0, high: end, end, free: [], freeExtents: [] };
}
