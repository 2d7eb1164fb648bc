/** Hands out the copies of capabilities of init that the boot list grants: of the clock. */
import { BOOT } from '@abicus/abi-init';
import { asCapSlot, asRights, capTransferTo } from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import type { StartedProgram } from './start.ts';
import { copyWirings } from './wiring.ts';

/** Transfers all copies; gives the number of granted capabilities. Init keeps its own. */
export function* copyGrants(
  cpu: Cpu,
  started: ReadonlyMap<string, StartedProgram>,
): Program<Result<number, string>> {
  const copies = copyWirings(BOOT);
  for (const { program, name, from, slot, rights } of copies) {
    const pid = started.get(program)?.pid;
    if (pid === undefined) return err(`${name}: ${program} is not started`);
    const transferred = yield* capTransferTo(
      cpu,
      pid,
      asCapSlot(from),
      asRights(rights),
      asCapSlot(slot),
    );
    if (!transferred.ok) return err(`${name} to ${program}: ${transferred.error}`);
  }
  return ok(copies.length);
}
