/**
 * The boot: programs are started one after the other, each when the one before it is up or has ended for good. When all are,
 * init is ready, and the program whose end ends the run is started. A state machine without effects: it is told what has
 * happened, and says what to do next.
 */
import type { Boot, BootProgram } from '@abicus/wire';

/** What init does next. */
export type BootAct =
  | { readonly kind: 'start'; readonly program: BootProgram }
  | { readonly kind: 'up'; readonly program: BootProgram }
  /** In place of `up`: it has ended for good before. */
  | { readonly kind: 'failed'; readonly program: BootProgram }
  /** All are settled; these programs have ended before they were up. */
  | { readonly kind: 'ready'; readonly failed: readonly string[] };

/** What has become of a program for the first time. */
export type FirstOutcome = 'up' | 'ended';

/** The progress of a boot. */
export class BootSequence {
  readonly #acts: readonly BootAct[];
  readonly #settled = new Map<string, FirstOutcome>();
  #at = 0;

  constructor({ programs }: Boot) {
    const last = programs.filter(({ endsRun }) => endsRun);
    const others = programs.filter(({ endsRun }) => !endsRun);
    const starts = (all: readonly BootProgram[]): BootAct[] =>
      all.flatMap((program): BootAct[] => [
        { kind: 'start', program },
        { kind: 'up', program },
      ]);
    this.#acts = [...starts(others), { kind: 'ready', failed: [] }, ...starts(last)];
  }

  /** Whether all programs have been started. */
  get isOver(): boolean {
    return this.#at >= this.#acts.length;
  }

  /** A program is up, or has ended for good. Only the first of both counts. */
  settle(program: string, as: FirstOutcome): void {
    if (!this.#settled.has(program)) this.#settled.set(program, as);
  }

  /** Takes what is to be done next; undefined: something has to happen first. */
  next(): BootAct | undefined {
    const act = this.#acts[this.#at];
    if (act === undefined) return undefined;
    if (act.kind === 'up') {
      const settled = this.#settled.get(act.program.name);
      if (settled === undefined) return undefined;
      this.#at += 1;
      return settled === 'up' ? act : { kind: 'failed', program: act.program };
    }
    this.#at += 1;
    return act.kind === 'ready' ? { kind: 'ready', failed: this.#failed() } : act;
  }

  #failed(): string[] {
    return [...this.#settled].flatMap(([name, as]) => (as === 'ended' ? [name] : []));
  }
}
