/**
 * The causal chain of a reschedule, each link counted: a request is accepted, a software interrupt is sent, the hart takes
 * the trap, the request is acknowledged. A trap without a request acknowledges nothing.
 */
import type { Core } from '../core.ts';
import type { CpuState } from '../sched/cpu.ts';

/** What came of a request; only an accepted one sends an interrupt. */
export type Resched = 'accepted' | 'pending' | 'invalid' | 'offline';
/** What came of a software interrupt. */
export type Ack = 'acked' | 'no request';

/** Asks a hart to look at its queues. */
export function requestResched(core: Core, id: number): Resched {
  const cpu = core.state.cpus[id];
  if (cpu === undefined) return 'invalid';
  if (!cpu.online) return 'offline';
  if (cpu.reschedPending) return 'pending';
  cpu.reschedPending = true;
  core.counters.reschedAccepted++;
  core.machine.board.clint.setSoftware(id, true);
  core.counters.ipiSent++;
  return 'accepted';
}

/** Takes a software interrupt on a hart. */
export function acknowledge(core: Core, cpu: CpuState): Ack {
  core.machine.board.clint.setSoftware(cpu.id, false);
  core.counters.softwareTraps++;
  if (!cpu.reschedPending) {
    core.counters.spurious++;
    return 'no request';
  }
  cpu.reschedPending = false;
  core.counters.reschedAcked++;
  return 'acked';
}
