/** Calls of operations over a channel: when the request is encoded, what passes, and what the caller gets. */
import { expect, test } from 'vitest';
import type { Program } from '../cpu.ts';
import { err, ok, type Result } from '../result.ts';
import { callOperation, sendOperation, type Channel } from './client.ts';
import type { CallShape } from './operation.ts';

const SHAPE: CallShape<undefined> = { moves: undefined, answers: 'now', idempotent: true };

/** A channel that traps so often for each call and gives a result; it tells of what happens. */
function channelOf(traps: number, result: Result<Uint8Array, 'Lost'>) {
  const log: string[] = [];
  let nonce = 40;
  const channel: Channel<number, 'Lost', undefined> = {
    nonce: () => (nonce += 1),
    *call(request, of): Program<Result<Uint8Array, 'Lost'>> {
      log.push(`call ${request.join()} ${of}`);
      try {
        for (let i = 0; i < traps; i++) {
          log.push('trap');
          yield;
        }
        return result;
      } finally {
        log.push('end');
      }
    },
  };
  return { channel, log };
}

const encode = (nonce: number): Uint8Array => Uint8Array.of(1, nonce);
const decode = (frame: Uint8Array, nonce: number): Result<string, 'BadReply'> =>
  frame.length === 0 ? err('BadReply') : ok(`${frame.join()} of ${nonce}`);

/** Runs a program: the number of its traps, and its result. */
function run<T>(program: Program<T>): readonly [traps: number, result: T] {
  for (let traps = 0; traps < 100; traps++) {
    const step = program.next();
    if (step.done === true) return [traps, step.value];
    expect(step.value).toBeUndefined();
  }
  throw new Error('the program has not ended');
}

test.each([0, 1, 3])(
  'a call over a channel of %i traps makes them, and decodes its reply',
  (traps) => {
    const { channel, log } = channelOf(traps, ok(Uint8Array.of(7)));
    const made = callOperation(channel, SHAPE, encode, decode);
    expect(log).toEqual([]);
    expect(run(made)).toEqual([traps, ok('7 of 41')]);
    expect(log).toEqual(['call 1,41 41', ...Array.from({ length: traps }, () => 'trap'), 'end']);
  },
);

test('a generator that delegates to calls gets the result of each, with its own nonce', () => {
  const { channel } = channelOf(1, ok(Uint8Array.of(9)));
  function* both(): Program<unknown[]> {
    const first = yield* callOperation(channel, SHAPE, encode, decode);
    return [first, yield* callOperation(channel, SHAPE, encode, decode)];
  }
  expect(run(both())).toEqual([2, [ok('9 of 41'), ok('9 of 42')]]);
});

test('an error of the channel is not decoded, and one of the reply is given', () => {
  const lost = channelOf(1, err('Lost')).channel;
  expect(run(callOperation(lost, SHAPE, encode, decode))).toEqual([1, err('Lost')]);
  const empty = channelOf(1, ok(new Uint8Array())).channel;
  expect(run(callOperation(empty, SHAPE, encode, decode))).toEqual([1, err('BadReply')]);
});

test('a request out of its bounds is not sent, whether it is answered or not', () => {
  const { channel, log } = channelOf(1, ok(Uint8Array.of(7)));
  const none = (): Uint8Array | undefined => undefined;
  expect(run(callOperation(channel, SHAPE, none, decode))).toEqual([0, err('OutOfBounds')]);
  expect(run(sendOperation(channel, SHAPE, none))).toEqual([0, err('OutOfBounds')]);
  expect(log).toEqual([]);
});

test('a request that is never answered gives nothing, or the error of its channel', () => {
  const sent = channelOf(1, ok(Uint8Array.of(7))).channel;
  expect(run(sendOperation(sent, SHAPE, encode))).toEqual([1, ok(undefined)]);
  const lost = channelOf(1, err('Lost')).channel;
  expect(run(sendOperation(lost, SHAPE, encode))).toEqual([1, err('Lost')]);
});

test('a call that is ended early ends the program of its channel', () => {
  const { channel, log } = channelOf(3, ok(Uint8Array.of(7)));
  const made = callOperation(channel, SHAPE, encode, decode);
  made.next();
  expect(made.return(err('Lost'))).toEqual({ done: true, value: err('Lost') });
  expect(log).toEqual(['call 1,41 41', 'trap', 'end']);
  expect(() => made.throw('fault')).toThrow('fault');
});
