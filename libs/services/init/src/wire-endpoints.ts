/** Creates the endpoints of the boot list and grants their capabilities. */
import { BOOT, SLOTS } from '@abicus/abi-init';
import {
  asCapSlot,
  asQueueDepth,
  asRights,
  capClose,
  capTransferTo,
  ipcEndpointCreateFor,
} from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import type { StartedProgram } from './start.ts';
import { endpointWirings } from './wiring.ts';

/** Creates all endpoints and grants all capabilities; gives the number of granted capabilities. */
export function* wireEndpoints(
  cpu: Cpu,
  started: ReadonlyMap<string, StartedProgram>,
): Program<Result<number, string>> {
  const factory = asCapSlot(SLOTS.init.endpointFactory);
  let granted = 0;
  for (const { owner, endpoint, grants } of endpointWirings(BOOT)) {
    const what = `${owner}.${endpoint.name}`;
    const ownerPid = started.get(owner)?.pid;
    if (ownerPid === undefined) return err(`${what}: its owner is not started`);
    const depth = asQueueDepth(endpoint.depth);
    const made = yield* ipcEndpointCreateFor(cpu, factory, ownerPid, depth);
    if (!made.ok) return err(`${what}: ${made.error}`);
    for (const { program, slot, rights } of grants) {
      const pid = started.get(program)?.pid;
      if (pid === undefined) return err(`${what}: ${program} is not started`);
      const given = yield* capTransferTo(cpu, pid, made.value, asRights(rights), asCapSlot(slot));
      if (!given.ok) return err(`${what} to ${program}: ${given.error}`);
      granted += 1;
    }
    // Init keeps no capability: only the programs of the list can reach the endpoint.
    const closed = yield* capClose(cpu, made.value);
    if (!closed.ok) return err(`${what}: ${closed.error}`);
  }
  return ok(granted);
}
