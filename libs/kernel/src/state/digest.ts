/**
 * Digest and dump of the state of a kernel, by its tables. A rejected call leaves both as they were, but for the reason of
 * a failed spawn. Counters, audit lines and time are no state of the kernel.
 */
import { Digest } from '@abicus/emulator';
import type { Plain } from '@abicus/emulator/state-table';
import type { State } from './state.ts';
import { STATE } from './tables.ts';

/** Adds the state of a kernel to a digest. */
export function digestState(state: State, digest: Digest): void {
  STATE.digest(state, digest);
}

/** 16 hexadecimal digits over the state of a kernel. */
export function stateDigest(state: State): string {
  const digest = new Digest();
  digestState(state, digest);
  return digest.hex();
}

/** The state of a kernel as plain values, to print or to compare (`differences`). */
export function dumpState(state: State): Plain {
  return STATE.dump(state);
}
