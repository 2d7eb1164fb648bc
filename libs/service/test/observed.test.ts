/** The counters of a service in the digest of its machine. */
import { FRAME_MAX, OPCODE, room, sleepUntil } from '@abicus/abi-timed';
import { asCapSlot, asExitStatus, exit, QosClass } from '@abicus/abi-kernel';
import { awaitStart, CallChannel } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { CALLS, runSystem, system } from './system.ts';
import { toy } from './toy.ts';

/** A machine after a client has made requests of a service. */
function ranWith(act: (channel: CallChannel) => Program<unknown>) {
  const machine = system({
    toy: { main: toy('toy').main, requests: 8 },
    client: {
      calls: ['toy'],
      isAwaited: true,
      *main(cpu: Cpu): Program {
        yield* awaitStart(cpu);
        const channel = new CallChannel(cpu, asCapSlot(CALLS), { room: FRAME_MAX });
        yield* act(channel);
        yield* exit(cpu, asExitStatus(0));
      },
    },
  });
  runSystem(machine);
  return machine;
}

test('a dump of a machine has the counters of its services by client, operation and outcome', () => {
  const { kernel } = ranWith(function* asks(channel) {
    yield* room(channel);
    yield* sleepUntil(channel, { deadline: 1n, qos: QosClass.Normal });
  });
  const { tasks } = kernel.core.state;
  const at = tasks.items.findIndex((task) => task?.name === 'toy');
  const row = { client: expect.any(Number), outcome: 'answered', count: 1 };
  expect(kernel.dump()).toMatchObject({
    programs: {
      [at]: {
        starts: 1,
        requests: [
          { ...row, opcode: OPCODE.room },
          { ...row, opcode: OPCODE.sleepUntil },
          { ...row, opcode: OPCODE.sleepUntil, outcome: 'later' },
        ],
        incidents: {},
      },
    },
  });
});
