/** Hands out what programs get of init's capabilities: copies, and factories with a budget. */
import {
  asCapSlot,
  asEndpointBudget,
  asRights,
  capClose,
  capTransferTo,
  factoryDerive,
  type Pid,
} from '@abicus/abi-kernel';
import { err, ok, type Boot, type Cpu, type Program, type Result } from '@abicus/wire';
import type { StartedProgram } from './start.ts';
import { copyWirings, type CopyWiring } from './wiring.ts';

/** Transfers all copies; gives the number of granted capabilities. Init keeps its own. */
export function* copyGrants(
  cpu: Cpu,
  boot: Boot,
  started: ReadonlyMap<string, StartedProgram>,
): Program<Result<number, string>> {
  const copies = copyWirings(boot);
  for (const copy of copies) {
    const { program, name, budget } = copy;
    const pid = started.get(program)?.pid;
    if (pid === undefined) return err(`${name}: ${program} is not started`);
    const given =
      budget === undefined
        ? yield* transfer(cpu, pid, copy, copy.from)
        : yield* derive(cpu, pid, copy, budget);
    if (!given.ok) return err(`${name} to ${program}: ${given.error}`);
  }
  return ok(copies.length);
}

function* transfer(
  cpu: Cpu,
  pid: Pid,
  { slot, rights }: CopyWiring,
  from: number,
): Program<Result<unknown, string>> {
  return yield* capTransferTo(cpu, pid, asCapSlot(from), asRights(rights), asCapSlot(slot));
}

/** Gives a program a factory with a budget, and keeps none of it. */
function* derive(
  cpu: Cpu,
  pid: Pid,
  copy: CopyWiring,
  budget: number,
): Program<Result<unknown, string>> {
  const derived = yield* factoryDerive(cpu, asCapSlot(copy.from), asEndpointBudget(budget));
  if (!derived.ok) return derived;
  const given = yield* transfer(cpu, pid, copy, derived.value);
  if (!given.ok) return given;
  return yield* capClose(cpu, derived.value);
}
