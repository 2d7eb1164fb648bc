/** Counters: they tell what happened, and nothing depends on them but the proofs of the boot. */

/** What a kernel has counted. */
export interface Counters {
  /** Requests to reschedule that were accepted. */
  reschedAccepted: number;
  /** Requests for a hart that had been asked already. */
  reschedMerged: number;
  /** Software interrupts sent for them. */
  ipiSent: number;
  /** Software interrupts taken. */
  softwareTraps: number;
  /** Requests answered. */
  reschedAcked: number;
  /** Software interrupts that nobody had asked for. */
  spurious: number;
  /** Tasks taken from the queue of another hart. */
  steals: number;
  /** Wakes that found their queue full. */
  wakesOverflowed: number;
  wakes: number;
  /** Calls made. */
  syscalls: number;
  switches: number;
  faults: number;
  /** Deadlines that passed while their task waited. */
  expired: number;
}

/** All zero. */
export function counters(): Counters {
  return {
    reschedAccepted: 0,
    reschedMerged: 0,
    ipiSent: 0,
    softwareTraps: 0,
    reschedAcked: 0,
    spurious: 0,
    steals: 0,
    wakesOverflowed: 0,
    wakes: 0,
    syscalls: 0,
    switches: 0,
    faults: 0,
    expired: 0,
  };
}
