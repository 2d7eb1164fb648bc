/**
 * Keeps what came of mutants in `.abicus/mutants`, so that a run that was ended continues where it stood. A result is of one
 * content of the whole workspace and of the stages that were asked: after any change all are tried again.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';
import type { Outcome } from './run/judge.ts';

/** The results of one content. */
export class Results {
  readonly #folder: string;

  constructor(root: string, content: string, stages: readonly string[]) {
    const name = hash('sha256', JSON.stringify([content, stages])).slice(0, 16);
    this.#folder = join(root, '.abicus/mutants/results', name);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** What came of a mutant, if it was tried. */
  get({ id }: Mutant): Outcome | undefined {
    try {
      return JSON.parse(readFileSync(this.#path(id), 'utf8')) as Outcome;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Keeps it. A run that ends while it writes leaves no half result. */
  set({ id }: Mutant, outcome: Outcome): void {
    const [path, draft] = [this.#path(id), `${this.#path(id)}.${process.pid}`];
    writeFileSync(draft, JSON.stringify({ id, ...outcome }));
    renameSync(draft, path);
  }

  #path(id: string): string {
    return join(this.#folder, `${hash('sha256', id).slice(0, 24)}.json`);
  }
}
