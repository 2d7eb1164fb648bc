/** How values are shown: addresses and patterns of bytes in hexadecimal, everything else as it is written. */
import { expect, test } from 'vitest';
import { bothAt, show } from './difference-text.ts';

test.each(['constant.value', 'device.base', 'device.size', 'register.offset'])(
  'numbers at %s are addresses or patterns',
  (point) => {
    expect(bothAt(point, 16, 4096)).toBe('0x10 → 0x1000');
    expect(bothAt(point, undefined, -1)).toBe('nothing → -1');
    expect(bothAt(point, 0, '16')).toBe('0x0 → 16');
  },
);

test('numbers at other points are decimal', () => {
  expect(bothAt('limit.value', 16, 4096)).toBe('16 → 4096');
  expect(bothAt('register.stride', 4, 8)).toBe('4 → 8');
});

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [null, 'null'],
  [true, 'true'],
  [[], 'none'],
  [['a', 7], 'a, 7'],
  [{}, '{}'],
  [{ a: 1, b: ['x'], c: { d: 1 } }, 'a: 1, b: x, c: {…}'],
  [{ a: { kind: 'newtype', of: 'u32' } }, 'a: newtype of u32'],
  [{ kind: 'scalar', wire: 'u64', unit: 'ns' }, 'u64.ns'],
  [{ kind: 'scalar', wire: 'u8' }, 'u8'],
  [{ kind: 'zero', size: 4 }, 'zero of 4'],
  [{ kind: 'tail' }, 'tail'],
  [{ kind: 'list', of: 'u8', size: 4 }, 'list of u8'],
  [{ a: undefined, b: 1 }, 'a: nothing, b: 1'],
])('%j is shown as %s', (value, text) => {
  expect(show(value)).toBe(text);
});

test('the keys of an object are shown up to a length, and then cut', () => {
  const text = 'x'.repeat(157);
  expect(show({ a: text })).toBe(`a: ${text}`);
  expect(show({ a: `${text}yz` })).toBe(`a: ${text}…`);
});
