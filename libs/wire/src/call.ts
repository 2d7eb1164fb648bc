/** The kernel's side of a syscall: the caller's registers and memory, and the answer. */
import { A0, setNumber, setWide } from './registers.ts';
import type { Reject } from './reject.ts';
import { seen } from './seen.ts';
import type { UserMemory } from './user-memory.ts';

/** A syscall that a kernel decodes and answers. */
export interface Call {
  /** The registers of the caller, until the call is answered. */
  readonly x: Int32Array;
  /** The memory of the caller. */
  readonly memory: UserMemory;
}

/** The call is answered. */
export type Done = { readonly state: 'done' };
/** The caller blocks: its registers are unchanged, and the syscall restarts when the caller wakes. */
export type BlockedCall = { readonly state: 'blocked' };
/** The caller has exited. */
export type Gone = { readonly state: 'gone' };

/** The call is answered. */
export const DONE: Done = Object.freeze({ state: 'done' });
/** The caller blocks. */
export const BLOCKED: BlockedCall = Object.freeze({ state: 'blocked' });
/** The caller has exited. */
export const GONE: Gone = Object.freeze({ state: 'gone' });

/** The outcome of a syscall: one of three states, or the check that rejected it. */
export type DispatchResult = Done | BlockedCall | Gone | Reject;

/** Answers with an error: a0 is its negative number. The registers may be those of a task that waits. */
export function rejectCall<R extends Reject>(call: Pick<Call, 'x'>, reason: R): R {
  seen(reason.check, 'rejected');
  const { x } = call;
  x[A0] = -reason.errno;
  x[A0 + 1] = -1;
  return reason;
}

/** Answers with a number in a0. */
export function answer(call: Call, value: number): Done {
  setNumber(call.x, A0, value);
  return DONE;
}

/** Answers with 64 bits in a0. */
export function answerWide(call: Call, value: bigint): Done {
  setWide(call.x, A0, value);
  return DONE;
}
