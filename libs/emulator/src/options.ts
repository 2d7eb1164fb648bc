/** What a machine is made of, how far it is run, and how a run ends. */
import type { MachineInput } from './input-log.ts';

/** What a machine is made of. */
export interface MachineOptions {
  /** How many harts, 1 to HARTS_MAX. */
  readonly harts: number;
  /** From which all chance comes: an integer, 0 to 2^53 - 1. */
  readonly seed: number;
  /** Bytes of RAM; RAM_SIZE_DEFAULT if left out. */
  readonly ramBytes?: number;
  /** What a hart may spend in a round, a multiple of TICK_NS; QUANTUM_NS_DEFAULT if left out. */
  readonly quantumNs?: number;
  /** Contents of the block device, whole sectors; copied. Left out: there is none. */
  readonly disk?: Uint8Array;
  /** What arrives at the console, and when. */
  readonly inputs?: readonly MachineInput[];
  /** Gets each byte that the console sends. */
  readonly onByte?: (byte: number) => void;
}

/** How far to run, if the machine doesn't end before. */
export interface RunOptions {
  /**
   * At most so many rounds more. Each run says it: a machine whose programs never end and whose harts never all wait
   * would run for ever. `Infinity` is for a run with a watchdog.
   */
  readonly maxRounds: number;
  /** At most so many traps more. */
  readonly maxSteps?: number;
  /** Asked after each trap; true stops the run. */
  readonly until?: () => boolean;
}

/**
 * Why a run ended: `finished` by the finisher, with its exit code; `deadlock`: every hart waits and nothing can wake one;
 * `limit`: maxRounds or maxSteps; `stopped` by `until`. After the last two the machine can run on.
 */
export interface RunResult {
  readonly reason: 'finished' | 'deadlock' | 'limit' | 'stopped';
  /** Only with `finished`. */
  readonly exitCode?: number;
}
