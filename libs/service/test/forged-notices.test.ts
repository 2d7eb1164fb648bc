/** Forged notices, on the kernel: they end nothing of another client. The capabilities with them are closed. */
import {
  asCapSlot,
  asExitStatus,
  capClone,
  encodePeerGone,
  exit,
  GoneSide,
  ipcSend,
  MsgFlags,
  MsgType,
  nsec,
  QosClass,
  type SendFlags,
  type Pid,
} from '@abicus/abi-kernel';
import { FRAME_MAX, register, room, sleepUntil } from '@abicus/abi-timed';
import { awaitStart, CallChannel, Receiver, send } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { CALLS, must, runSystem, SLOT, system } from './system.ts';
import { toy } from './toy.ts';

const TOY = asCapSlot(CALLS);
const FORGER = asCapSlot(CALLS + 1);
/** Serials that are forged: those of the watches of the service are among them. */
const SERIALS = 20n;
/** Longer than the forger needs, in ns. */
const WAIT_NS = 50_000_000n;

/** Sends the service a notice for each serial, with a capability. */
function* forges(cpu: Cpu, sent: bigint[]): Program {
  yield* awaitStart(cpu);
  must(yield* new Receiver(cpu, asCapSlot(SLOT.requests), 1).receive(0n));
  for (let serial = 0n; serial < SERIALS; serial++) {
    for (const side of Object.values(GoneSide)) {
      const frame = encodePeerGone({ side, slot: asCapSlot(0), cookie: 0n, serial });
      const src = must(yield* capClone(cpu, asCapSlot(SLOT.eventsSend)));
      const header = { src, dst: 0, ty: MsgType.PeerGone, flags: MsgFlags.CAP_MOVE };
      const all = { ...header, len: frame.length };
      must(yield* ipcSend(cpu, TOY, all, frame, 0 as SendFlags, 0n));
      sent.push(serial);
    }
  }
  yield* exit(cpu, asExitStatus(0));
}

test('forged notices end no watch: the service holds what it holds for a client, and answers it', () => {
  const ended: Pid[] = [];
  const sent: bigint[] = [];
  const found: unknown[] = [];
  const machine = system({
    toy: {
      ...toy('toy', SLOT.requestsSend, { callerEnded: (_, pid) => void ended.push(pid) }),
      requests: 8,
    },
    forger: { main: (cpu) => forges(cpu, sent), calls: ['toy'], requests: 2, events: 8 },
    victim: {
      calls: ['toy', 'forger'],
      events: 8,
      isAwaited: true,
      *main(cpu) {
        yield* awaitStart(cpu);
        const events = asCapSlot(SLOT.eventsSend);
        const to = new CallChannel(cpu, TOY, { room: FRAME_MAX, events });
        const now = must(yield* nsec(cpu));
        found.push(yield* register(to, { qos: QosClass.Normal, deadline: 3n }));
        must(yield* send(cpu, FORGER, Uint8Array.of(1), 0n));
        const wake = yield* sleepUntil(to, { qos: QosClass.Normal, deadline: now + WAIT_NS });
        found.push(wake.ok, sent.length, [...ended], yield* room(to));
        yield* exit(cpu, asExitStatus(0));
      },
    },
  });
  runSystem(machine);
  const forged = Number(SERIALS) * Object.keys(GoneSide).length;
  const armed = { ok: true, value: { timer: 1, coalesced: 3n } };
  expect(found).toEqual([armed, true, forged, [], { ok: true, value: { free: 2 } }]);
  const { tasks } = machine.kernel.core.state;
  const at = tasks.items.findIndex((task) => task?.name === 'toy');
  const incidents = { forgedNotice: forged, strayCapability: forged };
  expect(machine.kernel.dump()).toMatchObject({ programs: { [at]: { incidents } } });
});
