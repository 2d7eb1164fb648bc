/** Replies in registers and in memory: the client gets the bytes, and the stack of the service stays what it is. */
import { LIMITS, MessageKind } from '@abicus/abi-kernel';
import { asTimerId, encodeCancel } from '@abicus/abi-timed';
import { SP, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { asking, echoDefinition, echoed, REPLY } from '../test/echo.ts';
import { toyDefinition, toyHandlers } from '../test/toy.ts';
import { Rig } from './testing/rig.ts';
import { encodedFrame } from '@abicus/wire/testing';

const ALICE = { sender: 7 };
const SIZES = [REPLY.head, 31, 32, 33, 34, 64, 65, REPLY.max];

test('a reply arrives as it was encoded, whether it fits the registers or not, after longer and shorter ones', () => {
  const it = new Rig(echoDefinition());
  for (const size of [...SIZES, ...SIZES.toReversed()]) {
    expect(it.ask(ALICE, asking(size))).toEqual(echoed(size));
  }
});

test('a reply that is longer than any frame is not sent: its request is answered as malformed', () => {
  const it = new Rig(echoDefinition());
  expect(it.ask(ALICE, asking(LIMITS.maxFrame + 1))?.[4]).toBe(1);
});

test('the memory of a long reply is given back after its send, also if its caller is gone', () => {
  const it = new Rig(echoDefinition());
  // The last reply of each is in registers: nothing is on the stack while it waits.
  const sizes = [...SIZES, REPLY.head];
  it.ask(ALICE, asking(REPLY.head));
  const before = it.cpu.x[SP];
  for (const size of sizes) it.ask(ALICE, asking(size));
  expect(it.cpu.x[SP]).toBe(before);
  it.isThere = () => false;
  for (const size of sizes) it.ask(ALICE, asking(size));
  expect(it.cpu.x[SP]).toBe(before);
});

test('a reply of a called service arrives whole, if it is longer than any request of this one', () => {
  const REQUEST_MAX = 40;
  const received: unknown[] = [];
  const it = new Rig(
    toyDefinition('toy', undefined, {
      frameMax: REQUEST_MAX,
      calls: { other: { slot: 8, room: REPLY.max, budgetNs: 1_000_000n } },
      handlers: {
        ...toyHandlers,
        *cancel({ to }): Program<Readonly<Record<string, never>>> {
          const shape = { moves: undefined, answers: 'now', idempotent: true } as const;
          received.push(yield* to.other.call(Uint8Array.of(1), 1, shape));
          return {};
        },
      },
    }),
  );
  it.ask(ALICE, encodedFrame(encodeCancel({ timer: asTimerId(1) }, 1)));
  it.end(it.started[0] ?? -1, MessageKind.Reply, echoed(REPLY.max));
  it.run();
  expect(received).toEqual([{ ok: true, value: echoed(REPLY.max) }]);
});
