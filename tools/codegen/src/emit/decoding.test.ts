/**
 * Decoding: the registers of a call that decodes, with one of them changed, and the reject that
 * follows. Registers are looked at in order, and what they point to comes last.
 */
import { DONE, isReject, type Syscall } from '@abicus/wire';
import { beforeEach, expect, test } from 'vitest';
import { EVERYTHING } from '../testing/everything.ts';
import { generatedFrom, Hart, PAGE, run } from '../testing/generated.ts';

type Made = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const files = await generatedFrom(EVERYTHING);
let cached: Made | undefined;
let abi: Made = {};

beforeEach(async () => {
  cached ??= (await run(files)) as Made;
  abi = cached;
});

/** A structure that decodes, where it lies in the page. */
const OUTER_AT = 16;
const OUTER = { inner: { level: 1 }, at: 4096, cookie: 1n, delta: 0, loose: 0, open: 0, size: 0 };

/** Registers, a0 first, that decode. */
const GOOD: Readonly<Record<string, readonly bigint[]>> = {
  scalars: [0n, 0n, 0n, 0n, 0n, 0n],
  named: [0n, 1n, 0n, 4096n, 0n, 0n],
  optional: [0n, 0n, 0n, 0n],
  message: [BigInt(PAGE + OUTER_AT), BigInt(PAGE), 1n, 0n],
  receive: [BigInt(PAGE), 0n, 0n],
};

/** What dispatch says of a call with these registers; `handled` if its handler was reached. */
function dispatched(operation: string, registers: readonly bigint[], bytes?: Uint8Array): string {
  const hart = new Hart();
  const encode = abi['encodeOuter'];
  const numbers = abi['SYSCALL'] as unknown as Readonly<Record<string, number>>;
  hart.write(PAGE + OUTER_AT, bytes ?? (encode?.(OUTER) as Uint8Array));
  const view = new DataView(hart.x.buffer);
  registers.forEach((value, i) => view.setBigUint64((10 + i) * 8, BigInt.asUintN(64, value), true));
  hart.x[34] = numbers[operation] ?? -1;
  const handlers = { [operation]: () => (operation === 'named' ? DONE : 0) };
  const call = { x: hart.x, memory: hart.memory };
  const result = abi['dispatch']?.(handlers, call);
  return isReject(result) ? `${result.check} ${result.error}` : 'handled';
}

test.each(Object.entries(GOOD))('%s decodes', (operation, registers) => {
  expect(dispatched(operation, registers)).toBe('handled');
});

const U32 = 2n ** 32n;
const U53 = 2n ** 53n;
const HALF = 0x8000_0000n;
const FAR = BigInt(PAGE) + 0x10_0000n;

