/** Operations that are never answered: their requests are messages without a token. */
import { MARKERS } from '@abicus/abi-timed';
import type { Reject } from '@abicus/wire';
import { Envelope, FrameServer, NONCE, ServiceOperation } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { Rig } from './testing/rig.ts';
import { answer, print, service } from './index.ts';

const ENVELOPE = new Envelope({
  service: 'bell',
  magic: 'BL',
  version: 1,
  nonce: NONCE.u8,
  request: { size: 5, nonce: 4 },
  reply: { size: 6, status: 4, nonce: 5 },
  success: 0,
  malformed: 1,
  opcodes: [1],
  fullSize: {},
});
const RING = new ServiceOperation<number, 'BAD', undefined>(ENVELOPE, {
  id: 'bell.ring',
  opcode: 1,
  moves: undefined,
  answers: 'never',
  idempotent: true,
  statuses: { 1: 'BAD' },
  rejectSize: 6,
  bare: [1],
});
type Bell = { readonly ring: (call: never, request: { loud: number }) => undefined | Reject };
const SERVER = new FrameServer<number, Bell>(ENVELOPE, [
  {
    handler: 'ring',
    operation: RING,
    decode: (frame) => (frame.length === 6 ? { loud: frame[5] ?? 0 } : undefined),
    encode: () => new Uint8Array(6),
  },
]);
const ring = (loud: number): Uint8Array => Uint8Array.of(0x42, 0x4c, 1, 1, 9, loud);

const { definition } = service({
  program: { name: 'bell' },
  slots: { requests: 2 },
  server: SERVER,
  frameMax: 6,
  state: (): number[] => [],
  handlers: {
    ring: (call, { loud }) => {
      call.state.push(loud);
      return answer(undefined, print(`rung ${loud}`));
    },
  },
  ready: { marker: MARKERS.timedReady, selfCheck: () => {} },
});

test('a message of an operation that is never answered reaches its handler, and its effects are carried out', () => {
  const it = new Rig(definition);
  it.message({ sender: 7 }, ring(3));
  it.message({ sender: 7 }, Uint8Array.of(1));
  it.run();
  expect([it.state, it.lines, it.replies.size]).toEqual([[3], ['rung 3'], 0]);
  expect(it.loop.counters.noted('strayMessage')).toBe(1);
  // A caller that waits for an answer is told that there is none.
  expect(it.ask({ sender: 8 }, ring(4))?.[4]).toBe(1);
});
