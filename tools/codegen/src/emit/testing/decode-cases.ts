/** Cases of the decoders of a kernel: what is refused with which error, and what is taken. */
import type { ArgDef, ErrorDef, Model, OperationDef } from '../../model/types.ts';
import { badInStruct, goodStruct, hexOf } from './bytes.ts';
import { bits64, domainOf, type Sample } from './domain.ts';

/** What stands in memory at an address. */
export type Mapped = { readonly va: bigint; readonly hex: string };

/** A case, as it will be written. */
export type Case = {
  readonly covers: readonly string[];
  readonly what: string;
  /** a7, then a0 to a5. */
  readonly registers: readonly bigint[];
  readonly memory: readonly Mapped[];
  /** 0 if it is taken. */
  readonly errno: number;
};

/** The end of the user half. */
const USER_END = 0x8000_0000n;
/** Nothing is mapped there. */
const UNMAPPED = 0x7000_0000n;
const ROOM = 0x1_0000n;
const STEP = 0x1_0000n;

type State = { readonly registers: bigint[]; readonly memory: Mapped[] };
type Change = {
  readonly what: string;
  readonly covers: readonly string[];
  readonly error: ErrorDef | undefined;
  readonly apply: (state: State) => void;
};

const indexOf = (register: string): number => Number(register.slice(1)) + 1;
const addressOf = (arg: ArgDef): bigint => ROOM + STEP * BigInt(arg.index);

