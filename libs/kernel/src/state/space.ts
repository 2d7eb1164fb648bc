/** Address spaces as plain data. Their page tables are in RAM. */
import type { Pid } from '@abicus/abi-kernel';

/** An address space. Plain data. */
export interface Space {
  readonly id: number;
  /** Frame of the root table. */
  readonly root: number;
  /** The task that created it with asCreate; 0: exec created it, or its creator has ended. */
  creator: Pid;
  /** Number of tasks that run in it. */
  users: number;
  /** Frames that are freed with it: page tables and private pages. */
  readonly frames: number[];
  /** Ids of the mapped VMOs, once for each page. */
  readonly vmos: number[];
}
