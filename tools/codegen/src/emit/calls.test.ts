/**
 * Wrappers against decoders: what a program passes is what a handler gets, and what a handler
 * gives is what the program sees. Generated from a contract with every form of argument.
 */
import { BLOCKED, DONE, GONE, Reject, type Call, type Syscall } from '@abicus/wire';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { EVERYTHING } from '../testing/everything.ts';
import { generatedFrom, Hart, PAGE, run, trapping } from '../testing/generated.ts';

type Exports = Readonly<Record<string, unknown>>;
type Handler = (call: Call, args: unknown) => unknown;

const files = await generatedFrom(EVERYTHING);
let cached: Exports | undefined;
let abi: Exports = {};

beforeEach(async () => {
  cached ??= (await run(files)) as Exports;
  abi = cached;
});

/** A generated function. */
function made(name: string): (...args: readonly unknown[]) => unknown {
  return abi[name] as (...args: readonly unknown[]) => unknown;
}

/** An entry of a generated table. */
function entry(table: string, key: string): unknown {
  return (abi[table] as Exports)[key];
}

type Seen = {
  readonly hart: Hart;
  args?: unknown;
  /** What dispatch said. */
  dispatched?: unknown;
};

/** A kernel whose only handler is this one. */
function kernelOf(hart: Hart, name: string, handler: Handler): Seen {
  const seen: Seen = { hart };
  const call: Call = { x: hart.x, memory: hart.memory };
  const handle: Handler = (given, args) => {
    seen.args = args;
    return handler(given, args);
  };
  seen.dispatched = made('dispatch')({ [name]: handle }, call);
  return seen;
}

/** Runs a wrapper on a kernel whose handler is this one: what the program sees, and the rest. */
function through(
  wrapper: string,
  args: readonly unknown[],
  handler: Handler,
  operation = wrapper,
): Seen & { result: unknown } {
  const hart = new Hart();
  let seen: Seen = { hart };
  const calling = made(wrapper)(hart, ...args) as Syscall<unknown>;
  const result = trapping(calling, () => {
    seen = kernelOf(hart, operation, handler);
  });
  return { ...seen, result };
}

const ok = (value: unknown): unknown => ({ ok: true, value });
const err = (error: string): unknown => ({ ok: false, error });

test('scalars of every width arrive as they were sent', () => {
  const u64 = fc.bigInt(0n, 2n ** 64n - 1n);
  const values = fc.tuple(
    fc.nat(255),
    fc.nat(65_535),
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.maxSafeNat(),
    fc.oneof(u64, fc.constant(0n)),
    fc.integer(),
  );
  fc.assert(
    fc.property(values, fc.maxSafeNat(), ([byte, half, word, long, wide, signed], returned) => {
      const given = [byte, half, word, long, wide, signed];
      const { args, result, dispatched } = through('scalars', given, () => returned);
      expect(args).toEqual({ byte, half, word, long, wide, signed });
      expect(result).toEqual(ok(returned));
      expect(dispatched).toBe(DONE);
    }),
  );
});

test('named types arrive, and both words of the result', () => {
  const { args, result } = through('named', [7, 1n, -5, 8192, 1, 5], (call) => {
    return made('namedDone')(call.x, -4, 2 ** 32 - 1);
  });
  const given = { cpu: 7, cookie: 1n, signed: -5, page: 8192, level: 1, bits: 5 };
  expect(args).toEqual(given);
  // A negative value of a result is no success: it is the number of an error.
  expect(result).toEqual(err('Unknown'));
  const positive = through('named', [7, 1n, -5, 8192, 1, 5], (call) => {
    return made('namedDone')(call.x, 4, 2 ** 32 - 1);
  });
  expect(positive.result).toEqual(ok({ signed: 4, pid: 2 ** 32 - 1 }));
});

test('a result outside its type is unknown, not success', () => {
  const { result } = through('named', [7, 1n, 0, 4096, 0, 0], (call) =>
    made('namedDone')(call.x, 6, 1),
  );
  expect(result).toEqual(err('Unknown'));
});

test.each([
  ['missing', [undefined, undefined, undefined, undefined], {}],
  ['given', [1, 0, 5n, 0n], { zero: 1, ones: 0, wide: 5n, all: 0n }],
])('optional values that are %s', (_, given, expected) => {
  const { args, result } = through('optional', given, () => 0);
  const nothing = { zero: undefined, ones: undefined, wide: undefined, all: undefined };
  expect(args).toEqual({ ...nothing, ...expected });
  expect(result).toEqual(ok(undefined));
});

const OUTER = {
  inner: { level: 1 },
  at: 4096,
  cookie: 2n ** 63n,
  delta: -9,
  loose: 255,
  open: 12_345,
  size: 2 ** 53 - 1,
};

