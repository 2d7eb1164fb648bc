/** One hart in a round: interrupt or user mode, trap, supervisor, until its quantum is spent. This is the hot loop. */
import { TRAP_COST_NS_MIN } from '@abicus/abi-board';
import type { Hart } from './hart.ts';
import { takeInterrupt } from './interrupts.ts';
import type { Machine } from './machine.ts';
import type { Supervisor } from './supervisor.ts';
import { trapEvent } from './trace.ts';

/** Why a hart stopped running in a round. */
export type StopReason = 'quantum spent' | 'finished' | 'limit' | 'stopped';

/** Runs one hart until its quantum is spent or it is in wfi, or the run has to stop. */
export function runHart(
  machine: Machine,
  hart: Hart,
  supervisor: Supervisor,
  lastStep: number,
  stopWhen: (() => boolean) | undefined,
): StopReason {
  const { finisher, interrupts } = machine.board;
  while (hart.budgetNs > 0) {
    const pending = (interrupts.pending[hart.id] ?? 0) & hart.csr.sie;
    if (pending !== 0) takeInterrupt(hart, pending);
    else if (hart.waiting || !runUserMode(machine, hart)) return 'quantum spent';
    else if (finisher.ended) return 'finished';
    if (machine.trace !== undefined) machine.trace(trapEvent(machine, hart));
    machine.steps++;
    const before = hart.budgetNs;
    supervisor.trap(hart);
    // A trap for which the supervisor charged no time is charged the minimum, so that each round ends.
    if (hart.budgetNs >= before) hart.budgetNs = before - TRAP_COST_NS_MIN;
    if (machine.trace !== undefined) {
      const ns = before - hart.budgetNs;
      machine.trace({ kind: 'charge', step: machine.steps - 1, hart: hart.id, ns });
    }
    if (finisher.ended) return 'finished';
    if (stopWhen !== undefined && stopWhen()) return 'stopped';
    if (machine.steps >= lastStep) return 'limit';
  }
  return 'quantum spent';
}

/** Runs user mode; true: until a trap, false: until the budget was used up. */
function runUserMode(machine: Machine, hart: Hart): boolean {
  const { guest } = hart;
  if (guest === undefined) {
    throw new Error(`hart ${hart.id} runs, but the supervisor set neither its guest nor waiting`);
  }
  machine.running = guest;
  const trapped = guest.resume(hart);
  machine.running = undefined;
  if (!trapped && hart.budgetNs > 0) {
    throw new Error(
      `${guest.name} stopped on hart ${hart.id} without a trap, ${hart.budgetNs} ns early`,
    );
  }
  return trapped;
}
