/** The state of logd, and what its handlers know of a call. */
import { Journal } from './journal.ts';
import { Windows } from './windows.ts';

/** The tables of one instance. A rejected request changes none of them. */
export class LogdState {
  readonly journal: Journal = new Journal();
  readonly windows: Windows = new Windows();
}

/** What a handler gets beside the request. */
export interface LogdCall {
  readonly state: LogdState;
  /** The identity of the sender, as the kernel stamped it. */
  readonly identity: bigint;
  /** The time of the service, in ns. */
  readonly now: bigint;
}
