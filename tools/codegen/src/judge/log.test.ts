/** How a log is read: which encodings, how long its lines and it may be, and what of its end counts. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isUtf16, LINE_MAX, readLog, type LogResult } from './log.ts';

const utf16 = (text: string, bigEndian = false): Buffer => {
  const little = Buffer.from(text, 'utf16le');
  return bigEndian ? little.swap16() : little;
};

describe('the beginning of a file', () => {
  test.each<[string, Uint8Array, boolean]>([
    ['the mark, little end first', Uint8Array.of(0xff, 0xfe, 0x41, 0), true],
    ['the mark, big end first', Uint8Array.of(0xfe, 0xff, 0, 0x41), true],
    ['half of the mark', Uint8Array.of(0xff, 0x41), false],
    ['twice the same half', Uint8Array.of(0xfe, 0xfe), false],
    ['text without the mark, little end first', utf16('kernel: up\n'), true],
    ['text without the mark, big end first', utf16('kernel: up\n', true), true],
    ['UTF-8', Buffer.from('kernel: up\n'), false],
    ['zeros alone', new Uint8Array(64), false],
    ['nothing', new Uint8Array(), false],
    ['one zero', Uint8Array.of(0), false],
    ['a zero and a letter', Uint8Array.of(0, 0x41), false],
  ])('is UTF-16 or not: %s', (_, start, is) => {
    expect(isUtf16(start)).toBe(is);
  });
});

type Read = LogResult<readonly string[]>;

/** Reads bytes; `during` is called with the path before the second line is asked for. */
function read(
  bytes: Uint8Array | string,
  {
    keeps = () => true,
    during,
    most,
  }: {
    readonly keeps?: (text: string) => boolean;
    readonly during?: (path: string) => void;
    readonly most?: number;
  } = {},
): Read {
  const root = mkdtempSync(join(tmpdir(), 'abicus-log-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const path = join(root, 'uart.log');
  writeFileSync(path, bytes);
  const make = (lines: Iterable<string>): readonly string[] => {
    const made: string[] = [];
    for (const line of lines) {
      made.push(line);
      if (made.length === 1) during?.(path);
    }
    return made;
  };
  return readLog(path, keeps, make, most);
}

const linesOf = (result: Read): readonly string[] => (result.ok ? result.made : [result.why]);
const CHUNK = 64 * 1024;

test('a character is whole wherever the chunks end that it is read in', () => {
  for (const before of [CHUNK - 1, CHUNK - 2]) {
    const head = `${'x'.repeat(before - 1)}\n`;
    expect(linesOf(read(`${head}µ€ up\n`))[1]).toBe('µ€ up');
  }
});

test('a line is looked at as far as the limit; what follows it is read', () => {
  for (const length of [LINE_MAX, LINE_MAX + 1, 3 * LINE_MAX]) {
    const [long = '', next] = linesOf(read(`${'x'.repeat(length)}\nup\n`));
    expect([long.length, next]).toEqual([LINE_MAX, 'up']);
  }
});

test('a log is UTF-16 by its beginning alone', () => {
  const text = `${'x'.repeat(CHUNK - 1)}\n`;
  const zeros = Buffer.concat([Buffer.from(text), utf16('x'.repeat(999)), Buffer.from('\nup\n')]);
  expect(linesOf(read(zeros)).at(-1)).toBe('up');
  expect(linesOf(read(utf16('kernel: up\n')))[0]).toContain('it is UTF-16');
});

test('a last line without an end counts if it is asked for, and its log says so', () => {
  const kept = read('one\ntwo', { keeps: (text) => text === 'two' });
  expect(kept).toMatchObject({ made: ['one', 'two'], facts: { isEnded: false, bytes: 7 } });
  const left = read('one\ntwo', { keeps: (text) => text !== 'two' });
  expect(left).toMatchObject({ made: ['one'], facts: { isEnded: false } });
  expect(read('one\n')).toMatchObject({ made: ['one'], facts: { isEnded: true } });
});

test('a log that is too large is not judged, also if it gets so while it is read', () => {
  const grows = (path: string): void => appendFileSync(path, 'and more\n');
  expect(read('one\ntwo\n', { most: 8 }).ok).toBe(true);
  expect(linesOf(read('one\ntwo\n', { most: 7 }))[0]).toContain('it is larger than');
  expect(read('one\ntwo\n', { most: 99, during: grows }).ok).toBe(true);
  expect(linesOf(read('one\ntwo\n', { most: 8, during: grows }))[0]).toContain('it is larger than');
});
