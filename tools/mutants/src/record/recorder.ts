/**
 * Notes in a process that runs tests which points each of them reaches. What is reached while no test runs, by loading a
 * module, collecting tests or a hook of a group, belongs to the whole file, and so does what tests enter beside each other.
 */
import process from 'node:process';
import { REACHED } from '../points/instrument.ts';

/** What one test reached. */
export interface TestRecord {
  readonly name: string;
  readonly cpuMs: number;
  /** The numbers of the points. */
  readonly reached: readonly number[];
}

/** What the tests of one file reached. */
export interface FileRecord {
  readonly cpuMs: number;
  readonly whole: readonly number[];
  readonly tests: readonly TestRecord[];
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** One per process; setup.ts finds it by this symbol of the global object. */
export const RECORDER = Symbol.for('@abicus/mutants recorder');

/** The recorder of a process. */
export class Recorder {
  readonly #reached: Uint8Array;
  readonly #whole = new Set<number>();
  #tests: TestRecord[] = [];
  #running = 0;
  #areApart = true;
  #from = cpuMs();
  #testFrom = 0;

  /** @param size the number of points of all sources */
  constructor(size: number) {
    this.#reached = new Uint8Array(size);
    Reflect.set(globalThis, REACHED, this.#reached);
    Reflect.set(globalThis, RECORDER, this);
  }

  /** Begins the record of a file. */
  reset(): void {
    this.#reached.fill(0);
    this.#whole.clear();
    this.#tests = [];
    this.#running = 0;
    this.#from = cpuMs();
  }

  /** Called before the hooks of a test. */
  begin(): void {
    this.#addToWhole();
    this.#running += 1;
    this.#areApart = this.#running === 1;
    this.#testFrom = cpuMs();
  }

  /** Called after the hooks of a test. */
  end(name: string): void {
    this.#running -= 1;
    if (this.#running > 0) this.#areApart = false;
    if (this.#areApart) {
      this.#tests.push({ name, cpuMs: cpuMs() - this.#testFrom, reached: this.#take() });
      return;
    }
    this.#addToWhole();
    this.#tests.push({ name, cpuMs: cpuMs() - this.#testFrom, reached: [] });
  }

  /** The record of the file. */
  get record(): FileRecord {
    this.#addToWhole();
    return { cpuMs: cpuMs() - this.#from, whole: [...this.#whole], tests: this.#tests };
  }

  #take(): number[] {
    const found: number[] = [];
    for (const [i, byte] of this.#reached.entries()) if (byte !== 0) found.push(i);
    this.#reached.fill(0);
    return found;
  }

  #addToWhole(): void {
    for (const one of this.#take()) this.#whole.add(one);
  }
}

/** The recorder of this process; throws if it has none. */
export function recorder(): Recorder {
  const found: unknown = Reflect.get(globalThis, RECORDER);
  if (!(found instanceof Object)) throw new Error('this process records nothing');
  return found as Recorder;
}
