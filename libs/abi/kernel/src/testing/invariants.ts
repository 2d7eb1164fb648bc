// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:34c63decada1076d

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'rejected call': a rejected call does not change the digest of the kernel state */
  'abi.invariant.rejectsChangeNothing': {
    id: 'abi.invariant.rejectsChangeNothing',
    forAll: 'rejected call',
  },
  /** For all of 'capability': no sequence of calls gives a capability rights that its source did not have */
  'cap.invariant.rightsNeverGrow': { id: 'cap.invariant.rightsNeverGrow', forAll: 'capability' },
  /** For all of 'bound interrupt': of a bound interrupt at most one notice is not completed, and a line that is raised when it is completed gives another one */
  'interrupts.invariant.oneNotice': {
    id: 'interrupts.invariant.oneNotice',
    forAll: 'bound interrupt',
  },
  /** For all of 'moved capability': a moved capability is in exactly one table or message at any time */
  'ipc.invariant.moveIsAtomic': { id: 'ipc.invariant.moveIsAtomic', forAll: 'moved capability' },
  /** For all of 'message': a receiver gets the identity of the sender as the kernel recorded it */
  'ipc.invariant.identityIsBound': { id: 'ipc.invariant.identityIsBound', forAll: 'message' },
  /** For all of 'endpoint factory': what exists through a factory, endpoints and the bytes in their queues, and what was split off from it, are never more than its budget, no other factory uses that budget, and all of it is given back */
  'ipc.invariant.budgetIsKept': { id: 'ipc.invariant.budgetIsKept', forAll: 'endpoint factory' },
  /** For all of 'killed task': a killed task executes no instruction after the kill, holds nothing, and blocks no other task */
  'task.invariant.killIsFinal': { id: 'task.invariant.killIsFinal', forAll: 'killed task' },
  /** For all of 'kill': after a kill no task is left below the killed one, also where those between them have ended */
  'task.invariant.killReachesAll': { id: 'task.invariant.killReachesAll', forAll: 'kill' },
  /** For all of 'reading without the right': the reading is the time rounded down to the window of the class, or the last reading of the task if that is later */
  'time.invariant.coarseWithoutRight': {
    id: 'time.invariant.coarseWithoutRight',
    forAll: 'reading without the right',
  },
  /** For all of 'reading': no reading of a task is before an earlier one of the same task, whatever its class and its capabilities become */
  'time.invariant.neverBack': { id: 'time.invariant.neverBack', forAll: 'reading' },
  /** For all of 'pair of machines': two machines interleaved in one process have the same digests as each alone */
  'types.invariant.noSharedState': {
    id: 'types.invariant.noSharedState',
    forAll: 'pair of machines',
  },
  /** For all of 'task': each task is running, queued, pending, blocked or dead, and in one place only */
  'smp.invariant.noTaskLost': { id: 'smp.invariant.noTaskLost', forAll: 'task' },
  /** For all of 'task': a runnable task runs after at most `ageing` timeslices of tasks that became runnable on its hart later */
  'smp.invariant.boundedAgeing': { id: 'smp.invariant.boundedAgeing', forAll: 'task' },
  /** For all of 'task': a task that finds n tasks waiting on its hart runs after at most n + `ageing` timeslices of that hart */
  'smp.invariant.boundedWait': { id: 'smp.invariant.boundedWait', forAll: 'task' },
  /** For all of 'stolen task': a stolen task keeps its class and the time at which it became runnable */
  'smp.invariant.stealKeepsClass': { id: 'smp.invariant.stealKeepsClass', forAll: 'stolen task' },
  /** For all of 'reschedule request': requests accepted ≥ interrupts sent ≥ traps with a request = acknowledgements */
  'smp-hardening.invariant.causalChain': {
    id: 'smp-hardening.invariant.causalChain',
    forAll: 'reschedule request',
  },
  /** For all of 'software interrupt': a software interrupt without a request acknowledges nothing */
  'smp-hardening.invariant.counterfactual': {
    id: 'smp-hardening.invariant.counterfactual',
    forAll: 'software interrupt',
  },
  /** For all of 'task': no unprivileged sequence of calls raises a class */
  'qos.invariant.neverClimbs': { id: 'qos.invariant.neverClimbs', forAll: 'task' },
  /** For all of 'call': a call that is committed ends once: by one reply, by its deadline, or by the end of its peer */
  'calls.invariant.onceAnswered': { id: 'calls.invariant.onceAnswered', forAll: 'call' },
  /** For all of 'token': a token replies only to the call that its holder received, and never to a later one */
  'calls.invariant.replyIsBound': { id: 'calls.invariant.replyIsBound', forAll: 'token' },
} as const satisfies Readonly<Record<string, Invariant>>;
