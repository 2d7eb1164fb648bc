/**
 * Frames: pages of RAM by number, from 0. Single frames (tables, stacks, text) are taken from the bottom, runs of frames
 * (VMOs, which lie in one piece) from the top, so that the two do not break each other up.
 *
 *     0 …  single  … | low …  never used yet  … high | …  runs  … end
 */
import { PAGE_SIZE } from '@abicus/emulator';

/** A run of free frames among the runs. */
export interface Extent {
  first: number;
  count: number;
}

/** The frames of a machine. Plain data. */
export interface Frames {
  /** First frame that no single frame has reached. */
  low: number;
  /** First frame of the runs. */
  high: number;
  readonly end: number;
  /** Freed single frames, used again last in first out. */
  readonly free: number[];
  /** Free runs at or above `high`, by position; no two touch. */
  freeExtents: Extent[];
}

/** All frames of a RAM, none in use. */
export function frames(ramBytes: number): Frames {
  const end = Math.floor(ramBytes / PAGE_SIZE);
  return { low: 0, high: end, end, free: [], freeExtents: [] };
}
