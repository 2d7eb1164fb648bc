import { SIE_EXTERNAL, UART_IER, UART_LSR, UART_RBR } from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { bench, type Bench, BOUND, hartOf, stop } from '../test/bench-board.ts';
import type { MachineInput } from './input-log.ts';

interface Listener extends Bench {
  /** What arrived, with its tick. */
  readonly heard: [number, number][];
}

/** A machine whose supervisor sleeps, and reads all there is when the console interrupts it. */
function listener(inputs: readonly MachineInput[] = []): Listener {
  const heard: [number, number][] = [];
  const parts = bench(
    [],
    (hart, { machine: { board, ticks } }) => {
      for (let i = 0; i < 1000 && (board.uart.read(UART_LSR, 1) & 1) === 1; i++) {
        heard.push([ticks, board.uart.read(UART_RBR, 1)]);
      }
      stop(hart);
      return true;
    },
    { inputs },
  );
  parts.machine.board.uart.write(UART_IER, 1, 1);
  hartOf(parts.machine, 0).csr.sie = SIE_EXTERNAL;
  return { ...parts, heard };
}

test('inputs arrive at their tick, and time jumps to them when all wait', () => {
  const { machine, heard } = listener([
    { atTick: 5, bytes: Uint8Array.of(1, 2) },
    { atTick: 90_000, bytes: Uint8Array.of(3) },
  ]);
  expect(machine.run(BOUND)).toEqual({ reason: 'deadlock' });
  expect(heard).toEqual([
    [5, 1],
    [5, 2],
    [90_000, 3],
  ]);
});

test('more than the console’s queue holds arrives round by round, nothing is lost', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, i) => i);
  const { machine, heard } = listener([{ atTick: 0, bytes }]);
  machine.run(BOUND);
  expect(heard.map(([, byte]) => byte)).toEqual([...bytes]);
  expect([...new Set(heard.map(([tick]) => tick))]).toEqual([0, 100, 200]);
});

test('input that nobody takes is a deadlock, not an endless run', () => {
  const { machine } = listener([{ atTick: 0, bytes: new Uint8Array(100) }]);
  hartOf(machine, 0).csr.sie = 0;
  expect(machine.run(BOUND)).toEqual({ reason: 'deadlock' });
});

test('what was fed to a live run is in its log, and the log repeats the run', () => {
  const live = listener();
  live.machine.run(BOUND);
  live.machine.feed(Uint8Array.of(1));
  live.machine.feed(Uint8Array.of(2));
  live.machine.run({ ...BOUND, maxSteps: 1 });
  live.machine.feed(Uint8Array.of(3));
  live.machine.run(BOUND);
  const replay = listener(live.machine.inputs);
  replay.machine.run(BOUND);
  expect(replay.heard).toEqual(live.heard);
  expect(replay.heard.map(([, byte]) => byte)).toEqual([1, 2, 3]);
  expect(replay.machine.digest()).toBe(live.machine.digest());
});

test('a log is the machine’s own: changing the bytes that were given changes nothing', () => {
  const bytes = Uint8Array.of(1);
  const { machine, heard } = listener([{ atTick: 3, bytes }]);
  bytes[0] = 9;
  machine.run(BOUND);
  expect(heard).toEqual([[3, 1]]);
});

test.each([
  ['not in the order of their arrival', [5, 4], 'input 1 arrives before the one in front of it'],
  ['from before the start', [-1, 4], 'input 0 arrives before the start'],
])('inputs %s are refused', (_, ticks, message) => {
  const inputs = ticks.map((atTick) => ({ atTick, bytes: Uint8Array.of(1) }));
  expect(() => listener(inputs)).toThrow(message);
});
