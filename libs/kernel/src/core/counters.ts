/** Event counters. Only the proofs of the boot read them: behaviour does not depend on them. */

/** Events since the start of a kernel. */
export interface Counters {
  /** Reschedule requests that were accepted. */
  reschedAccepted: number;
  /** Reschedule requests for a hart that had one pending. */
  reschedMerged: number;
  /** Software interrupts that were sent for accepted requests. */
  ipiSent: number;
  /** Software interrupts that were taken. */
  softwareTraps: number;
  /** Reschedule requests that were acknowledged. */
  reschedAcked: number;
  /** Software interrupts without a reschedule request. */
  spurious: number;
  /** Tasks that were stolen from the run queue of another hart. */
  steals: number;
  /** Wakes that put their task on an overflow list, because the run queues were full. */
  wakesOverflowed: number;
  wakes: number;
  /** Syscalls, restarted ones included. */
  syscalls: number;
  switches: number;
  /** Switches from a task to the one that it called, or replied to, without a scheduling decision. */
  handOvers: number;
  faults: number;
  /** Deadlines that passed while their task was blocked. */
  expired: number;
}

/** Creates counters that are all zero. */
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
    handOvers: 0,
    faults: 0,
    expired: 0,
  };
}
