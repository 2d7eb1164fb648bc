/** Facts that the parts of an operation's file share: names, and the rejects of decoding. */
import type { Register } from '@abicus/contract';
import { A0, A1, A2, A3, A4, A5, A6, A7, T0, T1, T2, T3, T4, T5, T6 } from '@abicus/wire';
import type {
  ArgDef,
  ArgType,
  ErrorDef,
  Model,
  OperationDef,
  StructDef,
  ValueType,
} from '../model/types.ts';
import { code, constant, type Code } from '../output/code.ts';
import { camel, functionName, kebab, pascal } from './names.ts';
import { opLocals, type OpLocals } from './op-locals.ts';
import { typesOf } from './per-package.ts';
import { guard, inHome, type Home } from './type-names.ts';

/** A reject that comes from decoding. */
type ArgReject = {
  /** The key in the table of rejects: `header`, `headerFault`. */
  readonly key: string;
  /** `ipcSend.args.header.fault`. */
  readonly id: string;
  readonly error: string;
  readonly number: number;
  /** The reason, in words. */
  readonly text: string;
};

/** An operation with the names of its parts. */
export type OpFacts = Home & {
  readonly op: OperationDef;
  /** `taskQosSet`. */
  readonly name: string;
  /** `TaskQosSet`. */
  readonly type: string;
  /** The wrapper: `taskQosSet`, `yieldNow`. */
  readonly wrapper: string;
  readonly path: string;
  readonly argRejects: readonly ArgReject[];
  /** The variables of its functions. */
  readonly locals: OpLocals;
  /** Whether the package has a type for addresses, `UserPtr`. */
  readonly pointers: boolean;
  /** Whether the call may block. */
  readonly waits: boolean;
};

/** The constant for a register by its name: `A0` for `a0`. Its value is that of the runtime. */
export function register(name: Register | 'a7'): Code {
  return constant(name.toUpperCase(), INDEXES[name]);
}

const INDEXES: Readonly<Record<Register | 'a7', number>> = {
  a0: A0,
  a1: A1,
  a2: A2,
  a3: A3,
  a4: A4,
  a5: A5,
  a6: A6,
  a7: A7,
  t0: T0,
  t1: T1,
  t2: T2,
  t3: T3,
  t4: T4,
  t5: T5,
  t6: T6,
};

/** The condition that a variable read of a register holds no such value; empty if it always does. */
export function isWrong(home: Home, value: ValueType, name: string): Code {
  if (value.kind === 'named') return code`!${guard(home, value.type)}(${name})`;
  const { wire } = value.scalar;
  if (wire === 'u64') return '';
  return wire === 'i32' ? `Number.isNaN(${name})` : `${name} < 0`;
}

/** A span's maximum in the contract, if it is one number. */
export function maxOf(arg: ArgDef): string | undefined {
  const { type } = arg;
  if (type.kind !== 'span' || type.max?.kind !== 'limit') return undefined;
  return type.max.name;
}

/** How many bytes of a span the registers have room for; 0 if it always is in memory. */
export function shortSize(type: ArgType): number {
  return type.kind === 'span' ? 8 * type.short.length : 0;
}

/** The constant with the registers of an argument's bytes: `ipcCallPayloadRegisters`. */
export function shortRegisters(facts: Pick<OpFacts, 'name'>, { name }: ArgDef): string {
  return `${facts.name}${pascal(name)}Registers`;
}

/** The rejects of decoding an argument. */
export function argRejectsOf(op: OperationDef, model: Model, arg: ArgDef): ArgReject[] {
  const { type, name } = arg;
  const id = `${op.id}.args.${name}`;
  const declared = (error: string, fallback: number): { error: string; number: number } => {
    const found = model.errors.find((one) => one.name === error);
    return { error, number: found?.number ?? fallback };
  };
  const of = (errno: ErrorDef | undefined): { error: string; number: number } =>
    errno === undefined ? declared('EINVAL', 22) : { error: errno.name, number: errno.number };
  const address = { key: name, id, ...of(undefined), text: 'not in the user half' };
  if (type.kind === 'span') {
    if (type.max === undefined && type.min === 0) return [address];
    const bounds = { key: `${name}Length`, id: `${id}.length`, ...of(undefined) };
    return [address, { ...bounds, text: 'shorter or longer than it may be' }];
  }
  if (type.kind === 'pointer') {
    if (type.direction === 'out') return [address];
    const fault = { key: `${name}Fault`, id: `${id}.fault`, ...declared('EFAULT', 14) };
    const content = { key: `${name}Content`, id: `${id}.content`, ...of(type.of.errno) };
    return [address, { ...fault, text: 'not mapped' }, { ...content, text: `no ${type.of.name}` }];
  }
  if (type.of.kind === 'scalar') {
    if (type.of.scalar.wire === 'u64') return [];
    return [{ key: name, id, ...of(undefined), text: `no ${type.of.scalar.wire}` }];
  }
  return [{ key: name, id, ...of(type.of.type.errno), text: `no ${type.of.type.name}` }];
}

/** The facts of an operation in the package it is emitted into. */
export function factsOf(op: OperationDef, model: Model, home: Home): OpFacts {
  const name = camel(op.id);
  return {
    ...home,
    op,
    name,
    type: pascal(op.id),
    wrapper: functionName(name),
    path: inHome(home, `ops/${kebab(op.id)}.ts`),
    locals: opLocals(op, name, pascal(op.id)),
    argRejects: op.args.flatMap((arg) => argRejectsOf(op, model, arg)),
    pointers: typesOf(model, home.feeds).some(({ name: type }) => type === 'UserPtr'),
    waits: op.checks.some(({ waits }) => waits) || op.name === 'wait',
  };
}

/** The structures that the decoder reads from the caller's memory. */
export function readStructs(op: OperationDef): { arg: ArgDef; struct: StructDef }[] {
  return op.args.flatMap((arg) => {
    const { type } = arg;
    return type.kind === 'pointer' && type.direction === 'in' ? [{ arg, struct: type.of }] : [];
  });
}
