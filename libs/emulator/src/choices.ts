/**
 * The choices of a machine: wherever more than one thing may happen next, one function decides. By default it is seeded,
 * with a stream for each kind of choice, so that one more choice of one kind does not shift those of another. The choices
 * of a run can be recorded, and a recording replays them.
 *
 * Only what is left open is a choice. What is promised is not: the order of a queue, or of the waiters of one endpoint.
 */
import type { Digest } from './digest.ts';
import { Prng } from './prng.ts';
import { apart, classState, field, number, numbers, type Kind, type Plain } from './state-table.ts';

/**
 * The kinds of choices, of a machine, its supervisor and a switch, with the streams of the seed that decide them by default.
 * Stream 2 is that of the entropy device.
 */
export const CHOICE_STREAMS = {
  /** The hart that runs next in a round. */
  hartOrder: 1,
  /** The hart from which an idle one steals. */
  stealVictim: 3,
  /** The one of several waits with the same deadline that times out first. */
  expiryOrder: 4,
  /** By how many ticks a machine whose harts are all in wfi wakes later than the event. */
  wakeLatency: 5,
  /** How long a device takes for a request. */
  deviceLatency: 6,
  /** Whether a switch loses a frame. */
  frameLoss: 7,
  /** How long a frame takes from port to port of a switch. */
  frameDelay: 8,
} as const;

/** A kind of choice. */
export type ChoiceKind = keyof typeof CHOICE_STREAMS;

/** Chooses one of `n` possibilities, at least 2: 0 to n - 1. */
export type Chooser = (n: number, what: ChoiceKind) => number;

/** A choice that was made. */
export interface Choice {
  readonly what: ChoiceKind;
  /** The number of possibilities. */
  readonly n: number;
  /** 0 to n - 1. */
  readonly chosen: number;
}

const KINDS = Object.keys(CHOICE_STREAMS) as readonly ChoiceKind[];

/** A value for each kind. */
function ofKinds<V>(value: (what: ChoiceKind) => V): Record<ChoiceKind, V> {
  return Object.fromEntries(KINDS.map((what) => [what, value(what)])) as Record<ChoiceKind, V>;
}

/** The choices of a machine so far, and the function that makes the next one. */
export class Choices {
  /**
   * Its state, as a table of fields. A chooser draws once for each choice: seed and counts say what a seeded one chooses
   * next, and the counts how far a recording is replayed. So a replay has the digests of the recorded run.
   */
  static readonly STATE: Kind<Choices> = classState<Choices>({
    '#seed': field((it) => it.#seed, number),
    '#made': field((it) => KINDS.map((what) => it.#made[what]), numbers),
    '#chooser': apart('fixed when it is made; what it chooses next follows from the counts'),
    '#onChoice': apart('an observer'),
  });
  readonly #seed: number;
  readonly #made: Record<ChoiceKind, number>;
  readonly #chooser: Chooser;
  readonly #onChoice: ((choice: Choice) => void) | undefined;

  /** @param onChoice called with each choice. */
  constructor(
    seed: number,
    chooser: Chooser = seededChooser(seed),
    onChoice?: (choice: Choice) => void,
  ) {
    this.#seed = seed;
    this.#made = ofKinds(() => 0);
    this.#chooser = chooser;
    this.#onChoice = onChoice;
  }

  /** Chooses one of `n` possibilities: 0 to n - 1. A single one is no choice: it is neither made nor recorded. */
  choose(n: number, what: ChoiceKind): number {
    if (n === 1) return 0;
    if (!Number.isInteger(n) || n < 1) throw new RangeError(`a choice of ${n} for ${what}`);
    const chosen = this.#chooser(n, what);
    if (!Number.isInteger(chosen) || chosen < 0 || chosen >= n) {
      throw new RangeError(`${chosen} was chosen for ${what}: 0 to ${n - 1} are possible`);
    }
    this.#made[what]++;
    this.#onChoice?.({ what, n, chosen });
    return chosen;
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Choices.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Choices.STATE.dump(this);
  }
}

/** A chooser that draws from the streams of a seed, one for each kind; all possibilities are equally likely. */
export function seededChooser(seed: number): Chooser {
  const streams = ofKinds((what) => new Prng(seed, CHOICE_STREAMS[what]));
  return (n, what) => streams[what].below(n);
}

/**
 * A chooser that repeats the choices of a run, for one machine with the same options and inputs. It throws at the first
 * choice that is not the recorded one: another kind, another number of possibilities, or one more than were recorded.
 */
export function recordedChoices(list: readonly Choice[]): Chooser {
  const recorded = list.map(({ what, n, chosen }) => ({ what, n, chosen }));
  let next = 0;
  return (n, what) => {
    const choice = recorded[next];
    if (choice === undefined) {
      throw new RangeError(`choice ${next} is one of ${n} for ${what}: the recording ends there`);
    }
    if (choice.n !== n || choice.what !== what) {
      throw new RangeError(
        `choice ${next} is one of ${n} for ${what}: one of ${choice.n} for ${choice.what} was recorded`,
      );
    }
    next++;
    return choice.chosen;
  };
}
