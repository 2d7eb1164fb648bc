/**
 * The factories of programs that create endpoints. Each is derived once, and init keeps it: the instances of a program
 * share its budget, so that what one of them has left with other tasks is never taken from the budgets of others.
 */
import { asEndpointBudget, factoryDerive, LIMITS, type CapSlot } from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import type { SupervisedProgram } from '../programs.ts';
import { drop, moveAway } from './endpoint.ts';

/** The slot of init with the factory of a program, which is derived from that of init if it was not before. */
export function* programFactory(
  cpu: Cpu,
  from: CapSlot,
  program: SupervisedProgram,
): Program<Result<CapSlot | undefined, string>> {
  const { factory } = program.boot;
  if (factory === undefined || program.factory !== undefined) return ok(program.factory);
  const bytes = factory.budget * LIMITS.endpointBytes;
  const derived = yield* factoryDerive(cpu, from, asEndpointBudget(factory.budget), bytes);
  if (!derived.ok) return err(`factory: ${derived.error}`);
  // The first free slot is 0, which starts need.
  const moved = yield* moveAway(cpu, derived.value);
  if (!moved.ok) {
    yield* drop(cpu, derived.value);
    return err(`factory: ${moved.error}`);
  }
  program.factory = moved.value;
  return moved;
}
