/** Deadlines that are due in the nanosecond of the call: it ends at once. */
import { ipcRecvRaw, ipcSendRaw, MessageKind, nsecRaw } from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { callWith, pattern, replyAndReceive, startCall } from './support/calls.ts';
import { header } from './slots/setup.ts';
import { VA, World } from './support/world.ts';

type Attempt = (cpu: Cpu, slot: number, deadline: number) => Program<unknown>;

test.each<readonly [what: string, fills: boolean, error: number | string, attempt: Attempt]>([
  [
    'ipcSend to a full queue',
    true,
    -110,
    (cpu, slot, deadline) => ipcSendRaw(cpu, slot, VA.header, VA.payload, 4, 0, BigInt(deadline)),
  ],
  [
    'ipcRecv from an empty queue',
    false,
    -110,
    (cpu, slot, deadline) => ipcRecvRaw(cpu, slot, VA.header, VA.payload, 64, 0, BigInt(deadline)),
  ],
  [
    'ipcCallV2 to a full queue',
    true,
    'ETIMEDOUT',
    (cpu, slot, deadline) => callWith(cpu, slot, pattern(1), { deadline }),
  ],
  [
    'ipcCallV2 to a queue with room',
    false,
    'ETIMEDOUT',
    (cpu, slot, deadline) => callWith(cpu, slot, pattern(1), { deadline }),
  ],
  [
    'ipcReplyRecvV2 from an empty queue',
    false,
    'ETIMEDOUT',
    (cpu, slot, deadline) => replyAndReceive(cpu, slot, 0, undefined, { deadline }),
  ],
])('%s', (_, fills, error, attempt) => {
  const world = new World();
  const { init } = world;
  const slot = world.endpoint(1);
  world.write(init, VA.header, header(4));
  if (fills) {
    world.must(init, (cpu) => ipcSendRaw(cpu, slot, VA.header, VA.payload, 4, 0, 0n));
  }
  const found = world.call(init, function* (cpu) {
    // A round has one time, and no call takes so long that the next is in another one.
    const now = yield* nsecRaw(cpu);
    const result = yield* attempt(cpu, slot, now);
    return [result, (yield* nsecRaw(cpu)) - now];
  });
  expect(found).toEqual([error, 0]);
});

test('a started call', () => {
  const world = new World();
  const [slot, own] = [world.endpoint(1), world.endpoint(1)];
  const found = world.call(world.init, function* (cpu) {
    const deadline = yield* nsecRaw(cpu);
    const made = yield* startCall(cpu, slot, own, 7, pattern(1), { deadline });
    const end = yield* replyAndReceive(cpu, own, 0, undefined, { deadline: 1 });
    return [made, end, (yield* nsecRaw(cpu)) - deadline];
  });
  expect(found).toMatchObject(['ok', { kind: MessageKind.TimedOut, token: 7 }, 0]);
});
