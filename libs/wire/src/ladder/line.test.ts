/** The stamp of a console line. */
import { describe as suite, expect, test } from 'vitest';
import { formatLine, parseLine } from './line.ts';

suite('the stamp', () => {
  test('is parsed into its parts', () => {
    expect(parseLine('[     0.001234 0 timed] timed: ready')).toEqual({
      micros: 1234,
      hart: 0,
      identity: 'timed',
      text: 'timed: ready',
    });
    expect(parseLine('[1234567.000001 63 pid:65538] ')).toEqual({
      micros: 1_234_567_000_001,
      hart: 63,
      identity: 'pid:65538',
      text: '',
    });
  });

  test.each([
    'timed: ready',
    '[ 0.001234 0 timed] narrow',
    '[0.001234 0 timed] narrow, without spaces',
    '[      0.001234 0 timed] wide',
    '[     0.01234 0 timed] five decimals',
    '[     0.001234 timed] no hart',
    '[     0.001234 0 a b] two words',
    ' [     0.001234 0 timed] not at the start',
    '[     0.001234 0 timed]no space',
  ])('is rejected: %s', (text) => {
    expect(parseLine(text)).toBeUndefined();
  });

  test('is formatted as it is parsed', () => {
    const text = '[    12.345678 1 neuron] KSELFTEST: x ok';
    const parsed = parseLine(text);
    expect(parsed && formatLine(parsed)).toBe(text);
  });

  test.each([
    [0, '     0.000000'],
    [999_999, '     0.999999'],
    [1_000_000, '     1.000000'],
    [999_999_999_999, '999999.999999'],
    [1_000_000_000_000, '1000000.000000'],
  ])('of %i µs is %s', (micros, stamp) => {
    const line = { micros, hart: 0, identity: 'init', text: 'x' };
    expect(formatLine(line)).toBe(`[${stamp} 0 init] x`);
    expect(parseLine(formatLine(line))).toEqual(line);
  });
});
