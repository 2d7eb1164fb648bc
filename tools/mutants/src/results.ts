/**
 * Keeps what came of mutants in `.abicus/mutants/results`, a file for each source and a line for each verdict, of which the
 * last one counts. Processes that run at the same time append to the same files. A verdict holds as long as its keys do.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';
import type { StageName } from './run/stages.ts';
import { hasTexts, valueOf } from './stored.ts';

/** A test that noticed a mutant. */
export interface Killer {
  readonly file: string;
  /** Its full name; absent: the file could not be collected, or a hook failed. */
  readonly test?: string;
}

/** What one stage made of a mutant. */
export interface Verdict {
  /** What noticed it, as a text; absent: nothing did. */
  readonly noticed?: string;
  readonly killer?: Killer;
  /** Of a test: the number of imports between it and the mutant. */
  readonly distance?: number;
  /** Whether the stage loaded the mutated text. */
  readonly reached: boolean;
  /** The keys of the test files that noticed nothing; or of the one that noticed. */
  readonly keys: readonly string[];
  readonly seconds: number;
  /** Seconds of the processor. */
  readonly cpu: number;
}

interface Line extends Verdict {
  readonly id: string;
  readonly text: string;
  readonly stage: StageName;
}

/** The part of an id before its operator: the file and the function. */
function scopeOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** Whether something is a line as this program writes it: a process that was ended while it wrote leaves part of one. */
function isLine(value: unknown): value is Line {
  return hasTexts(value, 'id', 'text', 'stage') && 'keys' in value && Array.isArray(value.keys);
}

/** All results of a workspace. */
export class Results {
  readonly #folder: string;
  readonly #files = new Map<string, Map<string, Line>>();

  constructor(root: string) {
    this.#folder = join(root, '.abicus/mutants/results');
    mkdirSync(this.#folder, { recursive: true });
  }

  /** The last verdict of a stage, of whatever keys. */
  get({ id, file, text }: Mutant, stage: StageName): Verdict | undefined {
    const line = this.#of(file).get(`${stage} ${id}`);
    return line?.text === text ? line : undefined;
  }

  /** Keeps a verdict. */
  set({ id, file, text }: Mutant, stage: StageName, verdict: Verdict): void {
    const line: Line = { id, text, stage, ...verdict };
    const lines = this.#of(file);
    // What is inserted again is the last one.
    lines.delete(`${stage} ${id}`);
    lines.set(`${stage} ${id}`, line);
    // What was left of another line ends here, so that it does not spoil this one.
    appendFileSync(this.#path(file), `\n${JSON.stringify(line)}\n`);
  }

  /** The tests that noticed mutants of the same function, then those of the same file; the last ones first. */
  killers({ id, file }: Mutant): Killer[] {
    const lines = [...this.#of(file).values()].filter(({ killer }) => killer !== undefined);
    const own = lines.filter((one) => scopeOf(one.id) === scopeOf(id)).toReversed();
    const all = [...own, ...lines.toReversed()].flatMap(({ killer }) =>
      killer === undefined ? [] : [killer],
    );
    return [...new Map(all.map((one) => [`${one.file} ${one.test}`, one])).values()];
  }

  #of(file: string): Map<string, Line> {
    let lines = this.#files.get(file);
    if (lines !== undefined) return lines;
    lines = new Map();
    const text = readFileSync(this.#path(file), { encoding: 'utf8', flag: 'a+' });
    for (const line of text.split('\n').map((one) => valueOf(one, isLine))) {
      if (line === undefined) continue;
      lines.delete(`${line.stage} ${line.id}`);
      lines.set(`${line.stage} ${line.id}`, line);
    }
    this.#files.set(file, lines);
    return lines;
  }

  #path(file: string): string {
    return join(this.#folder, `${file.replaceAll('/', '+')}.jsonl`);
  }
}
