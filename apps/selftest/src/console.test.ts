/** Bytes of a console become lines. */
import { expect, test } from 'vitest';
import { ConsoleLines } from './console.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a line ends with a newline, and is told at once', () => {
  const told: string[] = [];
  const console = new ConsoleLines((line) => void told.push(line));
  for (const byte of bytes('one\n\nt\u00e4wo\nx')) console.push(byte);
  expect(told).toEqual(['one', '', 't\u00e4wo']);
  expect(console.lines).toEqual(told);
});

test('the end of a run ends a line of any length, once', () => {
  const console = new ConsoleLines();
  console.push(0x78);
  console.flush();
  console.flush();
  expect(console.lines).toEqual(['x']);
});
