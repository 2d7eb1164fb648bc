/**
 * Runs tests with a mutant. What fails is asked once more with a harmless edit at the same place, so that nothing counts
 * that fails by itself, or for any change of a text.
 */
import { readFileSync, rmSync } from 'node:fs';
import type { Killer } from '../results.ts';
import type { Active } from '../switch/active.ts';
import { limitOf, type Candidate } from './candidates.ts';
import type { Place } from './place.ts';
import type { Answer, TestsOf } from './protocol.ts';
import { CannotJudge, isProgram, OutOfPatience, type StageName } from './stages.ts';

/** What noticed a mutant. */
export interface Notice {
  readonly what: string;
  /** Absent: it was something outside of a test. */
  readonly killer?: Killer;
}

/** What an answer says against a mutant. */
function noticedIn({ failed, ended, errors }: Answer, stage: StageName): Notice | undefined {
  if (failed !== undefined) {
    const { file, test, message } = failed;
    const killer = { file, ...(test !== undefined && { test }) };
    const place = isProgram(stage) ? '' : `${file} > ${test ?? 'its collection or a hook'}: `;
    return { what: `${place}${ended ?? message}`, killer };
  }
  const [first = ended] = errors;
  return first === undefined ? undefined : { what: first };
}

/** The tests of one mutant in one stage. */
export class Attempt {
  readonly #place: Place;
  readonly #stage: StageName;
  readonly #active: Active;
  /** Seconds of the processor so far. */
  cpu = 0;

  constructor(place: Place, stage: StageName, active: Active) {
    [this.#place, this.#stage, this.#active] = [place, stage, active];
    rmSync(active.log, { force: true });
  }

  /** Whether the mutated text was loaded. Throws if its place was not found. */
  get isReached(): boolean {
    const text = readFileSync(this.#active.log, { encoding: 'utf8', flag: 'a+' });
    const misplaced = text.split('\n').find((line) => line.startsWith('misplaced '));
    if (misplaced !== undefined) throw new CannotJudge(misplaced);
    return text !== '';
  }

  /** Runs tests in this order up to the first one that notices. */
  async run(candidates: readonly Candidate[]): Promise<Notice | undefined> {
    const { together, patience = Number.POSITIVE_INFINITY } = this.#place;
    let rest: readonly Candidate[] = candidates;
    while (rest.length > 0) {
      if (this.cpu > patience) {
        throw new OutOfPatience(`no test noticed it in ${this.cpu.toFixed(1)} s of the processor`);
      }
      const files = rest.map(({ path, names }) =>
        names === undefined || together.has(path) ? { path } : { path, names },
      );
      const noticed = await this.#ask(this.#active, files, limitOf(rest));
      if (noticed === undefined) return undefined;
      if (!this.isReached) {
        throw new CannotJudge(
          `${this.#stage} failed without ${this.#active.file}: ${noticed.what}`,
        );
      }
      const { killer } = noticed;
      const confirmed =
        killer === undefined
          ? await this.#control(noticed, files, limitOf(rest))
          : await this.#confirm(noticed, killer, limitOf(rest));
      if (confirmed !== undefined) return confirmed;
      rest = rest.slice(rest.findIndex(({ path }) => path === killer?.file) + 1);
    }
    return undefined;
  }

  async #ask(
    active: Active,
    files: readonly TestsOf[],
    cpuMs: number,
  ): Promise<Notice | undefined> {
    let answer = await this.#place.tests.run({ active, files, cpuMs });
    this.cpu += answer.cpuMs / 1000;
    if (answer.ended === 'crashes') {
      // A process also ends for the memory that earlier runs have left it.
      answer = await this.#place.tests.run({ active, files, cpuMs });
      this.cpu += answer.cpuMs / 1000;
    }
    return noticedIn(answer, this.#stage);
  }

  get #harmless(): Active {
    return { ...this.#active, end: this.#active.start, was: '', text: ' ' };
  }

  /** Throws if these tests fail with a harmless edit as well. */
  async #control(noticed: Notice, files: readonly TestsOf[], cpuMs: number): Promise<Notice> {
    const control = await this.#ask(this.#harmless, files, cpuMs);
    if (control === undefined) return noticed;
    const { file } = this.#active;
    throw new CannotJudge(
      `${this.#stage} fails without a mutant of ${file} as well: ${control.what}`,
    );
  }

  /** The same; or, if the test needs those before it, what all tests of its file make of the mutant. */
  async #confirm(
    noticed: Notice,
    { file, test }: Killer,
    cpuMs: number,
  ): Promise<Notice | undefined> {
    const { controlled, together } = this.#place;
    const key = [this.#stage, this.#active.file, file, test].join();
    if (controlled.has(key)) return noticed;
    const whole = [{ path: file }];
    if (test !== undefined && !together.has(file)) {
      const alone = [{ path: file, names: [test] }];
      const control = await this.#ask(this.#harmless, alone, cpuMs);
      if (control !== undefined) {
        await this.#control(noticed, whole, cpuMs);
        together.add(file);
        return this.#ask(this.#active, whole, cpuMs);
      }
    } else await this.#control(noticed, whole, cpuMs);
    controlled.add(key);
    return noticed;
  }
}
