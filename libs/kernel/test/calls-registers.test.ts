/** Payloads in registers and buffers: what a receiver finds behind them. */
import { ipcCallV2Raw, ipcReplyRecvV2Raw, ipcSendRaw, MessageKind } from '@abicus/abi-kernel';
import { T1, T2, T3, T4 } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { wordsOf } from './slots/peers.ts';
import { header } from './slots/setup.ts';
import { Call, pattern, PORT } from './support/calls.ts';
import { VA, type Actor } from './support/world.ts';

const LENGTHS = [0, 1, 3, 4, 5, 6, 7, 8, 11, 16, 29, 30, 31, 32];
/** The registers of a sender that has never cleared them. */
const FULL = new Int32Array(8).fill(-1);

/** The bytes of the four registers of a payload. */
function registersOf(it: Call, actor: Actor): number[] {
  const { x } = it.world.task(actor);
  const words = [T1, T2, T3, T4].flatMap((at) => [x[at] ?? 0, x[at + 1] ?? 0]);
  return [...new Uint8Array(Int32Array.from(words).buffer)];
}

/** As many bytes of ones, and zeros behind them. */
const ones = (length: number): number[] =>
  Array.from({ length: 32 }, (_, i) => (i < length ? 255 : 0));

/** Receives into a buffer of some bytes at `VA.image`, without waiting; the words are a reply, if there is a token. */
function poll(it: Call, room: number, words = wordsOf(0), length = 0, token = 0): number {
  return it.world.call(it.server, (cpu) =>
    ipcReplyRecvV2Raw(cpu, PORT, 0, 0, 0, VA.image, room, 1, words, length, token),
  );
}

describe.each([true, false])('with a receiver that waits: %s', (waits) => {
  test.each(LENGTHS)('of %i bytes no more reach the registers of the receiver', (length) => {
    const it = new Call();
    const { world, server, client } = it;
    if (waits) it.beginReceive();
    world.begin(client, (cpu) => ipcCallV2Raw(cpu, PORT, 7, 0, 0, VA.image, 0, 0, FULL, length, 0));
    if (!waits) it.beginReceive();
    const got = it.received();
    expect(got).toMatchObject({ kind: MessageKind.Request, length });
    expect(registersOf(it, server)).toEqual(ones(length));
    if (typeof got === 'string') return;
    poll(it, 0, FULL, length, got.token);
    world.settle();
    expect([world.result(client), registersOf(it, client)]).toEqual([length, ones(length)]);
  });

  test('a payload in the buffer leaves zeros in the registers', () => {
    const it = new Call();
    const { world, server, client } = it;
    const receive = (): void =>
      world.begin(server, (cpu) =>
        ipcReplyRecvV2Raw(cpu, PORT, 0, 0, 0, VA.image, 64, 0, FULL, 0, 0),
      );
    world.write(client, VA.payload, pattern(33));
    if (waits) receive();
    world.begin(client, (cpu) =>
      ipcCallV2Raw(cpu, PORT, 7, 0, 0, VA.image, 64, 0, wordsOf(VA.payload), 33, 0),
    );
    if (!waits) receive();
    world.settle();
    expect([world.result(server), world.read(server, VA.image, 33)]).toEqual([33, pattern(33)]);
    expect(registersOf(it, server)).toEqual(ones(0));
  });

  test('a payload of 32 bytes needs no buffer, and one of 33 bytes one of 33', () => {
    for (const [length, room] of [
      [32, 0],
      [33, 33],
    ] as const) {
      const it = new Call();
      if (waits) it.beginReceive(0, undefined, { room });
      it.begin(pattern(length), { room });
      const got = waits ? it.received() : it.receive(0, undefined, { room });
      if (typeof got === 'string') throw new Error(got);
      it.reply(got.token, pattern(length, 9));
      expect([got.received, it.answer()]).toMatchObject([
        pattern(length),
        { reply: pattern(length, 9) },
      ]);
    }
  });
});

test('ipcReplyRecvV2: a message that is cut off leaves what is behind the buffer as it was', () => {
  const it = new Call();
  const { world, server } = it;
  const { init } = world;
  world.write(server, VA.image, new Uint8Array(100).fill(9));
  world.write(init, VA.payload, pattern(100));
  world.write(init, VA.header, header(100));
  world.must(init, (cpu) => ipcSendRaw(cpu, it.endpoint, VA.header, VA.payload, 100, 1, 0n));
  expect(poll(it, 50)).toBe(100);
  const rest = new Uint8Array(50).fill(9);
  expect(world.read(server, VA.image, 100)).toEqual(Uint8Array.of(...pattern(50), ...rest));
});

test('a buffer is mapped as far as the message needs it: one at the end of the mapped pages gets what fits', () => {
  const it = new Call();
  const { world, server } = it;
  const { init } = world;
  // The last mapped bytes of a task, those of its stack.
  const end = VA.payload + 0x8000;
  world.write(init, VA.header, header(100));
  world.must(init, (cpu) => ipcSendRaw(cpu, it.endpoint, VA.header, VA.payload, 100, 1, 0n));
  const got = world.call(server, (cpu) =>
    ipcReplyRecvV2Raw(cpu, PORT, 0, 0, 0, end - 40, 40, 1, wordsOf(0), 0, 0),
  );
  expect(got).toBe(100);
});

test('a short message needs no mapped buffer, whether its receiver waits or comes later', () => {
  for (const waits of [true, false]) {
    const it = new Call();
    const { world, server } = it;
    const receive = (): void =>
      world.begin(server, (cpu) =>
        ipcReplyRecvV2Raw(cpu, PORT, 0, 0, 0, VA.nowhere, 64, 0, wordsOf(0), 0, 0),
      );
    if (waits) receive();
    it.begin(pattern(32));
    if (!waits) receive();
    world.settle();
    expect(world.result(server)).toBe(32);
  }
});
