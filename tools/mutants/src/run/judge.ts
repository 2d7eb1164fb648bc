/** Tries a mutant: narrowest tests first, then the other stages, until something notices it. */
import type { Mutant } from '../mutant.ts';
import { pointOf } from '../points/instrument.ts';
import type { TestFile } from '../imports.ts';
import type { Killer, Verdict } from '../results.ts';
import { Attempt, type Notice } from './attempt.ts';
import { batchesOf } from './batches.ts';
import { besideOf, candidateOf, unknown, wholeOf, type Candidate } from './candidates.ts';
import { holds, stageFilesOf } from './ledger.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { activeOf, type Place } from './place.ts';
import { isReader, OutOfPatience, type StageName } from './stages.ts';

/** So many tests are tried first that noticed other mutants of the function, or of the file. */
const KILLERS = 3;

/** One stage of one mutant. */
class StageOfMutant {
  readonly #place: Place;
  readonly #stage: StageName;
  readonly #mutant: Mutant;
  readonly #point: number;
  readonly #attempt: Attempt;
  readonly #files: readonly TestFile[];
  readonly #keys: readonly string[];

  constructor(place: Place, stage: StageName, mutant: Mutant) {
    [this.#place, this.#stage, this.#mutant] = [place, stage, mutant];
    this.#point = pointOf(place.pointsOf(mutant.file), mutant);
    this.#attempt = new Attempt(place, stage, activeOf(place, stage, mutant));
    const { files, keys } = stageFilesOf(place, stage, mutant.file);
    [this.#files, this.#keys] = [files, keys];
  }

  /** Whether a kept verdict holds. */
  holds(verdict: Verdict): boolean {
    return holds(verdict, this.#keys);
  }

  /** Whether something that a verdict depends on was written meanwhile. */
  isOvertaken({ keys }: Verdict): boolean {
    const files = this.#files.filter((_, i) => keys.includes(this.#keys[i] ?? ''));
    return this.#place.isWritten([this.#mutant.file, ...files.map(({ path }) => path)]);
  }

  /** Runs the stage; test files that noticed nothing before, and are what they were, do not run again. */
  async run(before: Verdict | undefined): Promise<Verdict> {
    const from = performance.now();
    const passed = new Set(before?.noticed === undefined ? before?.keys : []);
    const left = this.#files.filter((_, i) => !passed.has(this.#keys[i] ?? ''));
    const noticed = (await this.#byKillers(left, before)) ?? (await this.#byAll(left));
    const { killer } = noticed ?? {};
    const at = this.#files.findIndex(({ path }) => path === killer?.file);
    const distance = this.#files[at]?.distance;
    return {
      ...(noticed !== undefined && { noticed: noticed.what }),
      ...(killer !== undefined && { killer }),
      ...(distance !== undefined && { distance }),
      reached: this.#attempt.isReached || (passed.size > 0 && before?.reached === true),
      keys: this.#keys.filter((_, i) => killer === undefined || i === at),
      seconds: (performance.now() - from) / 1000,
      cpu: this.#attempt.cpu,
    };
  }

  async #candidateOf(file: TestFile): Promise<Candidate | undefined> {
    // The texts that a stage reads are no regions that it enters.
    if (isReader(this.#stage)) return unknown(file);
    const place = { file: this.#mutant.file, point: this.#point };
    const candidate = await candidateOf(file, place, this.#place.coverages);
    if (candidate === undefined || this.#stage !== 'bites') return candidate;
    return besideOf(candidate, this.#mutant.file);
  }

  /** Tests that noticed this mutant when something was different, or others of its function or file. */
  async #byKillers(
    left: readonly TestFile[],
    before: Verdict | undefined,
  ): Promise<Notice | undefined> {
    const candidates: Candidate[] = [];
    for (const killer of [before?.killer, ...this.#place.results.killers(this.#mutant)]) {
      const file = left.find(({ path }) => path === killer?.file);
      if (killer === undefined || file === undefined) continue;
      if (candidates.some(({ path }) => path === killer.file)) continue;
      const candidate = await this.#killerOf(file, killer);
      if (candidate !== undefined) candidates.push(candidate);
      if (candidates.length === KILLERS) break;
    }
    return this.#attempt.run(candidates);
  }

  /** The test alone, if it may reach the mutant. Nothing is recorded for a guess. */
  async #killerOf(file: TestFile, { test }: Killer): Promise<Candidate | undefined> {
    const isKnown = (await this.#place.coverages.kept(file.path)) !== undefined;
    const candidate = isKnown ? await this.#candidateOf(file) : unknown(file);
    if (candidate === undefined || test === undefined) return candidate;
    const isAmong = candidate.names?.includes(test) ?? true;
    return isAmong ? { ...candidate, names: [test] } : undefined;
  }

  /** The tests that reach the mutant, cheap ones first; and if they notice nothing, all tests of their files. */
  async #byAll(left: readonly TestFile[]): Promise<Notice | undefined> {
    const tried: Candidate[] = [];
    for await (const candidates of batchesOf(this.#reaching(left), 'cheap', tried)) {
      const noticed = await this.#attempt.run(candidates);
      if (noticed !== undefined) return noticed;
    }
    for await (const candidates of batchesOf(tried, 'dear')) {
      const noticed = await this.#attempt.run(candidates);
      if (noticed !== undefined) return noticed;
    }
    // No fault needs those before it.
    return this.#stage === 'bites' ? undefined : this.#attempt.run(wholeOf(tried));
  }

  /** Near and cheap files first. What is not recorded yet has a guess for its time, and is recorded when it is needed. */
  async *#reaching(left: readonly TestFile[]): AsyncGenerator<Candidate> {
    const costs = new Map<TestFile, number>();
    for (const file of left) {
      const isKnown = (await this.#place.coverages.kept(file.path)) !== undefined;
      const candidate = isKnown ? await this.#candidateOf(file) : unknown(file);
      costs.set(file, (candidate?.cpuMs ?? 0) * file.distance);
    }
    for (const file of left.toSorted((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0))) {
      const candidate = await this.#candidateOf(file);
      if (candidate !== undefined) yield candidate;
    }
  }
}

/** The verdict of a stage. One that is kept and holds is not made again. */
async function verdictOf(place: Place, name: StageName, mutant: Mutant): Promise<Verdict> {
  const stage = new StageOfMutant(place, name, mutant);
  const kept = place.results.get(mutant, name);
  if (kept !== undefined && stage.holds(kept)) return kept;
  const verdict = await stage.run(kept);
  if (!stage.isOvertaken(verdict)) place.results.set(mutant, name, verdict);
  return verdict;
}

/**
 * Tries a mutant up to the first stage that notices it. Where one is out of patience a later one may still notice; if none
 * does there is no verdict.
 */
export async function judge(place: Place, mutant: Mutant): Promise<Outcome> {
  const verdicts: [StageName, Verdict][] = [];
  let open: OutOfPatience | undefined;
  for (const name of place.stages) {
    try {
      const verdict = await verdictOf(place, name, mutant);
      verdicts.push([name, verdict]);
      if (verdict.noticed !== undefined) return outcomeOf(verdicts);
    } catch (error) {
      if (!(error instanceof OutOfPatience)) throw error;
      open ??= error;
    }
  }
  if (open !== undefined) throw open;
  return outcomeOf(verdicts);
}
