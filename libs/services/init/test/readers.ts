/** Programs that read the counters of init, and what they read. */
import { ipcCallV2 } from '@abicus/abi-kernel';
import { all, FRAME_MAX, incidents, type Outcome, type OwnCount } from '@abicus/abi-service';
import { CallChannel, INIT_SLOT, NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import type { TestMachine } from '../../../kernel/test/support/test-machine.ts';
import { receiveUntil, started, timeIn, timeOf } from './programs.ts';
import type { TestProgram } from './supervised.ts';

const MS = 1_000_000n;

/** A channel of a program to init. */
export const channelOf = (cpu: Cpu) => new CallChannel(cpu, INIT_SLOT, { room: FRAME_MAX });
/** A count of a program's own requests. */
export const row = (opcode: number, outcome: Outcome, count = 1n): OwnCount => ({
  opcode,
  outcome,
  count,
});

/** A program with the authority to read the counts of all clients: it asks when it is told to. */
export function reader(found: unknown[], act: (cpu: Cpu) => Program): TestProgram {
  return {
    name: 'metricsd',
    *main(cpu) {
      yield* started(cpu);
      yield* act(cpu);
      const channel = channelOf(cpu);
      found.push(yield* all(channel, { from: 0 }), yield* incidents(channel));
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 1000n * MS);
    },
    boot: { requests: undefined },
  };
}

/** The pids of the tasks with a name. */
export function pidsOf({ core }: TestMachine['kernel']): ReadonlyMap<string, number> {
  const tasks = core.state.tasks.items.filter((task) => task !== undefined);
  return new Map(tasks.map(({ name, pid }) => [name, pid]));
}

/** Calls init with these bytes. */
export function* call(cpu: Cpu, bytes: Uint8Array, within = 100n * MS): Program<string> {
  const until = yield* timeIn(cpu, within);
  const got = yield* ipcCallV2(cpu, INIT_SLOT, NO_TYPE, NO_FLAGS, NO_SLOT, 64, until, bytes, 0);
  return got.ok ? 'answered' : got.error;
}
