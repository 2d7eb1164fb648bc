import { SIE_EXTERNAL, UART_IER, UART_LSR, UART_RBR } from '@abicus/abi-board';
import { expect, test } from 'vitest';
import {
  bootTestMachine,
  type TestMachine,
  RUN_LIMIT,
  hartOf,
  unloadHart,
} from '../test/test-machine.ts';
import type { Chooser } from './choices.ts';
import type { MachineInput } from './input-lane.ts';

interface Listener extends TestMachine {
  /** The received bytes, with the tick of each. */
  readonly heard: [number, number][];
}

/** A machine whose supervisor is in wfi, and drains the console on each interrupt. */
function listener(inputs: readonly MachineInput[] = [], choose?: Chooser): Listener {
  const heard: [number, number][] = [];
  const parts = bootTestMachine(
    [],
    (hart, { machine: { board, ticks } }) => {
      for (let i = 0; i < 1000 && (board.uart.read(UART_LSR, 1) & 1) === 1; i++) {
        heard.push([ticks, board.uart.read(UART_RBR, 1)]);
      }
      unloadHart(hart);
      return true;
    },
    choose === undefined ? { inputs } : { inputs, choose },
  );
  parts.machine.board.uart.write(UART_IER, 1, 1);
  hartOf(parts.machine, 0).csr.sie = SIE_EXTERNAL;
  return { ...parts, heard };
}

test.each([0, 4])(
  'inputs arrive at their tick, and time jumps to it when all harts are in wfi, %i ticks later',
  (latency) => {
    const inputs = [
      { atTick: 5, device: 'uart' as const, bytes: Uint8Array.of(1, 2) },
      { atTick: 90_000, device: 'uart' as const, bytes: Uint8Array.of(3) },
    ];
    const { machine, heard } = listener(inputs, () => latency);
    expect(machine.run(RUN_LIMIT)).toEqual({ reason: 'deadlock' });
    expect(heard).toEqual([
      [5 + latency, 1],
      [5 + latency, 2],
      [90_000 + latency, 3],
    ]);
  },
);

test('input larger than the receive FIFO arrives over several rounds without loss', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, i) => i);
  const { machine, heard } = listener([{ atTick: 0, device: 'uart' as const, bytes }]);
  machine.run(RUN_LIMIT);
  expect(heard.map(([, byte]) => byte)).toEqual([...bytes]);
  expect([...new Set(heard.map(([tick]) => tick))]).toEqual([0, 100, 200]);
});

test('input that the supervisor never reads ends as a deadlock', () => {
  const { machine } = listener([
    { atTick: 0, device: 'uart' as const, bytes: new Uint8Array(100) },
  ]);
  hartOf(machine, 0).csr.sie = 0;
  expect(machine.run(RUN_LIMIT)).toEqual({ reason: 'deadlock' });
});

test('the log of a live run contains its input, and replays the run', () => {
  const live = listener();
  live.machine.run(RUN_LIMIT);
  live.machine.feed(Uint8Array.of(1));
  live.machine.feed(Uint8Array.of(2));
  live.machine.run({ ...RUN_LIMIT, maxSteps: 1 });
  live.machine.feed(Uint8Array.of(3));
  live.machine.run(RUN_LIMIT);
  const replay = listener(live.machine.inputs);
  replay.machine.run(RUN_LIMIT);
  expect(replay.heard).toEqual(live.heard);
  expect(replay.heard.map(([, byte]) => byte)).toEqual([1, 2, 3]);
  expect(replay.machine.digest()).toBe(live.machine.digest());
});

test('the log copies its input: changing the bytes afterwards has no effect', () => {
  const bytes = Uint8Array.of(1);
  const { machine, heard } = listener([{ atTick: 3, device: 'uart' as const, bytes }]);
  bytes[0] = 9;
  machine.run(RUN_LIMIT);
  expect(heard).toEqual([[3, 1]]);
});

test.each([
  ['not in the order of their arrival', [5, 4], 'input 1 arrives before the one in front of it'],
  ['from before the start', [-1, 4], 'input 0 arrives before the start'],
])('inputs %s are rejected', (_, ticks, message) => {
  const inputs = ticks.map((atTick) => ({
    atTick,
    device: 'uart' as const,
    bytes: Uint8Array.of(1),
  }));
  expect(() => listener(inputs)).toThrow(message);
});
