/** The stages that a mutant goes through, in their order, until one of them notices. */

/**
 * `selftest`: the ladder alone, first, so that it is known how much of the system it watches. `types`: the compiler,
 * which rejects what no build would let through. `bites`: the faults with which each assertion of a rung fails, for sources
 * that make assertions. `unit`: the narrow tests, which are those of the mutated package and
 * those that import it over at most two steps. `wide`: all other tests that import the mutated file.
 */
export const STAGES = ['selftest', 'types', 'bites', 'unit', 'check', 'prove', 'wide'] as const;

/** One of them. */
export type StageName = (typeof STAGES)[number];

/** The stages that are no tests, and the file that runs each of them as one. */
export const PROGRAMS: Readonly<
  Record<'types' | 'bites' | 'check' | 'selftest' | 'prove', string>
> = {
  types: 'tools/scripts/mutants/stages/types.stage.ts',
  bites: 'tools/scripts/mutants/stages/bites.stage.ts',
  check: 'tools/scripts/mutants/stages/check.stage.ts',
  selftest: 'tools/scripts/mutants/stages/selftest.stage.ts',
  prove: 'tools/scripts/mutants/stages/prove.stage.ts',
};

/** Whether a stage is no test. */
export function isProgram(stage: StageName): stage is keyof typeof PROGRAMS {
  return stage in PROGRAMS;
}

/** Whether a stage reads the mutated source as a text, and loads none of it. */
export function isReader(stage: StageName): boolean {
  return stage === 'types' || stage === 'check';
}

/** Why the verdict on a mutant cannot be given. */
export class CannotJudge extends Error {}

/** A stage has taken too long without a notice. */
export class OutOfPatience extends CannotJudge {}
