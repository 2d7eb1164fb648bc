/** Creates the endpoints of programs and grants their capabilities. */
import { SLOTS } from '@abicus/abi-init';
import {
  asCapSlot,
  asQueueDepth,
  asRights,
  capClose,
  capTransferTo,
  ipcEndpointCreateFor,
} from '@abicus/abi-kernel';
import { err, ok, type Boot, type Cpu, type Program, type Result } from '@abicus/wire';
import type { StartedProgram } from './start.ts';
import { endpointWirings } from './wiring.ts';

/** Creates all endpoints and grants all capabilities; gives the number of granted capabilities. */
export function* wireEndpoints(
  cpu: Cpu,
  boot: Boot,
  started: ReadonlyMap<string, StartedProgram>,
): Program<Result<number, string>> {
  const factory = asCapSlot(SLOTS.endpointFactory);
  let granted = 0;
  for (const { owner, name, depth, grants } of endpointWirings(boot)) {
    const label = `${owner}.${name}`;
    const ownerPid = started.get(owner)?.pid;
    if (ownerPid === undefined) return err(`${label}: its owner is not started`);
    const created = yield* ipcEndpointCreateFor(cpu, factory, ownerPid, asQueueDepth(depth));
    if (!created.ok) return err(`${label}: ${created.error}`);
    for (const { program, slot, rights } of grants) {
      const pid = started.get(program)?.pid;
      if (pid === undefined) return err(`${label}: ${program} is not started`);
      const transferred = yield* capTransferTo(
        cpu,
        pid,
        created.value,
        asRights(rights),
        asCapSlot(slot),
      );
      if (!transferred.ok) return err(`${label} to ${program}: ${transferred.error}`);
      granted += 1;
    }
    // Init keeps no capability: only these programs can reach the endpoint.
    const closed = yield* capClose(cpu, created.value);
    if (!closed.ok) return err(`${label}: ${closed.error}`);
  }
  return ok(granted);
}
