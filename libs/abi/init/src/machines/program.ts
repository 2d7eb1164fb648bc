// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:5c187b83348c7e48

import { MachineMonitor, type MachineTable } from '@abicus/wire';

/** The states of a program. */
export type ProgramState = 'absent' | 'starting' | 'up' | 'waiting' | 'ended';

/** The operations that a program answers by its state. */
export type ProgramOperation = never;

/** What happens to a program without an operation. */
export type ProgramOccurrence = 'start' | 'ready' | 'end' | 'last.end';

/** The times that steps of a program are bound to. */
export type ProgramTime = never;

/** The state machine of a program. */
export const PROGRAM_MACHINE: MachineTable<
  ProgramState,
  ProgramOperation,
  ProgramOccurrence,
  ProgramTime
> = {
  id: 'program',
  initial: 'absent',
  states: ['absent', 'starting', 'up', 'waiting', 'ended'],
  operations: [],
  creates: [],
  events: ['start', 'ready', 'end', 'last.end'],
  times: [],
  edges: [
    { id: 'program.started', from: 'absent', to: 'starting', event: 'start' },
    { id: 'program.served', from: 'starting', to: 'up', event: 'ready' },
    { id: 'program.unstarted', from: 'absent', to: 'waiting', event: 'end' },
    { id: 'program.abandoned', from: 'absent', to: 'ended', event: 'last.end' },
    { id: 'program.endedEarly', from: 'starting', to: 'waiting', event: 'end' },
    { id: 'program.neverServed', from: 'starting', to: 'ended', event: 'last.end' },
    { id: 'program.interrupted', from: 'up', to: 'waiting', event: 'end' },
    { id: 'program.finished', from: 'up', to: 'ended', event: 'last.end' },
    { id: 'program.restarted', from: 'waiting', to: 'starting', event: 'start' },
    { id: 'program.unrestarted', from: 'waiting', to: 'waiting', event: 'end' },
    { id: 'program.blocked', from: 'waiting', to: 'ended', event: 'last.end' },
  ],
  rejects: [],
};

/** Tracks the state of a program, from the initial state or from a given one. */
export function programMonitor(
  state?: ProgramState,
): MachineMonitor<ProgramState, ProgramOperation, ProgramOccurrence, ProgramTime> {
  return new MachineMonitor(PROGRAM_MACHINE, state);
}
