/** The event of timed: the window of a sender is over, and its place is free. */
import type { FiredEvent } from '@abicus/abi-timed';
import type { LogdState } from '../state.ts';

/** Ends the window that the timer was for. */
export function fired({ state }: { readonly state: LogdState }, { timer }: FiredEvent): undefined {
  state.windows.fired(timer);
}
