/**
 * Reschedule requests between harts: a request is accepted, a software interrupt is sent, the hart takes the trap, the
 * request is acknowledged. Each step has a counter. A trap without a request acknowledges nothing.
 */
import { AckOutcome, ReschedOutcome } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import type { CpuState } from '../state/cpu.ts';

/** Requests a reschedule of a hart. Only an accepted request sends an interrupt. */
export function requestResched(core: Core, id: number): ReschedOutcome {
  const cpu = core.state.cpus[id];
  if (cpu === undefined) return ReschedOutcome.InvalidCpu;
  if (!cpu.online) return ReschedOutcome.OfflineCpu;
  if (cpu.reschedPending) {
    core.counters.reschedMerged++;
    return ReschedOutcome.AlreadyPending;
  }
  cpu.reschedPending = true;
  core.counters.reschedAccepted++;
  core.machine.board.clint.setMsip(id, true);
  core.counters.ipiSent++;
  return ReschedOutcome.Accepted;
}

/** Clears the software interrupt of a hart, and acknowledges its request if one is pending. */
export function acknowledge(core: Core, cpu: CpuState): AckOutcome {
  core.machine.board.clint.setMsip(cpu.id, false);
  core.counters.softwareTraps++;
  if (!cpu.reschedPending) {
    core.counters.spurious++;
    return AckOutcome.NoPendingRequest;
  }
  cpu.reschedPending = false;
  core.counters.reschedAcked++;
  return AckOutcome.Acked;
}
