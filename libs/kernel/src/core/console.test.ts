/** The console: stamps of lines, ends of lines, and escapes of control characters. */
import { LIMITS } from '@abicus/abi-kernel';
import { Machine } from '@abicus/emulator';
import { encodeUtf8 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { KernelConsole } from './console.ts';
import { newCore } from './core.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import type { Task } from '../state/task.ts';
import { testEngine } from '../../test/support/engine.ts';

const LIMIT = 8;

interface TestMachine {
  readonly console: KernelConsole;
  readonly task: (name?: string) => Task;
  readonly at: (ticks: number) => void;
  readonly text: () => string;
}

function testMachine(): TestMachine {
  const bytes: number[] = [];
  const machine = new Machine({ harts: 1, seed: 1, onByte: (byte) => bytes.push(byte) });
  const core = newCore(machine, LIMITS, testEngine({}));
  return {
    console: new KernelConsole(machine, { debugLine: LIMIT }),
    task: (name = '') => {
      const seed = { parent: KERNEL_PID, identity: 1n, space: 0, pc: 0, stackVa: 0 };
      return addTask(core, { ...seed, name });
    },
    at: (ticks) => machine.board.clint.advanceTo(ticks),
    text: () => new TextDecoder().decode(Uint8Array.from(bytes)),
  };
}

test.each([
  [0, '0.000000'],
  [10, '0.000001'],
  [19, '0.000001'],
  [9_999_999, '0.999999'],
  [10_000_000, '1.000000'],
  [10_000_010, '1.000001'],
  [25_123_456_70, '251.234567'],
  [36_000_000_000, '3600.000000'],
])('a line at tick %i is stamped with %s seconds', (ticks, seconds) => {
  const { console, at, text } = testMachine();
  at(ticks);
  console.kernelLine('up', 3);
  expect(text()).toBe(`[${seconds.padStart(13)} 3 neuron] up\n`);
});

test('a line is stamped with the name of its task, or with its pid', () => {
  const { console, task, text } = testMachine();
  const [named, nameless] = [task('timed'), task()];
  console.line(named, encodeUtf8('a'), 0);
  console.line(nameless, encodeUtf8('b'), 1);
  expect(text().split('\n')).toEqual([
    '[     0.000000 0 timed] a',
    `[     0.000000 1 pid:${nameless.pid}] b`,
    '',
  ]);
});

test('control characters are printed as escapes, all other bytes unchanged', () => {
  const { console, task, text } = testMachine();
  const all = Uint8Array.from({ length: 0x80 }, (_, i) => i);
  console.line(task('a'), all, 0);
  const control = Array.from({ length: 32 }, (_, i) => `\\x${i.toString(16).padStart(2, '0')}`);
  const printable = String.fromCharCode(...all.subarray(0x20, 0x7f));
  expect(text()).toBe(`[     0.000000 0 a] ${control.join('')}${printable}\\x7f\n`);
});

test('kernel.limit.debugLine: a line of single bytes is printed at a line feed, at the limit, or when its task ends', () => {
  const { console, task, text } = testMachine();
  const one = task('a');
  const put = (bytes: string): void => {
    for (const byte of encodeUtf8(bytes)) console.putc(one, byte, 0);
  };
  const lines = (): string[] => text().split('\n').slice(0, -1);
  put('1234567');
  expect(lines()).toEqual([]);
  put('89');
  expect(lines()).toEqual(['[     0.000000 0 a] 12345678']);
  put('\n\n');
  expect(lines().slice(1)).toEqual(['[     0.000000 0 a] 9', '[     0.000000 0 a] ']);
  put('rest');
  console.flush(one);
  console.flush(one);
  expect(lines().slice(3)).toEqual(['[     0.000000 0 a] rest']);
});
