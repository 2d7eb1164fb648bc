/** What one run of a test draws for one invariant, as `drew` tells it. */
import { hash } from 'node:crypto';
import { MOST_TOLD, type Draws } from './format.ts';

/** Data as text: equal data is equal text, whatever order its keys came in. */
export function textOf(one: unknown): string {
  if (typeof one === 'string') return one;
  const plain = (_: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Map || value instanceof Set) return [...value];
    if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return JSON.stringify(one, plain) ?? String(one);
}

/** Longer texts are kept as their hash: a campaign draws millions. */
const LONG = 80;

function keyOf(one: unknown): string {
  const text = textOf(one);
  return text.length > LONG ? hash('sha256', text) : text;
}

/** A draw that no assertion has followed yet. */
type Waiting = {
  readonly one: string;
  /** Whether it was drawn as a string: by its id or name. */
  readonly isName: boolean;
  readonly reached: readonly (readonly [string, number])[];
};

/** Collects draws; those since the last assertion wait for the next one, which judges them. */
export class DrawsOf {
  readonly #of: Pick<Draws, 'id' | 'forAll'>;
  readonly #before: number;
  /** Assertions of the test at the last draw. */
  #at: number;
  #times = 0;
  #judged = 0;
  #waiting: Waiting[] = [];
  readonly #distinct = new Set<string>();
  readonly #told = new Set<string>();
  readonly #reached = new Map<string, number>();

  constructor(of: Pick<Draws, 'id' | 'forAll'>, assertions: number) {
    this.#of = of;
    this.#before = assertions;
    this.#at = assertions;
  }

  /** One is drawn, after so many assertions of the test. */
  draw(one: unknown, reached: Readonly<Record<string, number>>, assertions: number): void {
    this.#judge(assertions);
    this.#times += 1;
    const isName = typeof one === 'string';
    this.#waiting.push({ one: keyOf(one), isName, reached: Object.entries(reached) });
  }

  #judge(assertions: number): void {
    if (assertions === this.#at) return;
    this.#at = assertions;
    this.#judged += this.#waiting.length;
    for (const { one, isName, reached } of this.#waiting) {
      this.#distinct.add(one);
      if (isName) this.#told.add(one);
      for (const [name, value] of reached) {
        this.#reached.set(name, Math.max(this.#reached.get(name) ?? 0, value));
      }
    }
    this.#waiting = [];
  }

  /** The test is over, after so many assertions. */
  end(assertions: number): Draws {
    this.#judge(assertions);
    return {
      ...this.#of,
      times: this.#times,
      judged: this.#judged,
      distinct: this.#distinct.size,
      told: this.#told.size <= MOST_TOLD ? [...this.#told].sort() : [],
      assertions: assertions - this.#before,
      reached: Object.fromEntries(this.#reached),
    };
  }
}
