/** Cases of a kernel's decoders: rejected calls with their errors, and accepted calls. */
import { USER_END as END } from '../user-memory.ts';
import { ARGUMENTS, placeOf } from './argument-registers.ts';
import { badInStruct } from './bad-fields.ts';
import { goodFields } from './fields.ts';
import { toHex } from './hex.ts';
import { bits64, domainOf, namedInteger, type Sample } from './integers.ts';
import type { ArgShape, Calls, OperationShape, StructShape } from './shapes.ts';

/** A call as data: registers, memory, and the expected result of decoding. */
export type DecodeCase = {
  /** Ids of the elements that it tests, the operation or error first. */
  readonly covers: readonly string[];
  /** Its fault, or its special value. */
  readonly what: string;
  /** a7, then a0 to a6 and t0 to t6. */
  readonly registers: readonly bigint[];
  /** The mapped memory, in hexadecimal. Everything else is unmapped. */
  readonly memory: readonly Mapped[];
  /** The number of the expected error; 0 if decoding accepts the call. */
  readonly errno: number;
  /** The name of the handler that an accepted call reaches. */
  readonly handler?: string;
};

/** The bytes of memory at an address. */
export type Mapped = { readonly va: number; readonly hex: string };

/** The title of a case's test, which starts with the ids of the elements that it tests. */
export function decodeTitle(one: DecodeCase): string {
  const end = one.errno === 0 ? 'is taken' : 'is rejected';
  return `${one.covers.join(' ')} ${end}: ${one.what}`;
}

const USER_END = BigInt(END);
/** An unmapped address. */
const UNMAPPED = 0x7000_0000n;
/** The address of the first argument, and the distance to the next one. */
const STEP = 0x1_0000n;

type State = { readonly registers: bigint[]; readonly memory: Mapped[] };
type Change = {
  readonly what: string;
  readonly covers: readonly string[];
  /** The name of the error that rejects it; absent if it is accepted. */
  readonly error?: string;
  readonly apply: (state: State) => void;
};

const indexOf = (register: string): number => placeOf(register) + 1;
const NO_ARGUMENTS: readonly bigint[] = [...ARGUMENTS.keys()].map(() => 0n);
const addressOf = ({ at }: ArgShape): bigint => STEP * BigInt(indexOf(at));

function structOf({ types }: Calls, name: string): StructShape {
  const type = types[name];
  if (type?.kind !== 'struct') throw new Error(`${name} is no structure`);
  return type;
}

/** A valid call: the first value of each type, one byte or the shortest length of each span. */
function goodCall(calls: Calls, operation: OperationShape): State {
  const registers = [BigInt(operation.number), ...NO_ARGUMENTS];
  const memory: Mapped[] = [];
  const { types } = calls;
  const { selector } = operation;
  if (selector !== undefined) registers[indexOf(selector.at)] = BigInt(selector.value);
  for (const arg of operation.args) {
    const at = indexOf(arg.at);
    if ('value' in arg) {
      registers[at] = domainOf(types, arg.value).taken[0]?.value ?? 0n;
      continue;
    }
    registers[at] = addressOf(arg);
    if ('span' in arg) registers[indexOf(arg.length)] = BigInt(Math.max(arg.min, 1));
    else if (arg.pointer === 'in') {
      const bytes = goodFields(types, structOf(calls, arg.to).fields);
      memory.push({ va: Number(addressOf(arg)), hex: toHex(bytes) });
    }
  }
  return { registers, memory };
}

/** The error for plain integers, pointers and spans. */
const INVALID = 'EINVAL';

function valueChanges({ types }: Calls, arg: ArgShape): Change[] {
  if (!('value' in arg)) return [];
  const { taken, rejected } = domainOf(types, arg.value);
  const none = arg.none === undefined ? [] : [arg.none === 'zero' ? 0n : bits64(-1n)];
  const type = namedInteger(types, arg.value);
  const change =
    (error?: string) =>
    ({ what, value }: Sample): Change => ({
      what: `${arg.name}: ${what}`,
      covers: type === undefined ? [] : [type.id],
      ...(error !== undefined && { error }),
      apply: ({ registers }) => {
        registers[indexOf(arg.at)] = value;
      },
    });
  return [
    ...rejected.filter(({ value }) => !none.includes(value)).map(change(type?.error ?? INVALID)),
    ...taken.map(change()),
    ...none.map((value) => change()({ what: 'none', value })),
  ];
}

/** Addresses at which `length` bytes are not inside the user half. */
function badAddresses(length: bigint): Sample[] {
  return [
    { what: 'address 0', value: 0n },
    { what: 'the kernel half', value: USER_END },
    { what: 'the last byte beyond the user half', value: USER_END - length + 1n },
    { what: 'an address of more than 53 bits', value: 1n << 53n },
    { what: 'a run that wraps', value: bits64(-length) },
  ];
}

function pointerChanges(calls: Calls, arg: ArgShape): Change[] {
  if (!('pointer' in arg)) return [];
  const struct = structOf(calls, arg.to);
  const { id } = struct;
  const at = (what: string, value: bigint, error: string): Change => ({
    what: `${arg.name}: ${what}`,
    covers: [id],
    error,
    apply: ({ registers }) => {
      registers[indexOf(arg.at)] = value;
    },
  });
  const bad = badAddresses(BigInt(struct.size)).map(({ what, value }) => at(what, value, INVALID));
  if (arg.pointer === 'out') return bad;
  const va = Number(addressOf(arg));
  const contents = badInStruct(calls.types, struct).map(({ what, bytes, covers }): Change => {
    const apply = ({ memory }: State): void => {
      memory[memory.findIndex((one) => one.va === va)] = { va, hex: toHex(bytes) };
    };
    return {
      what: `${arg.name}.${what}`,
      covers: [id, ...covers],
      error: struct.error ?? INVALID,
      apply,
    };
  });
  return [...bad, at('not mapped', UNMAPPED, 'EFAULT'), ...contents];
}

