import {
  asCapSlot,
  asExitStatus,
  asQueueDepth,
  asWaitTarget,
  exit,
  ipcEndpointCreateV2,
  wait,
} from '@abicus/abi-kernel';
import { recordedChoices, type Choice, type MachineOptions } from '@abicus/emulator';
import { differences } from '@abicus/emulator/state-table';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import type { Cpu, Program } from '@abicus/wire';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testMachine, FACTORY, IMAGES, type TestMachine } from '../test/support/test-machine.ts';
import { receiveText, say, sendText, startImage, textOf } from '../test/support/script.ts';

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

const start = (seed: number, harts: number, options: Partial<MachineOptions> = {}): TestMachine =>
  testMachine({ init, child }, { seed, harts, ...options });

test.each([1, 2, 4, 64])(
  'two runs with the same seed have the same log and digest: %i harts',
  (harts) => {
    const [a, b] = [start(7, harts), start(7, harts)];
    for (const one of [a, b]) expect(one.run(50_000).reason).toBe('finished');
    expect(a.lines()).toEqual(b.lines());
    expect(differences(a.machine.dump(), b.machine.dump())).toEqual([]);
    expect(a.machine.digest()).toBe(b.machine.digest());
  },
);

test.each([1, 2, 4, 64])(
  'the recorded choices of a run give the same log and digest again: %i harts',
  (harts) => {
    const choices: Choice[] = [];
    const a = start(8, harts, { onChoice: (choice) => choices.push(choice) });
    expect(a.run(50_000).reason).toBe('finished');
    const b = start(8, harts, { choose: recordedChoices(choices) });
    expect(b.run(50_000).reason).toBe('finished');
    expect(b.lines()).toEqual(a.lines());
    expect(differences(a.machine.dump(), b.machine.dump())).toEqual([]);
    expect(b.machine.digest()).toBe(a.machine.digest());
    expect(choices.length > 0).toBe(harts > 1);
  },
);

/** A machine of a pair: its seed and its number of harts. */
const one = fc.record({ seed: fc.integer({ min: 1, max: 6 }), harts: fc.constantFrom(1, 2, 3) });
/** Two machines, and how many steps each runs at once: different lengths interleave them at different points. */
const pair = fc.record({
  pair: fc.tuple(one, one),
  goes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 7 }),
});

test('types.invariant.noSharedState: two interleaved machines have the digests that each has alone', () => {
  const known = new Map<string, string>();
  const alone = ({ seed, harts }: { seed: number; harts: number }): string => {
    const key = `${seed} ${harts}`;
    const digest = known.get(key) ?? ended(start(seed, harts));
    known.set(key, digest);
    return digest;
  };
  const ended = (made: TestMachine): string => {
    expect(made.run(50_000).reason).toBe('finished');
    return made.machine.digest();
  };
  fc.assert(
    fc.property(pair, ({ pair: of, goes }) => {
      const expected = of.map(alone);
      const both = of.map(({ seed, harts }) => start(seed, harts));
      const running = new Set(both);
      let runs = 0;
      for (; running.size > 0; runs++) {
        const made = both[runs % both.length];
        if (made === undefined || !running.has(made)) continue;
        const maxSteps = goes[runs % goes.length] ?? 1;
        if (made.machine.run({ maxRounds: 100_000, maxSteps }).reason !== 'limit')
          running.delete(made);
      }
      const reached = { 'goes of both': runs };
      drew(INVARIANTS['types.invariant.noSharedState'], { of, goes }, reached);
      expect(both.map(({ machine }) => machine.digest())).toEqual(expected);
    }),
    { seed: 0x7368, numRuns: 55 },
  );
});

test('a structured clone of the state equals the state at any time', () => {
  const b = start(3, 2);
  for (let i = 0; i < 20; i++) {
    b.machine.run({ maxRounds: 100_000, maxSteps: 10 });
    const { state } = b.kernel.core;
    expect(structuredClone(state)).toEqual(state);
  }
});
