/** The options of a machine, the limits of a run, and the result of a run. */
import type { Choice, Chooser } from './choices.ts';
import type { MachineInput } from './input-lane.ts';

/** The configuration of a machine. */
export interface MachineOptions {
  /** The number of harts, 1 to HARTS_MAX. */
  readonly harts: number;
  /** The seed of all random numbers, choices and entropy: an integer, 0 to 2^53 - 1. */
  readonly seed: number;
  /** Bytes of RAM; the default is RAM_SIZE_DEFAULT. */
  readonly ramBytes?: number;
  /** The time budget of a hart in a round, a multiple of TICK_NS; the default is QUANTUM_NS_DEFAULT. */
  readonly quantumNs?: number;
  /** The image of the block device, whole sectors; it is copied. Without it there is no block device. */
  readonly disk?: Uint8Array;
  /** The address of the network device, of 6 bytes. Without it there is no network device. */
  readonly mac?: Uint8Array;
  /** The input of console and network device, with the tick of each arrival. */
  readonly inputs?: readonly MachineInput[];
  /** Called with each byte that the console transmits. */
  readonly onByte?: (byte: number) => void;
  /**
   * Makes all choices of the machine and its supervisor, such as the order of harts; the default draws them from the seed.
   * A function of its calls so far, and of nothing else: then a run is repeatable.
   */
  readonly choose?: Chooser;
  /** Called with each choice. A list of them replays the run: `choose: recordedChoices(list)`. */
  readonly onChoice?: (choice: Choice) => void;
}

/**
 * What bounds a run. One of the two is required, since a machine runs forever if its programs never end and its harts are
 * never all in wfi. `Infinity` is for runs with a watchdog.
 */
export type RunBound =
  /** The maximum number of rounds of this run. */
  | { readonly maxRounds: number; readonly until?: number }
  /**
   * Virtual time in nanoseconds: no round begins at `until` or later, and time does not jump to an event there. A round
   * that begins before it is completed, so time may end up to a quantum beyond it. A run to T in several steps equals one
   * in a single step.
   */
  | { readonly until: number; readonly maxRounds?: number };

/** The limits of a run. */
export type RunOptions = RunBound & {
  /** The maximum number of traps of this run. */
  readonly maxSteps?: number;
  /** Called after each trap; true stops the run. */
  readonly stopWhen?: () => boolean;
};

/**
 * Why a run ended. `finished`: by the finisher, with its exit code. `deadlock`: all harts are in wfi and no event can wake
 * one; further input can. `until`: nothing is left to do before that time. `limit`: maxRounds or maxSteps. `stopped`: by
 * `stopWhen`. After all but `finished` the run can be resumed.
 */
export interface RunResult {
  readonly reason: 'finished' | 'deadlock' | 'until' | 'limit' | 'stopped';
  /** Only with `finished`. */
  readonly exitCode?: number;
}
