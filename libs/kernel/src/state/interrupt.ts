/**
 * Bound interrupts as plain data. A line is masked unless it is armed:
 *
 *     Armed   the line is not masked: an interrupt queues a notice
 *     Queued  its notice is in the queue of the endpoint
 *     Taken   the notice was received; the driver has not completed the interrupt yet
 */
import type { Pid } from '@abicus/abi-kernel';

/** States of a bound interrupt. */
export const IrqState = { Armed: 0, Queued: 1, Taken: 2 } as const;
/** A state of a bound interrupt. */
export type IrqState = (typeof IrqState)[keyof typeof IrqState];

/** An interrupt that a task has bound to an endpoint. Plain data. */
export interface IrqBinding {
  /** The interrupt line of the board. */
  readonly line: number;
  /** The task that has bound it. */
  readonly holder: Pid;
  /** The slot of the holder with the capability that it was bound through. */
  readonly slot: number;
  /** Id of the endpoint that receives its notices. */
  readonly endpoint: number;
  readonly cookie: bigint;
  state: IrqState;
}
