/** What test files reach, recorded when it is first asked for, and kept on the disk for as long as their keys hold. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Keys } from '../keys.ts';
import type { Answer, Request } from '../run/protocol.ts';
import { hasTexts, valueOf } from '../stored.ts';
import type { Coverage } from './coverage.ts';

/** What numbers the points of sources: a record holds as long as it is what it was. */
const NUMBERS = 'tools/mutants/src/switch/plugin.ts';

/** How much time of the processor the tests of one file may take. */
const CPU_MS = 600_000;

interface Kept {
  readonly key: string;
  readonly coverage: Coverage;
}

/** Whether something is a record as this program writes it. */
function isKept(value: unknown): value is Kept {
  return hasTexts(value, 'key') && 'coverage' in value;
}

/** What records; one file after the other. */
export interface Records {
  run(request: Request): Promise<Answer>;
}

/** The coverage of all test files. */
export class Coverages {
  readonly #folder: string;
  readonly #keys: Keys;
  readonly #records: Records;
  readonly #after: number;
  /** How often a file was asked for that is not recorded. */
  readonly #asked = new Map<string, number>();
  readonly #found = new Map<string, Promise<Coverage | undefined>>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param after a test file is recorded once it has been asked for so often in vain: fewer runs do not pay for a record */
  constructor(root: string, keys: Keys, records: Records, after = 0) {
    this.#folder = join(root, '.abicus/mutants/coverage');
    this.#keys = keys;
    this.#records = records;
    this.#after = after;
    mkdirSync(this.#folder, { recursive: true });
  }

  /** What a test file reaches; undefined if that is not recorded yet, or if it fails meanwhile, which is printed. */
  async of(path: string): Promise<Coverage | undefined> {
    await this.kept(path);
    const found = this.#found.get(path);
    if (found !== undefined) return found;
    const asked = this.#asked.get(path) ?? 0;
    this.#asked.set(path, asked + 1);
    if (asked < this.#after) return undefined;
    const recorded = this.#last.then(() => this.#record(path));
    this.#last = recorded.catch(() => undefined);
    this.#found.set(path, recorded);
    return recorded;
  }

  /** The same, if it need not be recorded first. */
  kept(path: string): Promise<Coverage | undefined> {
    const found = this.#found.get(path);
    if (found !== undefined) return found;
    const kept = this.#read(path);
    if (kept === undefined) return Promise.resolve(undefined);
    const promise = Promise.resolve(kept);
    this.#found.set(path, promise);
    return promise;
  }

  async #record(path: string): Promise<Coverage | undefined> {
    const answer = await this.#records.run({ files: [{ path }], cpuMs: CPU_MS });
    const { failed, errors, ended, coverage } = answer;
    const why = failed?.test ?? failed?.file ?? ended ?? errors[0];
    if (why !== undefined || coverage === undefined) {
      const note = `${path} fails while what it reaches is recorded: ${why}; for each mutant all of its tests run`;
      process.stderr.write(`mutants: ${note}\n`);
      return undefined;
    }
    const [to, draft] = [this.#path(path), `${this.#path(path)}.${process.pid}`];
    const kept: Kept = { key: this.#keyOf(path), coverage };
    writeFileSync(draft, JSON.stringify(kept));
    renameSync(draft, to);
    return coverage;
  }

  /** The record on the disk. One that is damaged is made again. */
  #read(path: string): Coverage | undefined {
    if (!existsSync(this.#path(path))) return undefined;
    const kept = valueOf(readFileSync(this.#path(path), 'utf8'), isKept);
    return kept?.key === this.#keyOf(path) ? kept.coverage : undefined;
  }

  #keyOf(path: string): string {
    return `${this.#keys.of(path)} ${this.#keys.of(NUMBERS)}`;
  }

  #path(path: string): string {
    return join(this.#folder, `${path.replaceAll('/', '+')}.json`);
  }
}
