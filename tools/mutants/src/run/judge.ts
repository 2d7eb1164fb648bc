/**
 * Tries a mutant: narrowest tests first, then the other stages, until something notices it. What notices is asked once
 * more with a harmless edit at the same place, so that nothing counts that fails by itself, or for any change of a text.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { testsFor, type Importers } from '../imports.ts';
import type { Mutant } from '../mutant.ts';
import type { Active } from '../switch/active.ts';
import { PROCESS_STAGES } from './processes.ts';
import type { Tests } from './tests.ts';

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
  readonly tests: Tests;
  readonly stages: readonly StageName[];
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

async function unit({ importers, tests }: Place, active: Active, only?: string): Promise<Seen> {
  const found = testsFor(active.file, importers).filter(({ path }) => path === (only ?? path));
  if (found.length === 0) return {};
  const ran = await tests.run({ active, files: found.map(({ path }) => path) });
  if (ran === 'hangs') return { noticed: 'hangs' };
  const { failed, errors } = ran;
  if (failed !== undefined) {
    const distance = found.find(({ path }) => path === failed.file)?.distance;
    const noticed = `${failed.file} > ${failed.test}`;
    return { noticed, file: failed.file, ...(distance !== undefined && { distance }) };
  }
  return errors[0] === undefined ? {} : { noticed: errors[0] };
}

function attempt(place: Place, stage: StageName, active: Active, only?: string): Promise<Seen> {
  if (stage === 'unit') return unit(place, active, only);
  return PROCESS_STAGES[stage](place.root, active);
}

/** Controls that passed, by stage, file and test file: for each of them one is enough. */
const controlled = new Set<string>();

/** Tries a mutant up to the first stage that notices it. */
export async function judge(place: Place, mutant: Mutant): Promise<Outcome> {
  const folder = join(place.root, '.abicus/mutants');
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `applied-${process.pid}.log`);
  const { file, start, end, was, text } = mutant;
  const path = join(place.root, file);
  const active: Active = { path, file, start, end, was, text, log, reads: false };
  const harmless: Active = { ...active, end: start, was: '', text: ' ' };
  const reached: StageName[] = [];
  const from = performance.now();
  const seconds = (): number => (performance.now() - from) / 1000;
  for (const stage of place.stages) {
    rmSync(log, { force: true });
    const seen = await attempt(place, stage, active);
    if (wasApplied(log)) reached.push(stage);
    if (seen.noticed === undefined) continue;
    const key = [stage, file, seen.file].join();
    if (!controlled.has(key)) {
      const control = await attempt(place, stage, harmless, seen.file);
      if (control.noticed !== undefined) {
        throw new CannotJudge(
          `${stage} fails without a mutant of ${file} as well: ${control.noticed}`,
        );
      }
      controlled.add(key);
    }
    const { distance } = seen;
    rmSync(log, { force: true });
    return {
      by: stage,
      what: seen.noticed,
      ...(distance !== undefined && { distance }),
      reached,
      seconds: seconds(),
    };
  }
  rmSync(log, { force: true });
  return { reached, seconds: seconds() };
}
