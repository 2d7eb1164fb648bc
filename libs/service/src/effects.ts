/** What a handler wants done besides its reply: effects are values in its result, and the loop carries them out. */
import type { CapSlot } from '@abicus/abi-kernel';
import type { Pending } from './pending.ts';

/** Something that the loop does after a handler, in the order of the result. */
export type Effect =
  | { readonly kind: 'keep'; readonly as: string }
  | { readonly kind: 'watchCaller' }
  | { readonly kind: 'drop'; readonly slot: CapSlot }
  | { readonly kind: 'reply'; readonly pending: Pending; readonly outcome: unknown }
  | { readonly kind: 'print'; readonly line: string };

/** What handlers that answer no request return: one effect, several, or none. */
export type Effects = Effect | readonly Effect[] | undefined;

/** An outcome with effects. */
export class Answer<O = unknown> {
  readonly outcome: O;
  readonly effects: readonly Effect[];

  constructor(outcome: O, effects: readonly Effect[]) {
    this.outcome = outcome;
    this.effects = effects;
  }
}

/** A reply, a reject, or `LATER`, with what is to be done besides. */
export function answer<const O>(outcome: O, ...effects: readonly Effect[]): Answer<O> {
  return new Answer(outcome, effects);
}

/**
 * Keeps the capability that came with the request; without it the capability is closed. A kept one is closed by `drop`,
 * or when its endpoint is gone.
 * @param as what it is kept for; `endpointGone` is told.
 */
export function keep(as: string): Effect {
  return { kind: 'keep', as };
}

const WATCH_CALLER: Effect = Object.freeze({ kind: 'watchCaller' });

/**
 * Watches the end of the caller, unless it is watched: `callerEnded` is called then. If it cannot be watched it is as if
 * it had ended, and the request is answered as one beyond a limit.
 */
export function watchCaller(): Effect {
  return WATCH_CALLER;
}

/** Closes a kept capability. */
export function drop(slot: CapSlot): Effect {
  return { kind: 'drop', slot };
}

/** Answers a request that a handler has answered with `LATER`; the first answer counts. */
export function reply<R>(pending: Pending<R>, outcome: R): Effect {
  return { kind: 'reply', pending, outcome };
}

/** Prints a line. */
export function print(line: string): Effect {
  return { kind: 'print', line };
}

/** Effects as a list. */
export function listOf(effects: Effects): readonly Effect[] {
  if (effects === undefined) return [];
  return 'kind' in effects ? [effects] : effects;
}