/** Operation, register, value, and what follows; `handled` where the value is just inside. */
const TABLE = `
  scalars  a0  ${255n}         handled
  scalars  a0  ${256n}         scalars.args.byte EINVAL
  scalars  a0  ${U32}          scalars.args.byte EINVAL
  scalars  a0  ${-1n}          scalars.args.byte EINVAL
  scalars  a1  ${65_536n}      scalars.args.half EINVAL
  scalars  a2  ${U32 - 1n}     handled
  scalars  a2  ${U32}          scalars.args.word EINVAL
  scalars  a3  ${U53 - 1n}     handled
  scalars  a3  ${U53}          scalars.args.long EINVAL
  scalars  a4  ${-1n}          handled
  scalars  a5  ${-(2n ** 31n)} handled
  scalars  a5  ${2n ** 31n}    scalars.args.signed EINVAL
  scalars  a5  ${U32 - 1n}     scalars.args.signed EINVAL
  named    a0  ${U32}          named.args.cpu EPERM
  named    a1  ${0n}           named.args.cookie EINVAL
  named    a2  ${-5n}          handled
  named    a2  ${-6n}          named.args.signed EINVAL
  named    a2  ${6n}           named.args.signed EINVAL
  named    a3  ${0n}           named.args.page EINVAL
  named    a3  ${4097n}        named.args.page EINVAL
  named    a3  ${61_440n}      handled
  named    a3  ${65_536n}      named.args.page EINVAL
  named    a4  ${2n}           named.args.level EINVAL
  named    a4  ${U32}          named.args.level EINVAL
  named    a5  ${5n}           handled
  named    a5  ${2n}           named.args.bits EPERM
  named    a5  ${U32 + 1n}     named.args.bits EPERM
  optional a0  ${U32}          optional.args.zero EPERM
  optional a0  ${-1n}          optional.args.zero EPERM
  optional a1  ${-1n}          handled
  optional a1  ${U32 - 1n}     handled
  optional a1  ${-2n}          optional.args.ones EPERM
  message  a0  ${0n}           message.args.head EINVAL
  message  a0  ${HALF - 39n}   message.args.head EINVAL
  message  a0  ${-8n}          message.args.head EINVAL
  message  a0  ${FAR}          message.args.head.fault EFAULT
  message  a0  ${BigInt(PAGE)} message.args.head.content EPERM
  message  a1  ${0n}           message.args.body EINVAL
  message  a1  ${HALF}         message.args.body EINVAL
  message  a1  ${-1n}          message.args.body EINVAL
  message  a2  ${0n}           message.args.body.length EINVAL
  message  a2  ${64n}          handled
  message  a2  ${65n}          message.args.body.length EINVAL
  message  a2  ${HALF}         message.args.body EINVAL
  message  a2  ${U53}          message.args.body EINVAL
  receive  a0  ${HALF - 4n}    handled
  receive  a0  ${HALF - 3n}    receive.args.head EINVAL
  receive  a1  ${-1n}          receive.args.room EINVAL
  receive  a2  ${1n}           receive.args.room EINVAL
`;

const ROWS = TABLE.trim()
  .split('\n')
  .map((row) => row.trim().split(/\s+/))
  .map(([operation = '', register = '', value = '', ...expected]) => {
    return { operation, register, value, expected: expected.join(' ') };
  });

test.each(ROWS)(
  '$operation with $register = $value: $expected',
  ({ operation, register, value, expected }) => {
    const registers = (GOOD[operation] ?? []).with(Number(register.slice(1)), BigInt(value));
    expect(dispatched(operation, registers)).toBe(expected);
  },
);

test('the first register that is wrong decides, and pointers are followed last', () => {
  expect(dispatched('scalars', [256n, -1n, U32, U53, 0n, U32])).toBe('scalars.args.byte EINVAL');
  expect(dispatched('scalars', [0n, 0n, U32, U53, 0n, U32])).toBe('scalars.args.word EINVAL');
  const both = [FAR, 0n, 1n, 0n];
  expect(dispatched('message', both)).toBe('message.args.body EINVAL');
});

/** Offset, byte, and what is wrong with it. */
test.each([
  [0, 0, 'the constant of the inner structure'],
  [2, 2, 'no member of an enumeration'],
  [3, 1, 'padding'],
  [4, 1, 'an alignment'],
  [10, 0x20, 'above 2^53'],
  [26, 1, 'padding'],
  [30, 1, 'padding'],
  [39, 1, 'above 2^53'],
])('byte %i of a structure = %i: %s', (at, byte) => {
  const bytes = abi['encodeOuter']?.(OUTER) as Uint8Array;
  const [pointer = 0n, ...rest] = GOOD['message'] ?? [];
  expect(dispatched('message', [pointer, ...rest], bytes)).toBe('handled');
  bytes[at] = byte;
  expect(dispatched('message', [pointer, ...rest], bytes)).toBe('message.args.head.content EPERM');
});

test('a wrapper writes what its raw twin writes', () => {
  const typed = new Hart();
  const raw = new Hart();
  const sent = (name: string, hart: Hart): void => {
    const calling = abi[name]?.(hart, 7, 2n ** 60n, -5, 8192, 1, 4) as Syscall<unknown> | undefined;
    expect(calling?.next().done).toBe(false);
  };
  sent('named', typed);
  sent('namedRaw', raw);
  expect(typed.x).toEqual(raw.x);
});
