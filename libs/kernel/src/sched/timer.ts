/**
 * Timers of harts. The boot hart's is armed for the next deadline or the end of its turn, whichever comes first; that of
 * another hart for the end of its turn. A turn ends only where somebody waits for it to.
 */
import { TICK_NS } from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import type { CpuState } from '../state/cpu.ts';
import { nextDeadline } from './deadlines.ts';

/** The hart whose timer stands for deadlines. */
const DEADLINE_CPU = 0;

/**
 * Arms the timer of a hart for what comes next. While a task runs it is never put off, only brought forward: a timer that
 * comes early finds nothing to do and is armed anew, which is cheaper than two writes for each message. A hart without a
 * task must not be woken for nothing.
 */
export function armTimer(core: Core, cpu: CpuState): void {
  let ns = cpu.current !== 0 && cpu.queued > 0 ? cpu.timesliceEndNs : Infinity;
  if (cpu.id === DEADLINE_CPU) ns = Math.min(ns, nextDeadline(core));
  if (cpu.current === 0 ? ns === cpu.timerNs : ns >= cpu.timerNs) return;
  cpu.timerNs = ns;
  core.machine.board.clint.setMtimecmp(cpu.id, Math.ceil(ns / TICK_NS));
}

/** Arms the timer that stands for deadlines. */
export function armDeadlines(core: Core): void {
  const cpu = core.state.cpus[DEADLINE_CPU];
  if (cpu !== undefined) armTimer(core, cpu);
}