test('structures and bytes go through the stack of the program, which is as before', () => {
  const body = Uint8Array.of(1, 2, 3);
  const { args, result, hart } = through('message', [OUTER, body, 9n], (call, given) => {
    const span = (given as { body: { va: number; length: number } }).body;
    expect(call.memory.read(span.va, span.length)).toEqual(body);
    expect(span.va % 8).toBe(0);
    expect(call.x[4]).toBeLessThanOrEqual(span.va - 40);
    return 3;
  });
  expect(args).toMatchObject({ head: OUTER, due: 9n });
  expect(result).toEqual(ok(3));
  expect(hart.x[4]).toBe(PAGE + 4096);
});

test('what the kernel fills comes back as values', () => {
  const { result } = through('receive', [64], (call, given) => {
    const { head, room } = given as { head: number; room: { va: number; length: number } };
    expect(room.length).toBe(64);
    call.memory.write(head, made('encodeInner')({ level: 1 }) as Uint8Array);
    call.memory.write(room.va, Uint8Array.of(9, 8, 7));
    return 3;
  });
  expect(result).toEqual(ok({ head: { level: 1 }, room: Uint8Array.of(9, 8, 7), length: 3 }));
});

test('a message longer than the room gives what fits, and its length', () => {
  const { result } = through('receive', [2], (call, given) => {
    const { head, room } = given as { head: number; room: { va: number } };
    call.memory.write(head, made('encodeInner')({ level: 0 }) as Uint8Array);
    call.memory.write(room.va, Uint8Array.of(9, 8));
    return 100;
  });
  expect(result).toEqual(ok({ head: { level: 0 }, room: Uint8Array.of(9, 8), length: 100 }));
});

test('a structure that the kernel did not fill is unknown', () => {
  expect(through('receive', [2], () => 0).result).toEqual(err('Unknown'));
});

test('a selector picks the operation, and no other', () => {
  expect(through('pickGet', [3], () => 1)).toMatchObject({ args: { in: 3 }, result: ok(1) });
  const { hart, args } = through('pickSet', [5000], () => 0);
  expect(args).toEqual({ sparse: 5000 });
  expect(made('costOf')(hart.x)).toBe(4000);
  hart.x[24] = 1;
  const { dispatched } = kernelOf(hart, 'pickSet', () => 0);
  expect(dispatched).toBe(abi['pickSelectorReject']);
  expect(hart.x[20]).toBe(-1);
  expect(made('costOf')(hart.x)).toBe(1000);
});

test('calls without arguments', () => {
  expect(through('yieldNow', [], () => 0, 'yield').result).toEqual(ok(undefined));
  expect(through('now', [], () => 2n ** 63n - 1n).result).toEqual(ok(2n ** 63n - 1n));
});

test('a reject is told by its sentinel, or by its error where there are two', () => {
  const full = through('named', [7, 1n, 0, 4096, 0, 0], () => entry('namedRejects', 'full'));
  expect(full.result).toEqual(err('Full'));
  expect(full.dispatched).toBe(entry('namedRejects', 'full'));
  expect(full.dispatched).toMatchObject({ check: 'named.full', error: 'EAGAIN', errno: 11 });
  const both = through('message', [OUTER, Uint8Array.of(1), 0n], () =>
    entry('messageRejects', 'full'),
  );
  expect(both.result).toEqual(err('EAGAIN'));
});

test('an error that the call does not declare is unknown', () => {
  const foreign = through('pickSet', [3], () => new Reject('other.check', 'ENOSPC', 28));
  expect(foreign.result).toEqual(err('Unknown'));
});

test('a call that waits leaves its registers, and one that ends does not come back', () => {
  const hart = new Hart();
  const waiting = made('waitRaw')(hart, -3) as Syscall<number>;
  waiting.next();
  const before = hart.x.slice();
  expect(kernelOf(hart, 'wait', () => BLOCKED).dispatched).toBe(BLOCKED);
  expect(hart.x).toEqual(before);
  kernelOf(hart, 'wait', (call) => {
    return made('waitDone')(call.x, 5, -22);
  });
  expect(waiting.next().value).toBe(5);
  expect([hart.x[22], hart.x[23]]).toEqual([-22, -1]);
  expect(() => through('exit', [0], () => GONE)).toThrow('illegal instruction');
});

test('raw twins take registers as they are, and give a0', () => {
  const { result, args } = through('pickGetRaw', [2 ** 40], () => 0, 'pickGet');
  expect(result).toBe(-1);
  expect(args).toBeUndefined();
  expect(through('nowRaw', [], () => 5n, 'now').result).toBe(5);
});

test.each([32, 12, 1000, -1, 2 ** 32])('number %i is no syscall', (number) => {
  const hart = new Hart();
  hart.x[34] = number;
  hart.x[35] = Math.floor(number / 2 ** 32);
  expect(kernelOf(hart, 'yield', () => 0).dispatched).toBe(abi['unknownSyscall']);
  expect([hart.x[20], hart.x[21]]).toEqual([-38, -1]);
  expect(made('costOf')(hart.x)).toBe(1000);
});
