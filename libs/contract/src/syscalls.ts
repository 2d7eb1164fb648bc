/**
 * Syscalls: the number in a7, arguments in a0 to a6 and t0 to t6, the result in a0, further results
 * where the operation says. A negative result is an error number. Every register that an operation
 * reads or writes is named here.
 */
import type { Check } from './errors.ts';
import type {
  FailingWith,
  Only,
  SaidAsType,
  SaidAt,
  SaidBy,
  SaidIn,
  Says,
  ValueAt,
} from './names.ts';
import type { Scalar } from './scalars.ts';

/** Registers of arguments and results; a7 holds the number of the syscall. */
export type Register =
  | 'a0'
  | 'a1'
  | 'a2'
  | 'a3'
  | 'a4'
  | 'a5'
  | 'a6'
  | 't0'
  | 't1'
  | 't2'
  | 't3'
  | 't4'
  | 't5'
  | 't6';

/** An optional value: one register pattern means that there is none. */
export type Optional = {
  readonly kind: 'optional';
  readonly of: string | Scalar;
  readonly none: 'zero' | 'ones';
};

/** Declares an optional value: the register holds the type, or zero for none. */
export function orZero<const T extends string | Scalar>(of: T): Optional & Says<SaidAsType<T>> {
  return { kind: 'optional', of, none: 'zero' };
}

/** Declares an optional value: the register holds the type, or all ones for none. */
export function orOnes<const T extends string | Scalar>(of: T): Optional & Says<SaidAsType<T>> {
  return { kind: 'optional', of, none: 'ones' };
}

/** The address of a structure in the caller's pages. */
export type Pointer = {
  readonly kind: 'pointer';
  readonly direction: 'in' | 'out';
  readonly of: string;
};

/** Declares the address of a structure that the kernel reads and decodes before the handler runs. */
export function reads<const N extends string>(of: N): Pointer & Says<`type ${N}`> {
  return { kind: 'pointer', direction: 'in', of };
}

/** Declares the address of a structure that the kernel writes if the call succeeds. */
export function fills<const N extends string>(of: N): Pointer & Says<`type ${N}`> {
  return { kind: 'pointer', direction: 'out', of };
}

/** The address of bytes whose length is in another register. */
export type Span = {
  readonly kind: 'span';
  readonly direction: 'in' | 'out';
  readonly length: Register;
  /** The limit that bounds the length. */
  readonly max?: string;
  /** The smallest length; 0 if absent. */
  readonly min?: number;
  /** Registers that hold the bytes themselves, little-endian, if these have room for all of them. */
  readonly short?: readonly Register[];
};

type SpanBounds = Pick<Span, 'max' | 'min' | 'short'>;

/**
 * Declares bytes that the kernel reads: the register has their address, `length` names the register of their length. With
 * `short` the argument's own register is the first of these; bytes that fit are in them, and no memory is read.
 */
export function readsBytes<const B extends SpanBounds = object>(
  length: Register,
  bounds: Only<B, keyof SpanBounds> = {} as never,
): Span & Says<SaidAt<B, 'max', 'limit'>> {
  return { kind: 'span', direction: 'in', length, ...bounds };
}

/**
 * Declares a buffer that the kernel writes: the register has its address, `length` names the register of its length. With
 * `short` bytes that fit come in these registers, whatever the buffer's length, and the buffer is left as it is; how many
 * there are is what the call `returns`, in bytes.
 */
export function fillsBytes<const B extends SpanBounds = object>(
  length: Register,
  bounds: Only<B, keyof SpanBounds> = {} as never,
): Span & Says<SaidAt<B, 'max', 'limit'>> {
  return { kind: 'span', direction: 'out', length, ...bounds };
}

/** The type of an argument register. */
export type ArgType = string | Scalar | Optional | Pointer | Span;

/** An argument, or a further result: its register and its type. */
export type Arg = {
  readonly kind: 'arg';
  readonly register: Register;
  readonly type: ArgType;
};

function argument<T extends ArgType>(register: Register, type: T): Arg & Says<SaidAsType<T>> {
  return { kind: 'arg', register, type };
}

