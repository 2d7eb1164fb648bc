/** Messages that have left their queue, or never got there, are used again: an exchange makes none. */
import { ipcCallStartRaw, ipcRecvRaw, ipcSendRaw } from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { header } from './slots/setup.ts';
import { replyAndReceive } from './support/calls.ts';
import { VA, World } from './support/world.ts';

type Exchange = (cpu: Cpu, slot: number, own: number) => Program<unknown>;

const send = (cpu: Cpu, slot: number): Program<unknown> =>
  ipcSendRaw(cpu, slot, VA.header, VA.payload, 4, 0, 0n);

test.each<readonly [what: string, result: unknown, exchange: Exchange]>([
  [
    'received with ipcRecv',
    4,
    function* (cpu, slot) {
      yield* send(cpu, slot);
      return yield* ipcRecvRaw(cpu, slot, VA.header, VA.payload, 64, 0, 0n);
    },
  ],
  [
    'received with ipcReplyRecvV2',
    { length: 4 },
    function* (cpu, slot) {
      yield* send(cpu, slot);
      return yield* replyAndReceive(cpu, slot, 0);
    },
  ],
  [
    'a request whose payload is not mapped',
    -14,
    (cpu, slot, own) =>
      ipcCallStartRaw(cpu, slot, 7, 0, 0, own, 64, 0, Int32Array.of(VA.nowhere), 40, 1),
  ],
])('%s', (_, result, exchange) => {
  const world = new World();
  const { init, core } = world;
  const [slot, own] = [world.endpoint(1), world.endpoint(1)];
  world.write(init, VA.header, header(4));
  const pooled = [1, 2, 3].map(() => {
    expect([world.call(init, (cpu) => exchange(cpu, slot, own))]).toMatchObject([result]);
    return core.messagePool.length;
  });
  expect(pooled).toEqual([1, 1, 1]);
});
