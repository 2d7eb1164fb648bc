/** A request that is answered later: what a handler keeps of it. */
import type { Pid } from '@abicus/abi-kernel';
import type { TakenRequest } from '@abicus/wire/service';

/** What the loop knows of a request that is to be answered. */
export type Waiting = {
  readonly taken: TakenRequest;
  readonly frame: Uint8Array;
  /** What the kernel takes the reply with; 0: no reply can be sent. */
  readonly token: number;
};

/**
 * Stands for the answer to a request. `R` is what it may be. It is worth nothing once the request is answered, or its
 * caller has ended.
 */
export class Pending<R = never> {
  /** The caller. */
  readonly sender: Pid;
  #waiting: Waiting | undefined;

  constructor(sender: Pid) {
    this.sender = sender;
  }

  /** Makes it stand for a request. */
  static open(pending: Pending, waiting: Waiting): void {
    pending.#waiting = waiting;
  }

  /** Takes the request out of it; nothing if it was answered, or its caller has ended. */
  static take(pending: Pending): Waiting | undefined {
    const waiting = pending.#waiting;
    pending.#waiting = undefined;
    return waiting;
  }

  /** Whether the request still waits for its answer. */
  get isOpen(): boolean {
    return this.#waiting !== undefined;
  }

  /** Its answers, for the type checker. */
  declare readonly answered?: (answer: R) => void;
}
