/** The suites of a package find defects of its generated codecs and wrappers. */
import { expect, test } from 'vitest';
import type { Cpu, Program } from '../cpu.ts';
import { isU8 } from '../is-scalar.ts';
import { A0, A7, SP } from '../registers.ts';
import { codecTests } from './frames.ts';
import { REACHED_HANDLERS, unlessReached } from './reached.ts';
import type { AnswerShape, Calls, ServiceShape, StructShape } from './shapes.ts';
import type { TestCase } from './test-case.ts';
import { typeTests } from './types.ts';
import { wrapperTests } from './wrappers.ts';

/** The failing tests of a suite, without the id of their element. */
function failing(tests: readonly TestCase[]): string[] {
  return tests
    .filter(({ run, expected }) => {
      try {
        expect(run()).toEqual(expected);
        return false;
      } catch {
        return true;
      }
    })
    .map(({ title }) => title.slice(title.indexOf(' ') + 1));
}

type Pair = { readonly one: number; readonly two: number };

/** A structure of two bytes, with an optional defect of its codec. */
function pair(
  wrong:
    | 'reads the start'
    | 'reads cut ones'
    | 'reads at no index'
    | 'spills'
    | 'writes the start'
    | 'is anything'
    | 'none',
) {
  const read = (bytes: Uint8Array, given: number): Pair | undefined => {
    const at = wrong === 'reads the start' ? 0 : given;
    if (wrong !== 'reads at no index' && given >>> 0 !== given) return undefined;
    if (wrong !== 'reads cut ones' && at + 2 > bytes.length) return undefined;
    return { one: bytes[at] ?? 0, two: bytes[at + 1] ?? 0 };
  };
  const write = (bytes: Uint8Array, given: number, { one, two }: Pair): void => {
    const at = wrong === 'writes the start' ? 0 : given;
    bytes.set(wrong === 'spills' ? [one, two, 0] : [one, two], at);
  };
  const shape: StructShape = {
    kind: 'struct',
    id: 'k.type.Pair',
    error: 'EINVAL',
    size: 2,
    fields: [
      ['one', 'u8'],
      ['two', 'u8'],
    ],
    is: ({ one, two }: Pair) => wrong === 'is anything' || (isU8(one) && isU8(two)),
    encode: ({ one, two }: Pair) => Uint8Array.of(one, two),
    write,
    read,
    vectors: [{ what: 'a pair', value: { one: 1, two: 2 }, hex: '0102' }],
  };
  return shape;
}

const READ = 'is read at any place, and nowhere if it is cut';
const NO_INDEX = 'is not read at what is no index of a byte';
const WRITTEN = 'is written over whatever was there, and nowhere else';

test.each([
  ['none', []],
  ['reads the start', [READ]],
  ['reads cut ones', [READ]],
  ['reads at no index', [NO_INDEX]],
  ['spills', [WRITTEN]],
  ['writes the start', [WRITTEN]],
  ['is anything', ['is told from records with a value outside its type']],
] as const)("the suite finds a defect of a structure's codec: %s", (wrong, found) => {
  expect(failing(typeTests({ Pair: pair(wrong) }))).toEqual(found);
});

const OK: AnswerShape = { status: 'OK', form: 'header', opcode: 'own', nonce: 'echo' };

/** A service of one event, with an optional defect of its encoder. */
function eventOf(
  wrong: 'spills' | 'gives all of the buffer' | 'cuts bits off' | 'none',
): ServiceShape {
  const encode = ({ a }: { readonly a: number }, into?: Uint8Array): Uint8Array | undefined => {
    if (wrong !== 'cuts bits off' && !isU8(a)) return undefined;
    const frame = into ?? new Uint8Array(5);
    frame.set([0x4a, 0x42, 1, 0xc0, a, ...(wrong === 'spills' && into ? [0] : [])]);
    return wrong === 'gives all of the buffer' ? frame : frame.subarray(0, 5);
  };
  const decode = (frame: Uint8Array): unknown => {
    const head = [0x4a, 0x42, 1, 0xc0];
    if (frame.length !== 5 || head.some((byte, i) => frame[i] !== byte)) return undefined;
    return { a: frame[4] };
  };
  const vectors = [{ what: 'one', value: { a: 7 }, hex: '4a4201c007' }];
  return {
    name: 'job',
    types: {},
    magic: 'JB',
    versions: [
      {
        name: 'v1',
        number: 1,
        nonce: 'u8',
        headers: { request: [], reply: [], event: ['magic', 'version', 'opcode'] },
      },
    ],
    versioned: false,
    statuses: { OK: 0 },
    foreign: OK,
    unknownVersion: OK,
    unknownOpcode: OK,
    ops: {},
    events: { done: 0x40 },
    frames: {
      'job.event.done': {
        kind: 'event',
        of: 'done',
        fields: [['a', 'u8']],
        encode,
        decode,
        vectors,
      },
    },
  };
}