/** A valid call: the first value that each type takes, one byte or the least of each span. */
function goodCall(operation: OperationDef): State {
  const state: State = {
    registers: [BigInt(operation.number), 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
  };
  const { selector } = operation;
  if (selector !== undefined) {
    state.registers[indexOf(selector.register)] = BigInt(selector.value);
  }
  for (const arg of operation.args) setGood(state, arg);
  return state;
}

function setGood(state: State, arg: ArgDef): void {
  const { registers, memory } = state;
  const { type } = arg;
  const at = indexOf(arg.register);
  if (type.kind === 'value' || type.kind === 'optional') {
    registers[at] = domainOf(type.of).taken[0]?.value ?? 0n;
  } else {
    registers[at] = addressOf(arg);
    if (type.kind === 'span') registers[indexOf(type.length)] = BigInt(Math.max(type.min, 1));
    else if (type.direction === 'in') {
      memory.push({ va: addressOf(arg), hex: hexOf(goodStruct(type.of)) });
    }
  }
}

/** The error EINVAL of the kernel ABI, which plain scalars, pointers and spans are refused with. */
function invalid(model: Model): ErrorDef | undefined {
  return model.errors.find(({ name }) => name === 'EINVAL');
}

function valueChanges(arg: ArgDef, model: Model): Change[] {
  const { type } = arg;
  if (type.kind !== 'value' && type.kind !== 'optional') return [];
  const { taken, refused } = domainOf(type.of);
  const none = type.kind === 'optional' ? [type.none === 'zero' ? 0n : bits64(-1n)] : [];
  const covers = type.of.kind === 'named' ? [type.of.type.id] : [];
  const refusal = (type.of.kind === 'named' ? type.of.type.errno : undefined) ?? invalid(model);
  const change =
    (error: ErrorDef | undefined) =>
    ({ what, value }: Sample): Change => ({
      what: `${arg.name}: ${what}`,
      covers,
      error,
      apply: ({ registers }) => {
        registers[indexOf(arg.register)] = value;
      },
    });
  return [
    ...refused.filter(({ value }) => !none.includes(value)).map(change(refusal)),
    ...taken.map(change(undefined)),
    ...none.map((value) => change(undefined)({ what: 'none', value })),
  ];
}

/** Addresses at which `length` bytes do not lie inside the user half. */
function badAddresses(length: bigint): Sample[] {
  return [
    { what: 'address 0', value: 0n },
    { what: 'the kernel half', value: USER_END },
    { what: 'the last byte beyond the user half', value: USER_END - length + 1n },
    { what: 'an address of more than 53 bits', value: 1n << 53n },
    { what: 'a run that wraps', value: bits64(-length) },
  ];
}

function pointerChanges(arg: ArgDef, model: Model): Change[] {
  const { type } = arg;
  if (type.kind !== 'pointer') return [];
  const at = indexOf(arg.register);
  const { id, size, errno } = type.of;
  const put =
    (value: bigint) =>
    ({ registers }: State): void => {
      registers[at] = value;
    };
  const error = invalid(model);
  const bad = badAddresses(BigInt(size)).map(({ what, value }) => {
    return { what: `${arg.name}: ${what}`, covers: [id], error, apply: put(value) };
  });
  if (type.direction === 'out') return bad;
  const fault = model.errors.find(({ name }) => name === 'EFAULT');
  const unmapped = `${arg.name}: not mapped`;
  const contents = badInStruct(type.of).map(({ what, bytes, covers }): Change => {
    const apply = ({ memory }: State): void => {
      const i = memory.findIndex(({ va }) => va === addressOf(arg));
      memory[i] = { va: addressOf(arg), hex: hexOf(bytes) };
    };
    return { what: `${arg.name}.${what}`, covers: [id, ...covers], error: errno, apply };
  });
  return [
    ...bad,
    { what: unmapped, covers: [id], error: fault, apply: put(UNMAPPED) },
    ...contents,
  ];
}

function spanChanges(arg: ArgDef, model: Model): Change[] {
  const { type } = arg;
  if (type.kind !== 'span') return [];
  const at = indexOf(arg.register);
  const lengthAt = indexOf(type.length);
  const error = invalid(model);
  const put = (what: string, va: bigint, length: bigint, taken = false, limit?: string): Change => {
    return {
      what: `${arg.name}: ${what}`,
      covers: limit === undefined ? [] : [limit],
      error: taken ? undefined : error,
      apply: ({ registers }) => {
        registers[at] = va;
        registers[lengthAt] = length;
      },
    };
  };
  const least = BigInt(Math.max(type.min, 1));
  const home = addressOf(arg);
  const out = badAddresses(least).map(({ what, value }) => put(what, value, least));
  out.push(put('a length of all bits', home, bits64(-1n)));
  out.push(put('a length of more than 53 bits', home, 1n << 53n));
  out.push(put('up to the end of the user half', USER_END - least, least, true));
  if (type.min > 0) out.push(put(`shorter than ${type.min}`, home, BigInt(type.min - 1)));
  else out.push(put('empty, at address 0', 0n, 0n, true));
  if (type.max?.kind === 'limit') {
    const { value, id } = type.max;
    out.push(put(`${value} bytes`, home, BigInt(value), true, id));
    out.push(put(`more than ${value} bytes`, home, BigInt(value) + 1n, false, id));
  } else out.push(put('beyond the user half', home, USER_END));
  return out;
}

function selectorChanges(operation: OperationDef, model: Model): Change[] {
  const { selector } = operation;
  if (selector === undefined) return [];
  const known = model.operations
    .filter(({ syscall }) => syscall === operation.syscall)
    .map((one) => one.selector?.value ?? 0);
  if (selector.value !== Math.min(...known)) return [];
  const hole = [0, 1, 2, ...known.map((value) => value + 1)].find((one) => !known.includes(one));
  const values = [BigInt(hole ?? 0), 1n << 32n, bits64(-1n)];
  return values.map((value) => ({
    what: `no operation has selector ${value}`,
    covers: [operation.syscall],
    error: selector.errno,
    apply: ({ registers }) => {
      registers[indexOf(selector.register)] = value;
    },
  }));
}

function changesOf(operation: OperationDef, model: Model): Change[][] {
  return operation.args.map((arg) => [
    ...valueChanges(arg, model),
    ...pointerChanges(arg, model),
    ...spanChanges(arg, model),
  ]);
}

function caseOf(operation: OperationDef, changes: readonly Change[], decides?: Change): Case {
  const state = goodCall(operation);
  for (const change of changes) change.apply(state);
  const error = decides?.error;
  const ids = changes.flatMap(({ covers }) => covers);
  const covers = [operation.id, ...ids, ...(error === undefined ? [] : [error.id])];
  return {
    covers: [...new Set(covers)],
    what: changes.length === 0 ? 'a valid call' : changes.map(({ what }) => what).join('; '),
    registers: state.registers,
    memory: state.memory,
    errno: error?.number ?? 0,
  };
}

/** Two arguments are wrong: the one in the lower register decides; contents of memory come last. */
function pairs(operation: OperationDef, changes: readonly (readonly Change[])[]): Case[] {
  const first = changes.flatMap((list) => list.find(({ error }) => error !== undefined) ?? []);
  return first.flatMap((one, i) =>
    first.slice(i + 1).map((other) => caseOf(operation, [one, other], one)),
  );
}

/** The cases of an operation. */
export function decodeCases(operation: OperationDef, model: Model): Case[] {
  const changes = changesOf(operation, model);
  const singles = [...selectorChanges(operation, model), ...changes.flat()];
  return [
    caseOf(operation, []),
    ...singles.map((change) => caseOf(operation, [change], change)),
    ...pairs(operation, changes),
  ];
}

/** Numbers that no syscall has. */
export function unknownNumbers(model: Model): Case[] {
  const error = model.errors.find(({ name }) => name === 'ENOSYS');
  if (error === undefined) return [];
  const known = new Set(model.syscalls.map(({ number }) => number));
  const end = Math.max(...known) + 2;
  const holes = Array.from({ length: end }, (_, i) => i).filter((number) => !known.has(number));
  const wide = [1n << 31n, 1n << 32n, (1n << 32n) + 1n, 1n << 63n, bits64(-1n)];
  return [...holes.map(BigInt), ...wide].map((number) => ({
    covers: [error.id],
    what: `no syscall has number ${number}`,
    registers: [number, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: error.number,
  }));
}
