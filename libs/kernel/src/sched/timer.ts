/**
 * Timers of harts. That of the boot hart fires at the next deadline or at the end of the running timeslice, whichever
 * is first; that of another hart at the end of the running timeslice. A timeslice expires only if another task is
 * queued.
 */
import { TICK_NS } from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import type { CpuState } from '../state/cpu.ts';
import { nextDeadline } from './deadlines.ts';

/** The hart whose timer serves the deadlines. */
const DEADLINE_CPU = 0;

/**
 * Arms the timer of a hart for the next event. While a task runs, the timer is only moved to an earlier time, never to
 * a later one: a timer that fires too early is armed again, which is cheaper than two writes for each message. The
 * timer of an idle hart is always exact, so that it is not woken without need.
 */
export function armTimer(core: Core, cpu: CpuState): void {
  let ns = cpu.current !== 0 && cpu.queued > 0 ? cpu.timesliceEndNs : Infinity;
  if (cpu.id === DEADLINE_CPU) ns = Math.min(ns, nextDeadline(core));
  if (cpu.current === 0 ? ns === cpu.timerNs : ns >= cpu.timerNs) return;
  cpu.timerNs = ns;
  core.machine.board.clint.setMtimecmp(cpu.id, Math.ceil(ns / TICK_NS));
}

/** Arms the timer that serves the deadlines. */
export function armDeadlines(core: Core): void {
  const cpu = core.state.cpus[DEADLINE_CPU];
  if (cpu !== undefined) armTimer(core, cpu);
}
