/** What nested calls have left of the budget of the request that they are for. */
import { MessageKind } from '@abicus/abi-kernel';
import {
  CANCEL_CALL,
  encodeCancel,
  encodeRoomReply,
  asTimerId,
  FRAME_MAX,
  room,
  ROOM_CALL,
} from '@abicus/abi-timed';
import { READING_SLACK_NS } from '@abicus/ipc';
import type { Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { toyDefinition, toyHandlers, type Callees } from '../test/toy.ts';
import type { Channels } from './context.ts';
import { Rig } from './testing/rig.ts';
import { encodedFrame } from '@abicus/wire/testing';

const CANCEL = encodedFrame(encodeCancel({ timer: asTimerId(1) }, 1));
const SLACK = Number(READING_SLACK_NS);
const OWN = Number(CANCEL_CALL.budgetNs);
/** When the request arrives, in ns. */
const BEGIN = 3_000;
const NESTED = Number(ROOM_CALL.budgetNs);

/** A service whose `cancel` asks another one twice, and notes what it gets. */
function asker(got: unknown[]) {
  const both = function* (to: Channels<Callees>): Program<Record<never, never>> {
    for (let i = 0; i < 2; i++) got.push(yield* room(to.other));
    return {};
  };
  const handlers = { ...toyHandlers, cancel: (call: { to: Channels<Callees> }) => both(call.to) };
  const calls = { other: { slot: 8, room: FRAME_MAX, budgetNs: 1n } };
  return new Rig({ ...toyDefinition('asker'), calls, handlers });
}

/** A request whose first nested call takes this long. */
function after(ns: number): { readonly deadlines: readonly number[]; readonly got: unknown[] } {
  const got: unknown[] = [];
  const it = asker(got);
  it.now = BigInt(BEGIN);
  it.request({ sender: 7 }, CANCEL);
  it.run();
  it.now += BigInt(ns);
  it.end(it.started[0] ?? 0, MessageKind.Reply, encodedFrame(encodeRoomReply({ free: 3 }, 1)));
  it.run();
  return { deadlines: it.deadlines.map((at) => at - BEGIN), got };
}

test('both budgets are stated, so that one can be longer than what is left of the other', () => {
  expect([OWN > 0, NESTED > 0]).toEqual([true, true]);
});

test('a second call ends with its request, if that is before its own budget', () => {
  const late = OWN - 1;
  const { deadlines } = after(late);
  expect(deadlines).toEqual([SLACK + Math.min(OWN, NESTED), SLACK + Math.min(OWN, late + NESTED)]);
  expect(deadlines[1]).toBe(SLACK + OWN);
});

test('when the caller no longer waits, the second call is not started, and has timed out', () => {
  const { deadlines, got } = after(OWN + SLACK);
  expect([deadlines.length, got.at(-1)]).toEqual([1, { ok: false, error: 'TimedOut' }]);
});
