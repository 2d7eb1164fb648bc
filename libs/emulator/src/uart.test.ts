import {
  UART_DLL,
  UART_DLM,
  UART_FCR,
  UART_FIFO_DEPTH,
  UART_IER,
  UART_IIR,
  UART_LCR,
  UART_LSR,
  UART_MCR,
  UART_MSR,
  UART_RBR,
  UART_SCR,
  UART_THR,
} from '@abicus/abi-board';
import { expect, test } from 'vitest';
import { Digest } from './digest.ts';
import { Uart } from './uart.ts';

interface Console {
  readonly uart: Uart;
  readonly sent: number[];
  /** Level of the interrupt line. */
  readonly line: () => boolean;
}

function setup(): Console {
  const sent: number[] = [];
  let level = false;
  const uart = new Uart(
    (byte) => sent.push(byte),
    (raised) => (level = raised),
  );
  return { uart, sent, line: () => level };
}

test('bytes written to THR reach the sink in order, and the transmitter is always ready', () => {
  const { uart, sent } = setup();
  for (const byte of [0, 0x41, 0xff]) {
    expect(uart.read(UART_LSR, 1)).toBe(0x60);
    expect(uart.write(UART_THR, 1, byte)).toBe(true);
  }
  expect(sent).toEqual([0, 0x41, 0xff]);
});

test('received bytes are read in order, LSR shows whether there is one, and an empty RBR reads 0', () => {
  const { uart } = setup();
  uart.receive(7);
  uart.receive(8);
  const read = [1, 2, 3].map(() => [uart.read(UART_LSR, 1) & 1, uart.read(UART_RBR, 1)]);
  expect(read).toEqual([
    [1, 7],
    [1, 8],
    [0, 0],
  ]);
});

test('a full receive FIFO rejects a byte without loss, and accepts it once one is read', () => {
  const { uart } = setup();
  for (let i = 0; i < UART_FIFO_DEPTH; i++) expect(uart.receive(i)).toBe(true);
  expect(uart.receive(99)).toBe(false);
  expect(uart.read(UART_RBR, 1)).toBe(0);
  expect(uart.receive(99)).toBe(true);
  const rest = Array.from({ length: UART_FIFO_DEPTH }, () => uart.read(UART_RBR, 1));
  expect(rest).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 99]);
});

test('FCR bit 1 clears the receive FIFO and its interrupt, and bit 0 is visible in IIR', () => {
  const { uart, line } = setup();
  uart.write(UART_IER, 1, 1);
  uart.write(UART_FCR, 1, 0x1);
  uart.receive(7);
  expect([uart.read(UART_IIR, 1), line()]).toEqual([0xc4, true]);
  uart.write(UART_FCR, 1, 0x3);
  expect([uart.read(UART_IIR, 1), line()]).toEqual([0xc1, false]);
  expect(uart.read(UART_LSR, 1) & 1).toBe(0);
});

test('the received-data interrupt is asserted while it is enabled and the FIFO is not empty', () => {
  const { uart, line } = setup();
  uart.receive(7);
  uart.receive(8);
  expect([line(), uart.read(UART_IIR, 1)]).toEqual([false, 1]);
  uart.write(UART_IER, 1, 1);
  expect([line(), uart.read(UART_IIR, 1), line()]).toEqual([true, 4, true]);
  uart.read(UART_RBR, 1);
  expect(line()).toBe(true);
  uart.read(UART_RBR, 1);
  expect([line(), uart.read(UART_IIR, 1)]).toEqual([false, 1]);
});

test('the THR-empty interrupt is asserted by enabling it and by each byte, and cleared by reading IIR', () => {
  const { uart, line } = setup();
  uart.write(UART_IER, 1, 2);
  expect([line(), uart.read(UART_IIR, 1), line()]).toEqual([true, 2, false]);
  uart.write(UART_THR, 1, 0x41);
  expect([line(), uart.read(UART_IIR, 1), line()]).toEqual([true, 2, false]);
});

test('writing the same IER again does not assert the THR-empty interrupt again', () => {
  const { uart, line } = setup();
  uart.write(UART_IER, 1, 2);
  uart.read(UART_IIR, 1);
  uart.write(UART_IER, 1, 3);
  expect([line(), uart.read(UART_IIR, 1)]).toEqual([false, 1]);
  uart.write(UART_IER, 1, 1);
  uart.write(UART_IER, 1, 3);
  expect([line(), uart.read(UART_IIR, 1)]).toEqual([true, 2]);
});

test('a change of the FIFO enable bit empties the FIFO, a write of the same value does not', () => {
  const { uart } = setup();
  const left = [1, 1, 0, 0].map((value) => {
    uart.receive(7);
    uart.write(UART_FCR, 1, value);
    return uart.dump();
  });
  expect(left).toMatchObject([1, 1, 0, 0].map((_, i) => ({ '#rxCount': [0, 1, 0, 1][i] })));
});

test('in loopback sent bytes are received and not transmitted, and MSR reads the outputs of MCR', () => {
  const { uart, sent } = setup();
  const status = [0, 1, 2, 4, 8].map((outputs) => {
    uart.write(UART_MCR, 1, 0x10 | outputs);
    return uart.read(UART_MSR, 1);
  });
  uart.write(UART_THR, 1, 0x41);
  expect([status, uart.read(UART_RBR, 1), sent]).toEqual([[0, 0x20, 0x10, 0x40, 0x80], 0x41, []]);
  uart.write(UART_MCR, 1, 0);
  uart.write(UART_THR, 1, 0x42);
  expect([uart.read(UART_MSR, 1), uart.read(UART_RBR, 1), sent]).toEqual([0xb0, 0, [0x42]]);
});

test('received data has priority over THR empty, and reading IIR then clears neither', () => {
  const { uart } = setup();
  uart.write(UART_IER, 1, 3);
  uart.receive(7);
  expect([uart.read(UART_IIR, 1), uart.read(UART_RBR, 1), uart.read(UART_IIR, 1)]).toEqual([
    4, 7, 2,
  ]);
});

test('DLAB maps the divisor latch over RBR, THR and IER', () => {
  const { uart, sent } = setup();
  uart.write(UART_IER, 1, 1);
  uart.write(UART_LCR, 1, 0x83);
  uart.write(UART_DLL, 1, 0x12);
  uart.write(UART_DLM, 1, 0x34);
  expect([uart.read(UART_DLL, 1), uart.read(UART_DLM, 1)]).toEqual([0x12, 0x34]);
  uart.write(UART_LCR, 1, 0x03);
  expect([uart.read(UART_RBR, 1), uart.read(UART_IER, 1)]).toEqual([0, 1]);
  expect(sent).toEqual([]);
});

test('LCR, MCR and SCR read back what was written', () => {
  const { uart } = setup();
  for (const register of [UART_LCR, UART_MCR, UART_SCR]) {
    uart.write(register, 1, 0x05);
    expect(uart.read(register, 1)).toBe(0x05);
  }
  expect(uart.read(UART_MSR, 1)).toBe(0xb0);
});

test.each<[string, (uart: Uart, byte: number) => void]>([
  ['transmitted', (uart, byte) => uart.transmit(byte)],
  ['in the receive FIFO', (uart, byte) => uart.receive(byte)],
])('a digest depends on the values of bytes that are %s, not only on their number', (_, act) => {
  const digests = [0x41, 0x42].map((byte) => {
    const { uart } = setup();
    act(uart, byte);
    const digest = new Digest();
    uart.digestInto(digest);
    return digest.hex();
  });
  expect(digests[0]).not.toBe(digests[1]);
});