/** Puts an address and a length into the registers of a span. */
type PutSpan = (what: string, va: bigint, length: bigint, error?: string, limit?: string) => Change;

/** Bytes that are in registers: what would be no address decides nothing. */
function shortChanges(most: bigint, put: PutSpan): Change[] {
  return badAddresses(most).map(({ what, value }) => {
    return put(`${most} bytes in registers that hold ${what}`, value, most);
  });
}

function spanChanges(arg: ArgShape): Change[] {
  if (!('span' in arg)) return [];
  const { min, max, short } = arg;
  const put: PutSpan = (what, va, length, error, limit) => ({
    what: `${arg.name}: ${what}`,
    covers: limit === undefined ? [] : [limit],
    ...(error !== undefined && { error }),
    apply: ({ registers }) => {
      registers[indexOf(arg.at)] = va;
      registers[indexOf(arg.length)] = length;
    },
  });
  const most = max?.value ?? Infinity;
  const room = arg.span === 'in' && short !== undefined ? 8 * short.length : 0;
  const few = Math.min(room, most);
  const out = few < Math.max(min, 1) ? [] : shortChanges(BigInt(few), put);
  const home = addressOf(arg);
  const least = Math.max(min, room + 1);
  const long = BigInt(least);
  if (least <= most) {
    out.push(...badAddresses(long).map(({ what, value }) => put(what, value, long, INVALID)));
  }
  out.push(put('a length of all bits', home, bits64(-1n), INVALID));
  out.push(put('a length of more than 53 bits', home, 1n << 53n, INVALID));
  if (least <= most) out.push(put('up to the end of the user half', USER_END - long, long));
  if (min > 0) out.push(put(`shorter than ${min}`, home, BigInt(min - 1), INVALID));
  else out.push(put('empty, at address 0', 0n, 0n));
  if (max === undefined) return [...out, put('beyond the user half', home, USER_END, INVALID)];
  const { id, value } = max;
  out.push(put(`${value} bytes`, home, BigInt(value), undefined, id));
  out.push(put(`more than ${value} bytes`, home, BigInt(value) + 1n, INVALID, id));
  return out;
}

function selectorChanges(calls: Calls, { syscall, selector }: OperationShape): Change[] {
  if (selector === undefined) return [];
  const known = calls.operations
    .filter((one) => one.syscall === syscall)
    .map((one) => one.selector?.value ?? 0);
  if (selector.value !== Math.min(...known)) return [];
  const hole = [0, 1, 2, ...known.map((value) => value + 1)].find((one) => !known.includes(one));
  return [BigInt(hole ?? 0), 1n << 32n, bits64(-1n)].map((value) => ({
    what: `no operation has selector ${value}`,
    covers: [syscall],
    error: selector.error,
    apply: ({ registers }) => {
      registers[indexOf(selector.at)] = value;
    },
  }));
}

function caseOf(
  calls: Calls,
  operation: OperationShape,
  changes: readonly Change[],
  decides?: Change,
): DecodeCase {
  const state = goodCall(calls, operation);
  for (const change of changes) change.apply(state);
  const error = decides?.error === undefined ? undefined : calls.errors[decides.error];
  const ids = changes.flatMap(({ covers }) => covers);
  const covers = [operation.id, ...ids, ...(error === undefined ? [] : [error.id])];
  return {
    covers: [...new Set(covers)],
    what: changes.length === 0 ? 'a valid call' : changes.map(({ what }) => what).join('; '),
    ...state,
    errno: error?.number ?? 0,
    ...(error === undefined && { handler: operation.handler }),
  };
}

/** Calls of one operation, good and bad. */
function casesOf(calls: Calls, operation: OperationShape): DecodeCase[] {
  const changes = operation.args.map((arg) => [
    ...valueChanges(calls, arg),
    ...pointerChanges(calls, arg),
    ...spanChanges(arg),
  ]);
  const make = (made: readonly Change[], decides?: Change): DecodeCase =>
    caseOf(calls, operation, made, decides);
  const singles = [...selectorChanges(calls, operation), ...changes.flat()];
  // If two arguments are wrong, the one in the lower register decides; contents of memory come
  // last.
  const first = changes.flatMap((list) => list.find(({ error }) => error !== undefined) ?? []);
  const pairs = first.flatMap((one, i) =>
    first.slice(i + 1).map((other) => make([one, other], one)),
  );
  return [make([]), ...singles.map((change) => make([change], change)), ...pairs];
}

/** Numbers without a syscall. */
function unknownNumbers({ operations, errors }: Calls): DecodeCase[] {
  const error = errors['ENOSYS'];
  if (error === undefined) return [];
  const known = new Set(operations.map(({ number }) => number));
  const end = Math.max(...known) + 2;
  const holes = Array.from({ length: end }, (_, i) => i).filter((number) => !known.has(number));
  const wide = [1n << 31n, 1n << 32n, (1n << 32n) + 1n, 1n << 63n, bits64(-1n)];
  return [...holes.map(BigInt), ...wide].map((number) => ({
    covers: [error.id],
    what: `no syscall has number ${number}`,
    registers: [number, ...NO_ARGUMENTS],
    memory: [],
    errno: error.number,
  }));
}

/** All cases of decoding calls, by operation and in the order of their registers. */
export function decodeCases(calls: Calls): DecodeCase[] {
  return [...calls.operations.flatMap((one) => casesOf(calls, one)), ...unknownNumbers(calls)];
}