test.each([
  ['none', []],
  ['spills', ['job.event.done is the bytes of the reference encoder: one']],
  ['cuts bits off', ['job.event.done is not made of values outside their types, v1']],
  ['gives all of the buffer', ['job.event.done is the bytes of the reference encoder: one']],
] as const)("the suite finds a defect of an event's encoder: %s", (wrong, found) => {
  expect(failing(codecTests(eventOf(wrong)))).toEqual(found);
});

type WrongWrapper = 'no address' | 'one address' | 'below the stack' | 'other bytes' | 'none';

function set({ x }: Cpu, at: number, value: number): void {
  x[at] = value;
  x[at + 1] = 0;
}

/** A kernel of one call that takes bytes and fills a pair, with an optional defect of its wrapper. */
function callsOf(wrong: WrongWrapper): Calls {
  function* wrapper(cpu: Cpu, bytes: Uint8Array): Program<unknown> {
    const sp = cpu.x[SP] ?? 0;
    const from = sp - 32;
    cpu.x[SP] = from;
    const at = wrong === 'below the stack' ? from - 64 : from;
    cpu.write(at, wrong === 'other bytes' ? bytes.map((byte) => byte + 1) : bytes);
    set(cpu, A7, 1);
    set(cpu, A0, wrong === 'no address' ? 0 : at);
    set(cpu, A0 + 2, bytes.length);
    set(cpu, A0 + 4, wrong === 'one address' ? at : from + 16);
    yield;
    cpu.x[SP] = sp;
    const a0 = cpu.x[A0] ?? 0;
    return { ok: false, error: a0 === -22 ? 'EINVAL' : 'Unknown' };
  }
  function* raw(cpu: Cpu, from: number, length: number, to: number): Program<number> {
    set(cpu, A7, 1);
    for (const [i, value] of [from, length, to].entries()) set(cpu, A0 + 2 * i, value);
    yield;
    return cpu.x[A0] ?? 0;
  }
  return {
    types: { Pair: pair('none') },
    errors: {},
    operations: [
      {
        id: 'fill',
        syscall: 'fill',
        number: 1,
        args: [
          { name: 'text', at: 'a0', span: 'in', length: 'a1', min: 0 },
          { name: 'to', at: 'a2', pointer: 'out', to: 'Pair' },
        ],
        errors: { 22: 'EINVAL' },
        handler: 'fill',
        wrapper,
        raw,
      },
    ],
  };
}

const TRAPS = 'the wrapper traps with its arguments in registers and memory';

test.each([
  ['none', []],
  ['no address', [TRAPS]],
  ['one address', ['addresses of one call do not overlap']],
  ['below the stack', [TRAPS]],
  ['other bytes', [TRAPS]],
] as const)('the suite finds a defect of a wrapper: %s', (wrong, found) => {
  expect(failing(wrapperTests(callsOf(wrong)))).toEqual(found);
});

test('an error of a decoder does not count as a reached handler', () => {
  const defect = (): never => {
    throw new Error('a defect');
  };
  const handlers: Readonly<Record<string, () => unknown>> = REACHED_HANDLERS;
  expect(unlessReached(() => handlers['put']?.(), 'put')).toBeUndefined();
  expect(() => unlessReached(() => handlers['put']?.(), 'get')).toThrow('put was reached instead');
  expect(() => unlessReached(defect)).toThrow('a defect');
});
