/**
 * Tries a mutant: narrowest tests first, then the other stages, until something notices it. What notices is asked once
 * more with a harmless edit at the same place, so that nothing counts that fails by itself, or for any change of a text.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { testsFor, type Importers } from '../imports.ts';
import type { Mutant } from '../mutant.ts';
import type { Active } from '../switch/active.ts';
import { PROCESS_STAGES } from './processes.ts';
import type { Request } from './host.ts';
import type { RunResult } from './tests.ts';

/** All stages, in their order. */
export const STAGES = ['unit', 'check', 'selftest', 'prove'] as const;

/** One of them. */
export type StageName = (typeof STAGES)[number];

/** What came of a mutant. */
export interface Outcome {
  /** The stage that noticed it; absent: it survived. */
  readonly by?: StageName;
  /** The test, finding or line that noticed it. */
  readonly what?: string;
  /** Of a test: the number of imports between it and the mutant. */
  readonly distance?: number;
  /** The stages that loaded the mutated file. */
  readonly reached: readonly StageName[];
  readonly seconds: number;
}

/** Why the verdict on a mutant cannot be given. */
export class CannotJudge extends Error {}

/** Where mutants are tried. */
export interface Place {
  readonly root: string;
  readonly importers: Importers;
  readonly tests: { run(request: Request): Promise<RunResult> };
  readonly stages: readonly StageName[];
  /** Controls that passed, by stage, file and test file: one of each is enough. */
  readonly controlled: Set<string>;
}

/** What a stage made of a mutant. */
interface Seen {
  readonly noticed?: string;
  readonly file?: string;
  readonly distance?: number;
}

/** Reads what the processes noted; throws if one did not find the place of the mutant. */
function wasApplied(log: string): boolean {
  const text = readFileSync(log, { encoding: 'utf8', flag: 'a+' });
  const misplaced = text.split('\n').find((line) => line.startsWith('misplaced '));
  if (misplaced !== undefined) throw new CannotJudge(misplaced);
  return text !== '';
}

/** So many test files run first by themselves: vitest prepares a run for all of its files before the first test. */
const NARROW = 6;

async function unit({ importers, tests }: Place, active: Active, only?: string): Promise<Seen> {
  const found = testsFor(active.file, importers).filter(({ path }) => path === (only ?? path));
  if (found.length === 0) return {};
  for (const some of [found.slice(0, NARROW), found.slice(NARROW)]) {
    if (some.length === 0) continue;
    const ran = await tests.run({ active, files: some.map(({ path }) => path) });
    if (ran === 'hangs') return { noticed: 'hangs' };
    const { failed, errors } = ran;
    if (failed !== undefined) {
      const distance = some.find(({ path }) => path === failed.file)?.distance;
      const noticed = `${failed.file} > ${failed.test}`;
      return { noticed, file: failed.file, ...(distance !== undefined && { distance }) };
    }
    if (errors[0] !== undefined) return { noticed: errors[0] };
  }
  return {};
}

function attempt(place: Place, stage: StageName, active: Active, only?: string): Promise<Seen> {
  if (stage === 'unit') return unit(place, active, only);
  return PROCESS_STAGES[stage](place.root, active);
}

/** Throws if a stage fails with a harmless edit at the place of a mutant as well. */
async function control(place: Place, stage: StageName, active: Active, by?: string): Promise<void> {
  const key = [stage, active.file, by].join();
  if (place.controlled.has(key)) return;
  const harmless = { ...active, end: active.start, was: '', text: ' ' };
  const { noticed } = await attempt(place, stage, harmless, by);
  if (noticed !== undefined) {
    throw new CannotJudge(`${stage} fails without a mutant of ${active.file} as well: ${noticed}`);
  }
  place.controlled.add(key);
}

/** Tries a mutant up to the first stage that notices it. */
export async function judge(place: Place, mutant: Mutant): Promise<Outcome> {
  const folder = join(place.root, '.abicus/mutants');
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `applied-${process.pid}.log`);
  const { file, start, end, was, text } = mutant;
  const active = { path: join(place.root, file), file, start, end, was, text, log, reads: false };
  const reached: StageName[] = [];
  const from = performance.now();
  const seconds = (): number => (performance.now() - from) / 1000;
  try {
    for (const stage of place.stages) {
      rmSync(log, { force: true });
      const { noticed: what, file: by, distance } = await attempt(place, stage, active);
      const isReached = wasApplied(log);
      if (isReached) reached.push(stage);
      if (what === undefined) continue;
      if (!isReached) throw new CannotJudge(`${stage} failed without loading ${file}: ${what}`);
      await control(place, stage, active, by);
      const found = { by: stage, what, ...(distance !== undefined && { distance }) };
      return { ...found, reached, seconds: seconds() };
    }
    return { reached, seconds: seconds() };
  } finally {
    rmSync(log, { force: true });
  }
}
