// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:d6997b901474e7c5

import { MachineMonitor, type MachineTable } from '@abicus/wire';

/** The states of a timer. */
export type TimerState = 'absent' | 'armed';

/** The operations that a timer answers by its state. */
export type TimerOperation = 'timed.register' | 'timed.cancel';

/** What happens to a timer without an operation. */
export type TimerOccurrence = 'fired' | 'queue.full' | 'owner.exit';

/** The times that steps of a timer are bound to. */
export type TimerTime = 'deadline' | 'window';

/** The state machine of a timer. */
export const TIMER_MACHINE: MachineTable<TimerState, TimerOperation, TimerOccurrence, TimerTime> = {
  id: 'timer',
  initial: 'absent',
  states: ['absent', 'armed'],
  operations: ['timed.register', 'timed.cancel'],
  creates: ['timed.register'],
  events: ['fired', 'queue.full', 'owner.exit'],
  times: ['deadline', 'window'],
  edges: [
    { id: 'timer.armed', from: 'absent', to: 'armed', on: 'timed.register' },
    { id: 'timer.cancelled', from: 'armed', to: 'absent', on: 'timed.cancel' },
    {
      id: 'timer.fired',
      from: 'armed',
      to: 'absent',
      event: 'fired',
      after: 'deadline',
      atMost: 'window',
    },
    /** The queue of the owner is full, so the event is retried later. */
    { id: 'timer.putOff', from: 'armed', to: 'armed', event: 'queue.full' },
    { id: 'timer.orphaned', from: 'armed', to: 'absent', event: 'owner.exit' },
  ],
  rejects: [
    {
      id: 'timer.absent.otherwise.timed.cancel',
      state: 'absent',
      on: 'timed.cancel',
      check: 'timed.cancel.timer',
      fails: 'NOT_FOUND',
    },
  ],
};

/** Tracks the state of a timer, from the initial state or from a given one. */
export function timerMonitor(
  state?: TimerState,
): MachineMonitor<TimerState, TimerOperation, TimerOccurrence, TimerTime> {
  return new MachineMonitor(TIMER_MACHINE, state);
}
