/**
 * Tests of the program's side of operations: the registers at a wrapper's trap, the memory at their
 * addresses, and the wrapper's result.
 */
import type { Cpu, Program } from '../cpu.ts';
import { SP } from '../registers.ts';
import { placeOf } from './argument-registers.ts';
import { fakeCpu, registerOf, resumed, STACK, trapped, type FakeCpu } from './fake-cpu.ts';
import { toHex } from './hex.ts';
import { carried, domainOf, isSigned, isWide, namedInteger, sizeOf, wireOf } from './integers.ts';
import { outsideRecord } from './outside.ts';
import type { ArgShape, Calls, Generated, OperationShape, TypeName, Types } from './shapes.ts';
import type { TestCase } from './test-case.ts';

/** An argument for a wrapper and for its raw twin, and its registers. */
type Given = {
  readonly typed: readonly unknown[];
  readonly raw: readonly unknown[];
  readonly registers: Readonly<Record<string, Expected>>;
  /** The memory at the address in a register, in hexadecimal. */
  readonly memory: Readonly<Record<string, string>>;
};
/** The bits of a register; an address, or that of an empty buffer, which may be that of another one. */
type Expected = bigint | 'address' | 'any address';

/** Whether bytes that may be in registers are few enough for that. */
type Size = 'few' | 'many';

/** The first address for raw twins; further arguments use later ones. */
const RAW_ADDRESS = 0x4000;
const RAW_STEP = 64;

const indexOf = ({ at }: ArgShape): number => placeOf(at);

/** A value unlike that of the argument before it. */
function sampleOf(types: Types, name: TypeName, index: number): bigint {
  const { taken } = domainOf(types, name);
  const type = namedInteger(types, name);
  const wire = wireOf(types, name);
  const isFree =
    type === undefined ||
    (type.kind === 'newtype' &&
      type.min === undefined &&
      type.below === undefined &&
      type.align === undefined);
  if (isFree && !isSigned(wire)) {
    return BigInt(17 + 3 * index) + (sizeOf(wire) > 4 ? 0x3_0000_0000n : 0n);
  }
  return taken[Math.min(index + 1, taken.length - 1)]?.value ?? 0n;
}

function givenOf({ types }: Calls, arg: ArgShape, size: Size): Given {
  const { at } = arg;
  const index = indexOf(arg);
  if ('value' in arg) {
    const bits = sampleOf(types, arg.value, index);
    const value = carried(wireOf(types, arg.value), bits);
    return { typed: [value], raw: [value], registers: { [at]: bits }, memory: {} };
  }
  const address = RAW_ADDRESS + RAW_STEP * index;
  if ('pointer' in arg) {
    const registers = { [at]: 'address' as const };
    const struct = types[arg.to];
    const vectors = struct?.kind === 'struct' ? struct.vectors : [];
    const vector = vectors[2] ?? vectors[0];
    if (arg.pointer === 'out' || vector === undefined) {
      return { typed: [], raw: [address], registers, memory: {} };
    }
    return { typed: [vector.value], raw: [address], registers, memory: { [at]: vector.hex } };
  }
  const { short = [], min } = arg;
  const few = 8 * short.length;
  const isShort = few > 0 && size === 'few';
  const length = isShort ? Math.max(min, few - 1) : Math.max(min, few + 5 + index);
  if (isShort) return givenShort(arg, length, address);
  const registers = { [at]: 'address' as const, [arg.length]: BigInt(length) };
  const raw = [address, length];
  if (arg.span === 'out') return { typed: [length], raw, registers, memory: {} };
  const bytes = sampleBytes(length, index);
  // A raw twin is given words for registers, here with an address in the first of them.
  const words = Int32Array.from({ length: 2 * short.length }, (_, i) => (i === 0 ? address : 0));
  const rawIn = few > 0 ? [words, length] : raw;
  return { typed: [bytes], raw: rawIn, registers, memory: { [at]: toHex(bytes) } };
}

