import { CAUSE_USER_ECALL, ECALL_SIZE } from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bootTestMachine, RUN_LIMIT } from '../test/test-machine.ts';
import {
  CHOICE_STREAMS,
  Choices,
  recordedChoices,
  seededChooser,
  type Choice,
  type ChoiceKind,
  type Chooser,
} from './choices.ts';
import type { Machine } from './machine.ts';
import type { MachineOptions } from './options.ts';
import { STREAM_ENTROPY } from './prng.ts';

const KINDS = Object.keys(CHOICE_STREAMS) as ChoiceKind[];

function* worker(cpu: Cpu): Program {
  for (let i = 0; ; i++) {
    cpu.x[20] = i;
    yield undefined;
  }
}

/** A run of some traps, whose supervisor chooses a register of each hart. */
function ran(options: Partial<MachineOptions>): Machine {
  const { machine } = bootTestMachine(
    [worker],
    (hart, { machine: of }) => {
      if (hart.csr.scause !== CAUSE_USER_ECALL) return false;
      hart.x[42] = of.choose(3, 'stealVictim');
      hart.pc = hart.csr.sepc + ECALL_SIZE;
      return true;
    },
    { harts: 4, ...options },
  );
  machine.run({ ...RUN_LIMIT, maxSteps: 300 });
  return machine;
}

test('each kind of choice and the entropy device have a stream of their own', () => {
  const streams = [...Object.values(CHOICE_STREAMS), STREAM_ENTROPY];
  expect(new Set(streams).size).toBe(streams.length);
});

test('one more choice of one kind does not shift those of another', () => {
  const draws = (extra: number): number[] => {
    const choose = seededChooser(7);
    for (let i = 0; i < extra; i++) choose(5, 'stealVictim');
    return Array.from({ length: 20 }, () => choose(1000, 'hartOrder'));
  };
  expect(draws(3)).toEqual(draws(0));
});

test.each(KINDS)('by the seed each possibility is chosen about equally often: %s', (what) => {
  const choose = seededChooser(11);
  const counts = [0, 0, 0];
  for (let i = 0; i < 3000; i++) {
    const chosen = choose(3, what);
    counts[chosen] = (counts[chosen] ?? 0) + 1;
  }
  expect(counts).toHaveLength(3);
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

test('a single possibility is no choice: nothing is asked, counted or recorded', () => {
  const recorded: Choice[] = [];
  const never: Chooser = () => {
    throw new Error('asked');
  };
  const choices = new Choices(1, never, (choice) => recorded.push(choice));
  const before = choices.dump();
  expect(choices.choose(1, 'hartOrder')).toBe(0);
  expect([choices.dump(), recorded]).toEqual([before, []]);
});

test.each([0, -1, 1.5, NaN])('a choice among %d possibilities is an error', (n) => {
  expect(() => new Choices(1).choose(n, 'hartOrder')).toThrow(`a choice of ${n} for hartOrder`);
});

test.each([-1, 3, 0.5, NaN])('a chooser that answers %d to a choice of 3 is an error', (chosen) => {
  const choices = new Choices(1, () => chosen);
  expect(() => choices.choose(3, 'stealVictim')).toThrow(
    `${chosen} was chosen for stealVictim: 0 to 2 are possible`,
  );
});

test('the choices of a machine decide the run: the same ones give the same digest, others another one', () => {
  const digest = (choose: Chooser): string => ran({ choose }).digest();
  expect(digest(() => 0)).toBe(digest(() => 0));
  expect(digest(() => 0)).not.toBe(digest((n) => n - 1));
});

test('a recording replays the run at any step: the same choices, state and digest', () => {
  const list: Choice[] = [];
  const first = ran({ seed: 5, onChoice: (choice) => list.push(choice) });
  expect(new Set(list.map(({ what }) => what))).toEqual(new Set(['hartOrder', 'stealVictim']));
  const again: Choice[] = [];
  const second = ran({
    seed: 5,
    choose: recordedChoices(list),
    onChoice: (choice) => again.push(choice),
  });
  expect(again).toEqual(list);
  expect(second.dump()).toEqual(first.dump());
  expect(second.digest()).toBe(first.digest());
  expect(ran({ seed: 6 }).digest()).not.toBe(first.digest());
});

test('a recording keeps its choices when the list changes', () => {
  const list: Choice[] = [{ what: 'hartOrder', n: 3, chosen: 2 }];
  const choose = recordedChoices(list);
  list.length = 0;
  expect(choose(3, 'hartOrder')).toBe(2);
});

test.each<[string, Choice | undefined, string]>([
  [
    'another number',
    { what: 'stealVictim', n: 4, chosen: 3 },
    'choice 1 is one of 3 for stealVictim: one of 4 for stealVictim was recorded',
  ],
  [
    'another kind',
    { what: 'expiryOrder', n: 3, chosen: 2 },
    'choice 1 is one of 3 for stealVictim: one of 3 for expiryOrder was recorded',
  ],
  ['no more', undefined, 'choice 1 is one of 3 for stealVictim: the recording ends there'],
])('a recording that does not fit is an error with its place: %s', (_, second, message) => {
  const list: Choice[] = [{ what: 'hartOrder', n: 2, chosen: 1 }];
  if (second !== undefined) list.push(second);
  const choose = recordedChoices(list);
  expect(choose(2, 'hartOrder')).toBe(1);
  expect(() => choose(3, 'stealVictim')).toThrow(message);
  // The place does not move on.
  expect(() => choose(3, 'stealVictim')).toThrow(message);
});

test('a recording with a choice that its possibilities do not have is an error when it is replayed', () => {
  const list: Choice[] = [{ what: 'hartOrder', n: 2, chosen: 2 }];
  expect(() => ran({ harts: 2, choose: recordedChoices(list) })).toThrow(
    '2 was chosen for hartOrder: 0 to 1 are possible',
  );
});

test.each(KINDS)('the state counts the choices of each kind: %s', (what) => {
  const choices = new Choices(1);
  const before = JSON.stringify(choices.dump());
  choices.choose(2, what);
  expect(JSON.stringify(choices.dump())).not.toBe(before);
});
