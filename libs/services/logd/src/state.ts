/** The state of logd, and what its handlers are called with. */
import type { AppendReject, AppendReply } from '@abicus/abi-logd';
import type { RequestCall } from '@abicus/service';
import { Journal } from './journal.ts';
import { Windows } from './windows.ts';

/** The tables of one instance. A rejected request changes neither journal nor windows. */
export class LogdState {
  readonly journal: Journal = new Journal();
  readonly windows: Windows = new Windows();
  /** The lines about rejects that were printed: each once, so that no sender can fill the console. */
  readonly printed: Set<string> = new Set();
}

/** The nonces of the services that it calls. */
export interface Callees {
  readonly timed: number;
}

/** What the handler of an append is called with. */
export type AppendCall = RequestCall<LogdState, Callees, AppendReply | AppendReject>;
