/**
 * Syscalls: the number in a7, arguments in a0 to a5, the result in a0. A negative result is an
 * error number. Every register that an operation reads is named here.
 */
import type { Check } from './errors.ts';
import type { Scalar } from './scalars.ts';

/** Argument registers. */
export type Register = 'a0' | 'a1' | 'a2' | 'a3' | 'a4' | 'a5';

/** A value for which one register pattern means that there is none. */
export type Optional<N extends string = string> = {
  readonly kind: 'optional';
  readonly of: N | Scalar;
  readonly none: 'zero' | 'ones';
};

/** The register holds the type, or zero for none. */
export function orZero<const T extends string | Scalar>(of: T): Optional<Extract<T, string>> {
  return { kind: 'optional', of, none: 'zero' } as Optional<Extract<T, string>>;
}

/** The register holds the type, or all ones for none. */
export function orOnes<const T extends string | Scalar>(of: T): Optional<Extract<T, string>> {
  return { kind: 'optional', of, none: 'ones' } as Optional<Extract<T, string>>;
}

/** The address of a structure in the caller's pages. */
export type Pointer<N extends string = string> = {
  readonly kind: 'pointer';
  readonly direction: 'in' | 'out';
  readonly of: N;
};

/** The address of a structure that the kernel reads; it is decoded before the handler runs. */
export function reads<const N extends string>(of: N): Pointer<N> {
  return { kind: 'pointer', direction: 'in', of };
}

/** The address of a structure that the kernel fills when the call succeeds. */
export function fills<const N extends string>(of: N): Pointer<N> {
  return { kind: 'pointer', direction: 'out', of };
}

/** The address of a run of bytes whose length is in another register. */
export type Span = {
  readonly kind: 'span';
  readonly direction: 'in' | 'out';
  readonly length: Register;
  readonly max?: string;
  readonly min?: number;
};

/** Bytes that the kernel reads: their address, and the register that holds their length. */
export function readsBytes(
  length: Register,
  bounds: { readonly max?: string; readonly min?: number } = {},
): Span {
  return { kind: 'span', direction: 'in', length, ...bounds };
}

/** Room that the kernel fills: its address, and the register that holds its length. */
export function fillsBytes(
  length: Register,
  bounds: { readonly max?: string; readonly min?: number } = {},
): Span {
  return { kind: 'span', direction: 'out', length, ...bounds };
}

/** What a register carries. */
export type ArgType<N extends string = string> = N | Scalar | Optional<N> | Pointer<N> | Span;

/** An argument: its register and what it carries. */
export type Arg<N extends string = string> = {
  readonly kind: 'arg';
  readonly register: Register;
  readonly type: ArgType<N>;
};

/** The names in what a register carries. */
export type NameIn<T> = T extends string
  ? T
  : T extends Pointer<infer P>
    ? P
    : T extends Optional<infer N>
      ? N
      : never;

function argument<T extends ArgType>(register: Register, type: T): Arg<NameIn<T>> {
  return { kind: 'arg', register, type: type as ArgType<NameIn<T>> };
}

/** The argument in a0. */
export function a0<const T extends ArgType>(type: T): Arg<NameIn<T>> {
  return argument('a0', type);
}
/** The argument in a1. */
export function a1<const T extends ArgType>(type: T): Arg<NameIn<T>> {
  return argument('a1', type);
}
/** The argument in a2. */
export function a2<const T extends ArgType>(type: T): Arg<NameIn<T>> {
  return argument('a2', type);
}
/** The argument in a3. */
export function a3<const T extends ArgType>(type: T): Arg<NameIn<T>> {
  return argument('a3', type);
}
/** The argument in a4. */
export function a4<const T extends ArgType>(type: T): Arg<NameIn<T>> {
  return argument('a4', type);
}
/** The argument in a5. */
export function a5<const T extends ArgType>(type: T): Arg<NameIn<T>> {
  return argument('a5', type);
}

/** What an operation takes, returns, costs and checks. */
export type OpShape<N extends string = string, E extends string = string> = {
  readonly args?: Readonly<Record<string, Arg<N>>>;
  /** The type of a0 on success; left out where the result is always 0. */
  readonly returns?: N | Scalar;
  /** The type of a1 on success, for calls that return two words. */
  readonly second?: N | Scalar;
  /** The call does not come back. */
  readonly noReturn?: boolean;
  /** The virtual time that it takes, in nanoseconds. */
  readonly cost: number;
  /** Semantic checks, in the order in which they are made. */
  readonly checks?: Readonly<Record<string, Check<E>>>;
  /** The audit line that each decision is written to. */
  readonly audit?: string;
};

/** An operation behind a selector. */
export type Op<N extends string = string, E extends string = string> = OpShape<N, E> & {
  readonly kind: 'op';
  readonly selector: number;
};

/** The type names in an operation. */
export type NamesIn<O> =
  | (O extends { readonly args: Readonly<Record<string, Arg<infer N>>> } ? N : never)
  | (O extends { readonly returns: infer R } ? Extract<R, string> : never)
  | (O extends { readonly second: infer R } ? Extract<R, string> : never)
  | (O extends { readonly ops: Readonly<Record<string, Op<infer N>>> } ? N : never);

/** The errors that the checks of an operation fail with. */
export type ErrorsIn<O> =
  | (O extends { readonly checks: Readonly<Record<string, Check<infer E>>> } ? E : never)
  | (O extends { readonly ops: Readonly<Record<string, Op<string, infer E>>> } ? E : never);

/** Declares the operation that `selector` picks. */
export function op<const O extends OpShape>(picked: number, shape: O): Op<NamesIn<O>, ErrorsIn<O>> {
  return { kind: 'op', selector: picked, ...shape } as unknown as Op<NamesIn<O>, ErrorsIn<O>>;
}

/** The register that picks an operation. */
export type Selector = {
  readonly kind: 'selector';
  readonly register: Register;
  readonly errno: string;
};

/** Declares which register picks the operation, and the error for a value that picks none. */
export function selector(register: Register, options: { readonly errno: string }): Selector {
  return { kind: 'selector', register, errno: options.errno };
}

/** A syscall: one operation, or several behind a selector. */
export type Syscall<N extends string = string, E extends string = string> = {
  readonly kind: 'syscall';
  readonly number: number;
} & (
  | OpShape<N, E>
  | { readonly selector: Selector; readonly ops: Readonly<Record<string, Op<N, E>>> }
);

/** Declares a syscall by its number. */
export function syscall<
  const O extends
    | OpShape
    | { readonly selector: Selector; readonly ops: Readonly<Record<string, Op>> },
>(number: number, shape: O): Syscall<NamesIn<O>, ErrorsIn<O>> {
  return { kind: 'syscall', number, ...shape } as unknown as Syscall<NamesIn<O>, ErrorsIn<O>>;
}
