/**
 * Rounds: the order in which harts run. In each round every hart runs once, in an order that is chosen. By default all
 * orders are equally likely, so that code which depends on the order of harts is found sooner or later.
 */
import type { Choices } from './choices.ts';
import type { Digest } from './digest.ts';
import {
  apart,
  bytes,
  classState,
  field,
  number,
  word,
  type Kind,
  type Plain,
} from './state-table.ts';

/** The sequence of harts in rounds. */
export class Rounds {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Rounds> = classState<Rounds>({
    count: field((it) => it.count, number),
    '#order': field((it) => it.#order, bytes),
    '#choices': apart('a part of the machine'),
    '#position': field((it) => it.#position, word),
  });
  /** Rounds begun. */
  count = 0;
  readonly #order: Uint8Array;
  readonly #choices: Choices;
  #position: number;

  constructor(harts: number, choices: Choices) {
    this.#order = Uint8Array.from({ length: harts }, (_, hart) => hart);
    this.#choices = choices;
    this.#position = harts;
  }

  /** Whether every hart has run in this round; true before the first round. */
  get done(): boolean {
    return this.#position === this.#order.length;
  }

  /** The hart that runs now; valid only while the round isn't done. */
  get current(): number {
    return this.#order[this.#position] ?? 0;
  }

  /** Advances to the next hart. */
  next(): void {
    this.#position++;
  }

  /** Begins a round with a new order (Fisher-Yates shuffle). */
  begin(): void {
    const order = this.#order;
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.#choices.choose(last + 1, 'hartOrder');
      const hart = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = hart;
    }
    this.#position = 0;
    this.count++;
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Rounds.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Rounds.STATE.dump(this);
  }
}