function sampleBytes(length: number, index: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (31 * i + index + 1) % 256);
}

/** Bytes in registers, little-endian, zero after their end. */
function wordsOf(registers: readonly string[], bytes: Uint8Array): Record<string, bigint> {
  const padded = new Uint8Array(8 * registers.length);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  return Object.fromEntries(registers.map((name, i) => [name, view.getBigUint64(8 * i, true)]));
}

type SpanShape = Extract<ArgShape, { readonly span: unknown }>;

/** Bytes that are in registers: no memory is read, and none is reserved. */
function givenShort(arg: SpanShape, length: number, address: number): Given {
  const { at, short = [] } = arg;
  if (arg.span === 'out') {
    const registers = { [at]: 'any address' as const, [arg.length]: 0n };
    return { typed: [length], raw: [address, 0], registers, memory: {} };
  }
  const bytes = sampleBytes(length, indexOf(arg));
  const held = wordsOf(short, bytes);
  const words = new Int32Array(BigUint64Array.from(Object.values(held)).buffer);
  const registers = { ...held, [arg.length]: BigInt(length) };
  return { typed: [bytes], raw: [words, length], registers, memory: {} };
}

/** A call of a wrapper, and its expected effects. */
type WrapperCall = {
  readonly operation: OperationShape;
  /** What its tests are called by. */
  readonly title: string;
  readonly typed: (cpu: Cpu) => Program<unknown>;
  readonly raw: (cpu: Cpu) => Program<number>;
  readonly registers: Readonly<Record<string, Expected>>;
  readonly memory: Readonly<Record<string, string>>;
};

function callOf(calls: Calls, operation: OperationShape, size: Size): WrapperCall {
  const { number, selector, args, wrapper, raw } = operation;
  const given = args.map((arg) => givenOf(calls, arg, size));
  const made = <T>(make: Generated, values: readonly unknown[]) => {
    const whole = make as unknown as (cpu: Cpu, ...rest: readonly unknown[]) => Program<T>;
    return (cpu: Cpu): Program<T> => whole(cpu, ...values);
  };
  const hasShort = args.some((arg) => 'short' in arg && arg.short !== undefined);
  return {
    operation,
    title: hasShort && size === 'many' ? `${operation.id} with long bytes:` : operation.id,
    typed: made<unknown>(
      wrapper,
      given.flatMap((one) => one.typed),
    ),
    raw: made<number>(
      raw,
      given.flatMap((one) => one.raw),
    ),
    registers: {
      a7: BigInt(number),
      ...(selector !== undefined && { [selector.at]: BigInt(selector.value) }),
      ...Object.assign({}, ...given.map((one) => one.registers)),
    },
    memory: Object.assign({}, ...given.map((one) => one.memory)),
  };
}

/** The registers of a call at its trap; an expected address matches any address in the program's memory. */
function registersAt(cpu: Cpu, { registers }: WrapperCall): Record<string, Expected> {
  return Object.fromEntries(
    Object.entries(registers).map(([name, expected]) => {
      const is = registerOf(cpu, name);
      const isAddress = is > 0n && is < 0x1_0000n && is % 8n === 0n;
      return [name, typeof expected === 'string' && isAddress ? expected : is];
    }),
  );
}

/** The memory at the addresses in registers, if it is on the program's stack. */
function memoryAt(cpu: FakeCpu, { memory }: WrapperCall): Record<string, string> {
  return Object.fromEntries(
    Object.entries(memory).map(([name, hex]) => {
      const va = Number(registerOf(cpu, name));
      const end = va + hex.length / 2;
      const isOnStack = va >= (cpu.x[SP] ?? 0) && end <= STACK;
      return [name, isOnStack ? toHex(cpu.memory.slice(va, end)) : `not on the stack: ${va}`];
    }),
  );
}