/** The argument in a0. */
export function a0<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('a0', type);
}
/** The argument or further result in a1. */
export function a1<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('a1', type);
}
/** The argument or further result in a2. */
export function a2<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('a2', type);
}
/** The argument or further result in a3. */
export function a3<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('a3', type);
}
/** The argument or further result in a4. */
export function a4<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('a4', type);
}
/** The argument or further result in a5. */
export function a5<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('a5', type);
}
/** The argument or further result in a6. */
export function a6<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('a6', type);
}
/** The argument or further result in t0. */
export function t0<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('t0', type);
}
/** The argument or further result in t1. */
export function t1<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('t1', type);
}
/** The argument or further result in t2. */
export function t2<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('t2', type);
}
/** The argument or further result in t3. */
export function t3<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('t3', type);
}
/** The argument or further result in t4. */
export function t4<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('t4', type);
}
/** The argument or further result in t5. */
export function t5<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('t5', type);
}
/** The argument or further result in t6. */
export function t6<const T extends ArgType>(type: T): Arg & Says<SaidAsType<T>> {
  return argument('t6', type);
}

/** An operation: arguments, results, cost and checks. */
export type OpShape = {
  /** Arguments by name, each in its register. */
  readonly args?: Readonly<Record<string, Arg>>;
  /** The type of a0 on success; absent if the result is always 0. */
  readonly returns?: string | Scalar;
  /** Further results on success by name, each in its register: `{ status: a1('ExitStatus') }`. */
  readonly results?: Readonly<Record<string, Arg>>;
  /** Whether the call never returns. */
  readonly noReturn?: boolean;
  /** The virtual time that the call takes, in nanoseconds. */
  readonly cost: number;
  /** Semantic checks, in the order in which they are made. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** The audit line for each decision. */
  readonly audit?: string;
};

/** The names in an operation. */
type SaidByOp<O> = FailingWith<
  'error',
  | SaidIn<ValueAt<O, 'args'>>
  | SaidIn<ValueAt<O, 'checks'>>
  | SaidIn<ValueAt<O, 'results'>>
  | SaidAsType<ValueAt<O, 'returns'>>
  | SaidAt<O, 'audit', 'audit'>
>;

/** An operation behind a selector. */
export type Op = OpShape & { readonly kind: 'op'; readonly selector: number };

/** Declares an operation by the value of the selector that picks it. */
export function op<const O extends OpShape>(
  picked: number,
  shape: Only<O, keyof OpShape>,
): Op & Says<SaidByOp<O>> {
  return { kind: 'op', selector: picked, ...shape };
}

/** The register that picks an operation. */
export type Selector = {
  readonly kind: 'selector';
  readonly register: Register;
  /** The error of a value that picks no operation. */
  readonly errno: string;
};

/** Declares which register picks the operation, and the error for a value that picks none. */
export function selector<const E extends string>(
  register: Register,
  options: { readonly errno: E },
): Selector & Says<`error ${E}`> {
  return { kind: 'selector', register, errno: options.errno };
}

/** Operations behind a selector. */
type Selected = {
  /** The register that picks an operation. */
  readonly selector: Selector;
  /** Operations by name. */
  readonly ops: Readonly<Record<string, Op>>;
};

/** A syscall: one operation, or several behind a selector. */
export type Syscall = { readonly kind: 'syscall'; readonly number: number } & (OpShape | Selected);

/** A syscall and the names of its operations, if it has a selector. */
type SyscallOf<O> = Syscall &
  Says<SaidByOp<O> | SaidIn<ValueAt<O, 'ops'>> | SaidBy<ValueAt<O, 'selector'>>> &
  (O extends { readonly ops: infer P } ? { readonly ops: P } : object);

/** Declares a syscall by its number. */
export function syscall<const O extends OpShape | Selected>(
  number: number,
  shape: Only<O, keyof OpShape | keyof Selected>,
): SyscallOf<O> {
  return { kind: 'syscall', number, ...shape } as unknown as SyscallOf<O>;
}
