import {
  asCapSlot,
  asExitStatus,
  asQueueDepth,
  asWaitTarget,
  exit,
  ipcEndpointCreateV2,
  wait,
} from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bench, FACTORY, IMAGES, type Bench } from './testing/bench.ts';
import { receiveText, say, sendText, startImage, textOf } from './testing/script.ts';

function* child(cpu: Cpu): Program {
  for (let i = 0; i < 5; i++) {
    const got = yield* receiveText(cpu, 0);
    yield* say(cpu, textOf(got));
  }
  yield* exit(cpu, asExitStatus(0));
}

function* init(cpu: Cpu): Program {
  yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(2));
  for (let i = 0; i < 3; i++) yield* startImage(cpu, IMAGES);
  for (let i = 0; i < 15; i++) yield* sendText(cpu, 0, `message ${i}`);
  for (let i = 0; i < 3; i++) yield* wait(cpu, asWaitTarget(0));
  yield* exit(cpu, asExitStatus(0));
}

const start = (seed: number, harts: number): Bench => bench({ init, child }, { seed, harts });

test.each([1, 2, 4, 64])('same seed, same log and digest with %i harts', (harts) => {
  const [a, b] = [start(7, harts), start(7, harts)];
  for (const one of [a, b]) expect(one.run(50_000).reason).toBe('finished');
  expect(a.lines()).toEqual(b.lines());
  expect(a.machine.digest()).toBe(b.machine.digest());
});

test('types.invariant.noSharedState: two machines interleaved give the digests that each gives alone', () => {
  const alone = [start(1, 2), start(2, 2)].map((one) => {
    one.run(50_000);
    return one.machine.digest();
  });
  const both = [start(1, 2), start(2, 2)];
  for (let i = 0; i < 2000; i++)
    for (const one of both) one.machine.run({ maxRounds: 100_000, maxSteps: 1 });
  for (const one of both) one.run(50_000);
  expect(both.map((one) => one.machine.digest())).toEqual(alone);
});

test('state is plain data: a copy of it is equal, and can be made at any time', () => {
  const b = start(3, 2);
  for (let i = 0; i < 20; i++) {
    b.machine.run({ maxRounds: 100_000, maxSteps: 10 });
    const { state } = b.kernel.core;
    expect(structuredClone(state)).toEqual(state);
  }
});
