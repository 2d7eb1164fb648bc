// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:2ad5b81031c08475

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test draws from it, and says so by `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'capability': no sequence of calls gives a capability rights that its source did not have */
  'ipc.invariant.rightsNeverGrow': { id: 'ipc.invariant.rightsNeverGrow', forAll: 'capability' },
  /** For all of 'refused call': a refused call leaves the digest of the kernel state as it was */
  'ipc.invariant.rejectsChangeNothing': {
    id: 'ipc.invariant.rejectsChangeNothing',
    forAll: 'refused call',
  },
  /** For all of 'moved capability': a moved capability is in one table or in one message, never in two or none */
  'ipc.invariant.moveIsAtomic': { id: 'ipc.invariant.moveIsAtomic', forAll: 'moved capability' },
  /** For all of 'message': the sender that a receiver sees is the one that the kernel recorded */
  'ipc.invariant.identityIsBound': { id: 'ipc.invariant.identityIsBound', forAll: 'message' },
  /** For all of 'pair of machines': two machines interleaved in one process give the digests that each gives alone */
  'types.invariant.noSharedState': {
    id: 'types.invariant.noSharedState',
    forAll: 'pair of machines',
  },
  /** For all of 'task': each task is running, queued, pending, blocked or dead, and in one place only */
  'smp.invariant.noTaskLost': { id: 'smp.invariant.noTaskLost', forAll: 'task' },
  /** For all of 'task': a runnable task runs after at most `ageing` turns of tasks that became runnable on its hart later */
  'smp.invariant.boundedAgeing': { id: 'smp.invariant.boundedAgeing', forAll: 'task' },
  /** For all of 'task': a task that finds n tasks waiting on its hart runs after at most n + `ageing` turns of that hart */
  'smp.invariant.boundedWait': { id: 'smp.invariant.boundedWait', forAll: 'task' },
  /** For all of 'stolen task': a stolen task keeps its class and place in time */
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
} as const satisfies Readonly<Record<string, Invariant>>;
