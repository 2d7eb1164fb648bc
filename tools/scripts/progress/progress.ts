/**
 * Progress of long commands: on a terminal a status line, elsewhere a plain line for the start and
 * each quarter of a part.
 * 2/5 tests, 40 of 163 files, 12 s so far, about 30 s left
 */
import { inWords, timeLeft, type Part } from './time-left.ts';
import type { Durations } from './durations.ts';
import type { Place } from '../order.ts';

/** The output of progress, and its clock. */
export interface Screen {
  readonly write: (text: string) => void;
  /** Whether a line can be overwritten. */
  readonly isTerminal: boolean;
  readonly columns: number;
  /** Real time in ms, from any origin. */
  readonly now: () => number;
}

/** The position of a part: `40 of 163 files`. */
export interface Position {
  readonly done: number;
  readonly of: number;
  readonly unit?: string | undefined;
}

/** The name of a part, and its place where it waits for others. */
export type PartName = string | (Place & { readonly name: string });

interface Running {
  readonly name: string;
  readonly afterOthers: boolean;
  state: Part['state'];
  began: number;
  ms: number;
  reached: Position | undefined;
  quarter: number;
  ok: boolean;
}

/** The progress of several parts. */
export class Progress {
  readonly #parts: readonly Running[];
  readonly #last: Durations;
  readonly #screen: Screen;
  readonly #atOnce: number;
  readonly #began: number;
  #shown = false;

  constructor(parts: readonly PartName[], last: Durations, screen: Screen, atOnce = 1) {
    this.#parts = parts.map((part) => {
      const { name, afterOthers = false } = typeof part === 'string' ? { name: part } : part;
      const atStart = { began: 0, ms: 0, reached: undefined, quarter: 0, ok: false };
      return { name, afterOthers, state: 'waits', ...atStart };
    });
    this.#last = last;
    this.#screen = screen;
    this.#atOnce = atOnce;
    this.#began = screen.now();
  }

  /** Begins a part. */
  begin(name: string): void {
    const part = this.#find(name);
    part.state = 'runs';
    part.began = this.#screen.now();
    if (this.#screen.isTerminal) return this.show();
    this.#screen.write(`..    ${[...this.#position(part), ...this.#left()].join(', ')}\n`);
  }

  /** Updates the position of a part. */
  reach(name: string, reached: Position): void {
    const part = this.#find(name);
    part.reached = reached;
    if (this.#screen.isTerminal) return this.show();
    const quarter = Math.floor((reached.done / reached.of) * 4);
    if (quarter <= part.quarter || quarter >= 4) return;
    part.quarter = quarter;
    this.#screen.write(`..    ${[...this.#position(part), ...this.#times()].join(', ')}\n`);
  }

  /** Ends a part. Returns its duration in ms. */
  end(name: string, ok: boolean): number {
    const part = this.#find(name);
    part.ms = this.#screen.now() - part.began;
    part.state = 'ended';
    part.ok = ok;
    return part.ms;
  }

  /** Prints whole lines above the status line. */
  print(text: string): void {
    this.clear();
    this.#screen.write(text);
  }

  /** Removes the status line. */
  clear(): void {
    if (this.#shown) this.#screen.write('\r\u001B[K');
    this.#shown = false;
  }

  /** Redraws the status line; does nothing where lines cannot be overwritten. */
  show(): void {
    const { isTerminal, columns, write } = this.#screen;
    const running = this.#parts.filter(({ state }) => state === 'runs');
    if (!isTerminal || running.length === 0) return;
    const positions = running.map((part) => this.#position(part).join(', ')).join('; ');
    const line = [positions, ...this.#times()].join(', ');
    write(`\r\u001B[K${line.slice(0, Math.max(0, columns - 1))}`);
    this.#shown = true;
  }

  /** The durations of the parts that succeeded. */
  get taken(): Durations {
    const ended = this.#parts.filter(({ state, ok }) => state === 'ended' && ok);
    return Object.fromEntries(ended.map(({ name, ms }) => [name, ms]));
  }

  /** How far a part is. */
  #position(part: Running): string[] {
    const at = this.#parts.indexOf(part) + 1;
    const name = `${at}/${this.#parts.length} ${part.name}`;
    if (part.reached === undefined) return [name];
    const { done, of, unit = '' } = part.reached;
    return [name, `${done} of ${of} ${unit}`.trimEnd()];
  }

  /** The time of all parts, so far and left. */
  #times(): string[] {
    return [`${inWords(this.#screen.now() - this.#began)} so far`, ...this.#left()];
  }

  #left(): string[] {
    const left = timeLeft(this.#parts.map(this.#asPart), this.#atOnce);
    return left === undefined ? [] : [`about ${inWords(left)} left`];
  }

  readonly #asPart = (part: Running): Part => {
    const { name, afterOthers, state, began, reached } = part;
    const ms = state === 'runs' ? this.#screen.now() - began : part.ms;
    const lastMs = this.#last[name];
    return { name, afterOthers, state, ms, lastMs, done: reached?.done, of: reached?.of };
  };

  #find(name: string): Running {
    const part = this.#parts.find((one) => one.name === name);
    if (part === undefined) throw new Error(`no part is called '${name}'`);
    return part;
  }
}
