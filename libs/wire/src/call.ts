/** The kernel's side of a call: its registers, its memory, and how it is answered. */
import { A0, setNumber, setWide } from './registers.ts';
import type { Reject } from './reject.ts';
import { seen } from './seen.ts';
import type { UserMemory } from './user-memory.ts';

/** A call as a kernel decodes and answers it. */
export interface Call {
  /** The registers of the caller, until the call is answered. */
  readonly x: Int32Array;
  /** The memory of the caller. */
  readonly memory: UserMemory;
}

/** The call is answered. */
export type Done = { readonly state: 'done' };
/** The caller waits: its registers are untouched, and it will make the call again. */
export type Blocked = { readonly state: 'blocked' };
/** The caller is no more. */
export type Gone = { readonly state: 'gone' };

/** The call is answered. */
export const DONE: Done = Object.freeze({ state: 'done' });
/** The caller waits. */
export const BLOCKED: Blocked = Object.freeze({ state: 'blocked' });
/** The caller is no more. */
export const GONE: Gone = Object.freeze({ state: 'gone' });

/** What became of a call: one of three states, or the check that rejected it. */
export type DispatchResult = Done | Blocked | Gone | Reject;

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