function trapTests(call: WrapperCall): TestCase[] {
  const { registers, memory, title: id } = call;
  const addresses = Object.entries(registers).filter(([, value]) => value === 'address');
  return [
    {
      title: `${id} the wrapper traps with its arguments in registers and memory`,
      run: () => {
        const cpu = fakeCpu();
        trapped(cpu, call.typed(cpu));
        return [registersAt(cpu, call), memoryAt(cpu, call)];
      },
      expected: [registers, memory],
    },
    {
      title: `${id} its raw twin traps with the same registers`,
      run: () => {
        const cpu = fakeCpu();
        const program = trapped(cpu, call.raw(cpu));
        return [registersAt(cpu, call), resumed(cpu, program, 7n)];
      },
      expected: [registers, 7],
    },
    {
      title: `${id} addresses of one call do not overlap`,
      run: () => {
        const cpu = fakeCpu();
        trapped(cpu, call.typed(cpu));
        return new Set(addresses.map(([name]) => registerOf(cpu, name))).size;
      },
      expected: addresses.length,
    },
  ];
}

/** The wrapper's result for a value of a0. */
function told({ typed }: WrapperCall, a0: bigint): unknown {
  const cpu = fakeCpu();
  return resumed(cpu, trapped(cpu, typed(cpu)), a0);
}

const UNKNOWN = { ok: false, error: 'Unknown' };
/** Negative results that are not error numbers. */
const NO_ERRORS = [-4096n, -5000n, -(1n << 31n), -(1n << 32n), -(1n << 63n)];
/** Error numbers under test. */
const NUMBERS = [...Array.from({ length: 140 }, (_, i) => i + 1), 4095];

function errorTests(call: WrapperCall): TestCase[] {
  const { id, errors, noReturn } = call.operation;
  if (noReturn === true) return [];
  return [
    {
      title: `${id} tells each declared error, and no other`,
      run: () => NUMBERS.map((number) => [number, told(call, BigInt(-number))]),
      expected: NUMBERS.map((number) => {
        return [number, { ok: false, error: errors[number] ?? 'Unknown' }];
      }),
    },
    {
      title: `${id} tells a negative result that is no error number as unknown`,
      run: () => NO_ERRORS.map((a0) => [a0, told(call, a0)]),
      expected: NO_ERRORS.map((a0) => [a0, UNKNOWN]),
    },
  ];
}

/** For results of one value: a0, and the wrapper's result. */
function resultTests({ types }: Calls, call: WrapperCall): TestCase[] {
  const { id, returns, results, args, noReturn } = call.operation;
  const fills = args.some((arg) => Object.values(arg).includes('out'));
  if (results !== undefined || noReturn === true || fills) return [];
  const expected: [bigint, unknown][] = [];
  if (returns === undefined) expected.push([0n, { ok: true, value: undefined }]);
  else {
    const wire = wireOf(types, returns);
    const { taken, rejected } = domainOf(types, returns);
    const zero = taken.filter(({ value }) => value === 0n).map(({ value }) => value);
    for (const bits of new Set([sampleOf(types, returns, 0), ...zero])) {
      expected.push([bits, { ok: true, value: carried(wire, bits) }]);
    }
    const positive = rejected.filter(({ value }) => value < 1n << 63n);
    for (const { value } of positive) expected.push([value, UNKNOWN]);
  }
  return [
    {
      title: `${id} tells what it returns`,
      run: () => expected.map(([a0]) => [a0, told(call, a0)]),
      expected,
    },
  ];
}

/** An argument whose bytes may come in registers, if it is the only one that the kernel fills. */
function filledShort(
  args: readonly ArgShape[],
): (SpanShape & { short: readonly string[] }) | 'none' | 'more' {
  const outs = args.filter((arg) => Object.values(arg).includes('out'));
  const [only, other] = outs;
  if (only === undefined) return 'none';
  if (other !== undefined || !('span' in only) || only.short === undefined) return 'more';
  return { ...only, short: only.short };
}

