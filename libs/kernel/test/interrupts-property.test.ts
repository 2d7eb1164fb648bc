/** Random devices and drivers, against a model of bound interrupts. */
import {
  INTERRUPT_NOTICE_SIZE,
  ipcSendRaw,
  irqBindRaw,
  irqCompleteRaw,
  readInterruptNotice,
} from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IrqState } from '../src/state/interrupt.ts';
import { boundDriver, giveInterrupt, IRQ, LINE, poll, setLine } from './slots/interrupts.ts';
import { header } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { leftAtEnd } from './support/left-over.ts';
import { VA, type Actor, type World } from './support/world.ts';

const EAGAIN = -11;

/** A line as the model knows it. */
interface Line {
  level: boolean;
  state: IrqState;
  /** Notices so far. */
  notices: number;
}

/** What happens to one of two lines, which a driver has bound. */
interface Step {
  readonly what: 'raise' | 'lower' | 'receive' | 'complete' | 'send' | 'rest';
  readonly at: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom<Step['what'][]>('raise', 'lower', 'receive', 'complete', 'send', 'rest'),
  at: fc.nat(1),
});

/** Receives a message; returns what the model does not expect of it. */
function receive(world: World, driver: Actor, lines: readonly Line[]): string[] {
  if (poll(world, driver, 5) !== INTERRUPT_NOTICE_SIZE) return [];
  const { line = 0 } = readInterruptNotice(world.read(driver, VA.payload, 16), 0) ?? {};
  const got = lines[line - LINE];
  if (got === undefined) return [`a notice of line ${line}`];
  const wrong = got.state === IrqState.Queued ? [] : [`a notice of line ${line}, ${got.state}`];
  got.state = IrqState.Taken;
  return wrong;
}

/** Makes a step; returns what the model does not expect of it. */
function make(world: World, driver: Actor, { what, at }: Step, lines: readonly Line[]): string[] {
  const line = lines[at];
  if (line === undefined) return [];
  if (what === 'receive') return receive(world, driver, lines);
  if (what === 'complete') {
    const result = world.call(driver, (cpu) => irqCompleteRaw(cpu, IRQ + at));
    const expected = line.state === IrqState.Taken ? 0 : EAGAIN;
    if (result === 0) line.state = IrqState.Armed;
    return result === expected ? [] : [`completion gives ${result}`];
  }
  if (what === 'send') {
    world.write(driver, VA.header, header(1));
    world.call(driver, (cpu) => ipcSendRaw(cpu, 5, VA.header, VA.payload, 1, 1, 0n));
  } else if (what !== 'rest') {
    line.level = what === 'raise';
    setLine(world, line.level, LINE + at);
  }
  return [];
}

test('interrupts.invariant.oneNotice: whatever a device and its driver do, at most one notice is not completed, and none is lost', () => {
  const all = fc.array(step, { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(all, fc.constantFrom(1, 2, 4), (steps, harts) => {
      const { world, driver } = boundDriver({ harts, limits: { timeslice: 200_000 } });
      giveInterrupt(world, driver, LINE + 1, IRQ + 1);
      world.must(driver, (cpu) => irqBindRaw(cpu, IRQ + 1, 5, 1n));
      const lines = [0, 1].map((): Line => ({ level: false, state: IrqState.Armed, notices: 0 }));
      for (const one of steps) {
        const wrong = make(world, driver, one, lines);
        world.settle(2);
        for (const line of lines) {
          if (!line.level || line.state !== IrqState.Armed) continue;
          line.state = IrqState.Queued;
          line.notices++;
        }
        const notices = lines.reduce((sum, line) => sum + line.notices, 0);
        const drawn = { ...one, lines: structuredClone(lines), harts };
        drew(INVARIANTS['interrupts.invariant.oneNotice'], drawn, { notices });
        const states = [0, 1].map((at) => world.core.state.bindings[LINE + at]?.state);
        expect([...wrong, ...states]).toEqual(lines.map(({ state }) => state));
        expect(inconsistencies(world.core)).toEqual([]);
      }
      expect(leftAtEnd(world.core)).toEqual([]);
    }),
    { seed: 0x6972, numRuns: 14 },
  );
});
