/** The call in one trap: its registers, and when something else follows it. */
import { asCapSlot, asInstant, MsgFlags, SYSCALL } from '@abicus/abi-kernel';
import {
  A0,
  A1,
  A2,
  A3,
  A4,
  A5,
  A6,
  A7,
  bytesIn,
  ok,
  setBytes,
  setNumber,
  T0,
  T1,
  T2,
  T3,
  T4,
  T6,
  u53In,
  type Program,
  type Result,
} from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { PlainCall, SHORT } from './plain-call.ts';
import { FakeCpu } from './testing/fake-cpu.ts';

const SHAPE: CallShape = { moves: undefined, answers: 'now', idempotent: true };
const PAYLOAD = [T1, T2, T3, T4];
const REQUEST = Uint8Array.from({ length: SHORT }, (_, i) => 255 - i);
const LATER = Uint8Array.of(5);

/** What follows the call: one more trap, and its own end is noted. */
class Following {
  readonly results: number[] = [];
  ended = 0;

  readonly otherwise = (result: number): Program<Result<Uint8Array, string>> => {
    this.results.push(result);
    return this.#program();
  };

  *#program(): Program<Result<Uint8Array, string>> {
    try {
      yield;
      return ok(LATER);
    } finally {
      this.ended += 1;
    }
  }
}

function callWith(request: Uint8Array): {
  readonly cpu: FakeCpu;
  readonly following: Following;
  readonly call: PlainCall<string>;
} {
  const [cpu, following] = [new FakeCpu(), new Following()];
  cpu.x.fill(-1, A0, A7);
  const { otherwise } = following;
  const until = asInstant(70);
  return {
    cpu,
    following,
    call: new PlainCall(cpu, asCapSlot(5), until, 9, request, SHAPE, otherwise),
  };
}

/** Answers the call. */
function answer(cpu: FakeCpu, result: number, flags: number, reply: Uint8Array): void {
  setNumber(cpu.x, A0, result);
  setNumber(cpu.x, A2, flags);
  setBytes(cpu.x, PAYLOAD, reply);
}

test('its registers are those of a call without type, flags, capability and memory for a reply', () => {
  const { cpu, call } = callWith(REQUEST);
  expect(call.next().done).toBe(false);
  const { x } = cpu;
  expect(x[A7]).toBe(SYSCALL.ipcCallV2);
  expect([A0, A1, A2, A3, A4, A5, A6, T0, T6].map((register) => u53In(x, register))).toEqual([
    5,
    0,
    0,
    0,
    0,
    0,
    70,
    SHORT,
    9,
  ]);
  expect(bytesIn(x, PAYLOAD, SHORT)).toEqual(REQUEST);
});

test.each([0, 1, SHORT])('a reply of %i bytes ends it, and nothing follows', (size) => {
  const { cpu, call, following } = callWith(REQUEST);
  call.next();
  answer(cpu, size, 0, REQUEST);
  const value = { ok: true, value: REQUEST.subarray(0, size) };
  expect(call.next()).toEqual({ done: true, value });
  expect(following.results).toEqual([]);
});

test.each([
  ['an error', -32, 0],
  ['a reply with a capability', 3, MsgFlags.CAP_MOVE],
])('%s is left to what follows, whose traps are those of the call', (_, result, flags) => {
  const { cpu, call, following } = callWith(LATER);
  call.next();
  answer(cpu, result, flags, REQUEST);
  expect(call.next().done).toBe(false);
  expect(call.next()).toEqual({ done: true, value: ok(LATER) });
  expect([following.results, following.ended]).toEqual([[result], 1]);
});

test('a program that is ended ends what follows as well', () => {
  const early = callWith(LATER);
  early.call.next();
  expect(early.call.return(ok(REQUEST))).toEqual({ done: true, value: ok(REQUEST) });
  const late = callWith(LATER);
  late.call.next();
  answer(late.cpu, -1, 0, REQUEST);
  late.call.next();
  expect(late.call.return(ok(REQUEST))).toEqual({ done: true, value: ok(REQUEST) });
  expect([early.following.ended, late.following.ended]).toEqual([0, 1]);
});

test('what is thrown into a program is thrown in what follows, or at once', () => {
  const early = callWith(LATER);
  early.call.next();
  expect(() => early.call.throw(new Error('early'))).toThrow('early');
  const late = callWith(LATER);
  late.call.next();
  answer(late.cpu, -1, 0, REQUEST);
  late.call.next();
  expect(() => late.call.throw(new Error('late'))).toThrow('late');
  expect([early.following.ended, late.following.ended]).toEqual([0, 1]);
});