/** Of results in other registers than a0: each is told by its name, and one outside its type is unknown. */
function furtherTests({ types }: Calls, { operation, typed }: WrapperCall): TestCase[] {
  const { id, returns, results = [], args, noReturn } = operation;
  const filled = filledShort(args);
  if (filled === 'more' || noReturn === true) return [];
  if (results.length === 0 && filled === 'none') return [];
  const good = results.map(({ value }, i) => sampleOf(types, value, i + 1));
  const bytes = filled === 'none' ? new Uint8Array(0) : sampleBytes(8 * filled.short.length - 3, 5);
  const inA0 = returns === undefined ? 0n : sampleOf(types, returns, 0);
  const a0 = filled === 'none' ? inA0 : BigInt(bytes.length);
  const held = filled === 'none' ? {} : wordsOf(filled.short, bytes);
  const tell = (bits: readonly bigint[]): unknown => {
    const cpu = fakeCpu();
    const others = Object.fromEntries(results.map(({ at }, i) => [at, bits[i] ?? 0n]));
    return resumed(cpu, trapped(cpu, typed(cpu)), a0, { ...held, ...others });
  };
  const bad = results.flatMap(({ name, value }, i) =>
    domainOf(types, value).rejected.map((one) => ({ name, bits: good.with(i, one.value) })),
  );
  const fields: (readonly [string, unknown])[] = results.map(({ name, value }, i) => {
    return [name, carried(wireOf(types, value), good[i] ?? 0n)];
  });
  if (filled !== 'none') fields.push([filled.name, bytes]);
  return [
    {
      title: `${id} tells its further results by their names`,
      run: () => {
        const { ok, value } = tell(good) as { ok: boolean; value: Record<string, unknown> };
        return [ok, ...fields.map(([name]) => value[name])];
      },
      expected: [true, ...fields.map(([, value]) => value)],
    },
    {
      title: `${id} tells a further result outside its type as unknown`,
      run: () => bad.map(({ name, bits }) => [name, bits, tell(bits)]),
      expected: bad.map(({ name, bits }) => [name, bits, UNKNOWN]),
    },
  ];
}

/** Values of an argument that neither memory nor 64 bits can hold. */
function outsideArgument({ types }: Calls, arg: ArgShape): readonly unknown[] {
  if ('pointer' in arg && arg.pointer === 'in') {
    const struct = types[arg.to];
    if (struct?.kind !== 'struct') return [];
    return outsideRecord(types, struct.fields).map(({ value }) => value);
  }
  const isBig = 'value' in arg && isWide(wireOf(types, arg.value));
  return isBig ? [-(1n << 64n), 1n << 64n, 1] : [];
}

/** A wrapper makes no call with a value that its memory or a register cannot hold. */
function outsideTests(calls: Calls, operation: OperationShape): TestCase[] {
  const { id, args, wrapper, noReturn } = operation;
  const typed = args.map((arg) => givenOf(calls, arg, 'few').typed);
  const given = args.flatMap((arg, i) =>
    outsideArgument(calls, arg).map((value) => typed.with(i, [value]).flat()),
  );
  if (given.length === 0 || noReturn === true) return [];
  const make = wrapper as unknown as (cpu: Cpu, ...rest: readonly unknown[]) => Program<unknown>;
  return [
    {
      title: `${id} is not called with a value that no register or memory holds`,
      run: () => given.filter((all) => make(fakeCpu(), ...all).next().done !== true),
      expected: [],
    },
  ];
}

/** The tests of all wrappers of a package. */
export function wrapperTests(calls: Calls): TestCase[] {
  return calls.operations.flatMap((operation) => {
    const call = callOf(calls, operation, 'few');
    const long = callOf(calls, operation, 'many');
    const longTests = long.title === call.title ? [] : trapTests(long);
    return [
      ...trapTests(call),
      ...longTests,
      ...errorTests(call),
      ...resultTests(calls, call),
      ...furtherTests(calls, call),
      ...outsideTests(calls, operation),
    ];
  });
}
