/** The cases of a small kernel, one by one: a case that is left out is missing here. */
import { expect, test } from 'vitest';
import { decodeCases } from './decode-cases.ts';
import type { Calls, OperationShape } from './shapes.ts';

const common = {
  errors: { 22: 'EINVAL' },
  wrapper: () => undefined,
  raw: () => undefined,
};
const selector = (value: number) => ({ at: 'a0', value, error: 'ENOENT' });

/** Two operations behind a selector, and one that takes a value and a span. */
const OPERATIONS: readonly OperationShape[] = [
  {
    id: 'box.get',
    syscall: 'box',
    number: 1,
    selector: selector(0),
    args: [{ name: 'to', at: 'a1', pointer: 'out', to: 'Pair' }],
    handler: 'boxGet',
    ...common,
  },
  {
    id: 'box.put',
    syscall: 'box',
    number: 1,
    selector: selector(3),
    args: [{ name: 'from', at: 'a1', pointer: 'in', to: 'Pair' }],
    handler: 'boxPut',
    ...common,
  },
  {
    id: 'say',
    syscall: 'say',
    number: 3,
    args: [
      { name: 'loud', at: 'a0', value: 'u8', none: 'ones' },
      {
        name: 'text',
        at: 'a1',
        span: 'in',
        length: 'a2',
        min: 2,
        max: { id: 'say.max', value: 9 },
      },
    ],
    handler: 'say',
    ...common,
  },
  {
    id: 'tell',
    syscall: 'tell',
    number: 5,
    args: [
      {
        name: 'text',
        at: 'a0',
        span: 'in',
        length: 'a1',
        min: 2,
        max: { id: 'tell.max', value: 20 },
        short: ['a0', 't3'],
      },
    ],
    handler: 'tell',
    ...common,
  },
];

const CALLS: Calls = {
  types: {
    Pair: {
      kind: 'struct',
      id: 'k.type.Pair',
      error: 'EBADF',
      size: 2,
      fields: [
        ['one', 'u8'],
        ['pad', { zero: 1 }],
      ],
      is: () => true,
      encode: () => new Uint8Array(2),
      write: () => undefined,
      read: () => undefined,
      vectors: [],
    },
  },
  errors: {
    ENOENT: { id: 'k.error.ENOENT', number: 2 },
    EBADF: { id: 'k.error.EBADF', number: 9 },
    EFAULT: { id: 'k.error.EFAULT', number: 14 },
    EINVAL: { id: 'k.error.EINVAL', number: 22 },
    ENOSYS: { id: 'k.error.ENOSYS', number: 38 },
  },
  operations: OPERATIONS,
};

const hex = (value: bigint): string => value.toString(16);

/** Each case of an operation: a0 to a2, memory, the error or the handler, the description. */
function cases(id: string): string {
  return decodeCases(CALLS)
    .filter(({ covers: [first] }) => first === id)
    .map(({ registers: [, ...given], memory, errno, handler, what }) => {
      const mapped = memory.map((one) => `[${one.va.toString(16)}: ${one.hex}]`);
      const registers = given.slice(0, 3).map(hex);
      return `${[...registers, ...mapped, handler ?? errno].join(' ')} ${what}\n`;
    })
    .join('');
}

test('a pointer that is written to: each bad address, and the numbers that select no operation', () => {
  expect(cases('box.get')).toBe(`0 20000 0 boxGet a valid call
1 20000 0 2 no operation has selector 1
100000000 20000 0 2 no operation has selector 4294967296
ffffffffffffffff 20000 0 2 no operation has selector 18446744073709551615
0 0 0 22 to: address 0
0 80000000 0 22 to: the kernel half
0 7fffffff 0 22 to: the last byte beyond the user half
0 20000000000000 0 22 to: an address of more than 53 bits
0 fffffffffffffffe 0 22 to: a run that wraps
`);
});

test('a pointer that is read from: an unmapped address, and each bad content', () => {
  expect(cases('box.put')).toBe(`3 20000 0 [20000: 0000] boxPut a valid call
3 0 0 [20000: 0000] 22 from: address 0
3 80000000 0 [20000: 0000] 22 from: the kernel half
3 7fffffff 0 [20000: 0000] 22 from: the last byte beyond the user half
3 20000000000000 0 [20000: 0000] 22 from: an address of more than 53 bits
3 fffffffffffffffe 0 [20000: 0000] 22 from: a run that wraps
3 70000000 0 [20000: 0000] 14 from: not mapped
3 20000 0 [20000: 0001] 9 from.pad: byte 0 of the padding is not zero
`);
});

test('a value and a span: each edge, and the first of two faults decides', () => {
  expect(cases('say')).toBe(`0 20000 2 say a valid call
100 20000 2 22 loud: more than 8 bits
8000000000000000 20000 2 22 loud: more than 8 bits, the low ones zero
0 20000 2 say loud: 0
ff 20000 2 say loud: the largest
ffffffffffffffff 20000 2 say loud: none
0 0 2 22 text: address 0
0 80000000 2 22 text: the kernel half
0 7fffffff 2 22 text: the last byte beyond the user half
0 20000000000000 2 22 text: an address of more than 53 bits
0 fffffffffffffffe 2 22 text: a run that wraps
0 20000 ffffffffffffffff 22 text: a length of all bits
0 20000 20000000000000 22 text: a length of more than 53 bits
0 7ffffffe 2 say text: up to the end of the user half
0 20000 1 22 text: shorter than 2
0 20000 9 say text: 9 bytes
0 20000 a 22 text: more than 9 bytes
100 0 2 22 loud: more than 8 bits; text: address 0
`);
});

test('a span of at most 16 bytes is in registers: no address there is bad; a longer one has an address', () => {
  expect(cases('tell')).toBe(`10000 2 0 tell a valid call
0 10 0 tell text: 16 bytes in registers that hold address 0
80000000 10 0 tell text: 16 bytes in registers that hold the kernel half
7ffffff1 10 0 tell text: 16 bytes in registers that hold the last byte beyond the user half
20000000000000 10 0 tell text: 16 bytes in registers that hold an address of more than 53 bits
fffffffffffffff0 10 0 tell text: 16 bytes in registers that hold a run that wraps
0 11 0 22 text: address 0
80000000 11 0 22 text: the kernel half
7ffffff0 11 0 22 text: the last byte beyond the user half
20000000000000 11 0 22 text: an address of more than 53 bits
ffffffffffffffef 11 0 22 text: a run that wraps
10000 ffffffffffffffff 0 22 text: a length of all bits
10000 20000000000000 0 22 text: a length of more than 53 bits
7fffffef 11 0 tell text: up to the end of the user half
10000 1 0 22 text: shorter than 2
10000 14 0 tell text: 20 bytes
10000 15 0 22 text: more than 20 bytes
`);
});

test('numbers without a syscall', () => {
  const unknown = decodeCases(CALLS).filter(({ errno }) => errno === 38);
  expect(unknown.map(({ registers: [number = 0n] }) => hex(number))).toEqual([
    '0',
    '2',
    '4',
    '6',
    '80000000',
    '100000000',
    '100000001',
    '8000000000000000',
    'ffffffffffffffff',
  ]);
});
