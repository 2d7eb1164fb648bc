/** Address spaces as data; their page tables lie in RAM. */
import type { Pid } from '@abicus/abi-kernel';

/** An address space. Plain data. */
export interface Space {
  readonly id: number;
  /** Frame of the root table. */
  readonly root: number;
  /** Who made it with asCreate; 0: it came with a program, or its maker is gone. */
  creator: Pid;
  /** Tasks that run in it. */
  users: number;
  /** Frames that go with it: tables, and pages that are nobody else's. */
  readonly frames: number[];
  /** VMOs mapped here, once for each page. */
  readonly vmos: number[];
}
