/**
 * The names of elements in the C header.
 *
 * What is seen in the whole file starts with the scope: `@abicus` gives `abicus_pid_t` and
 * `ABICUS_SYS_YIELD`; what does not belong to the kernel ABI has its package's name in it too. Fields
 * and arguments stand for themselves. A name that the language, an included header or the generated
 * code has for itself gets a `_` at its end; nothing else ends so. Two elements with one name are a
 * finding; functions and tags of structures are apart in C and C++, typedefs from neither in C++.
 */
import { screaming } from '../emit/names.ts';
import { limitParts, numbersIn, owner, serviceIn, snake, type Naming } from './native.ts';
import type {
  ArgDef,
  FrameDef,
  LimitDef,
  Model,
  OperationDef,
  StructDef,
  TypeDef,
} from '../model/types.ts';
import { C_HEADERS, C_WORDS, isHeaderMacro } from './c-words.ts';
import { apart, partsOf, type NamedElement } from './table.ts';

/** What the header has whatever the contracts say. */
export function cFixed(prefix: string): {
  readonly guard: string;
  readonly assertion: string;
  /** Defined by a file that supplies the trap itself. */
  readonly supplied: string;
  readonly trap: string;
  readonly result: string;
} {
  const upper = screaming(prefix);
  const [trap, result] = [`${prefix}_ecall`, `${prefix}_result`];
  const [guard, assertion] = [`${upper}_ABI_H`, `${upper}_STATIC_ASSERT`];
  return { guard, assertion, supplied: `${upper}_ECALL`, trap, result };
}

/** Local names of the functions for operations: arguments called so get a `_`. */
const LOCALS: ReadonlySet<string> = new Set(['second', 'trapped']);

function inFile(prefix: string, name: string): string {
  const fixed = Object.values(cFixed(prefix));
  return apart(name, fixed.includes(name) || C_WORDS.has(name) || isHeaderMacro(name));
}

/** A macro: `ABICUS_SYS_YIELD` of `sys` and `yield`. */
export function cMacro(prefix: string, ...parts: readonly string[]): string {
  return inFile(prefix, screaming([prefix, ...parts].join('_')));
}

/** The macro of a limit, or of one of its members. */
export function cLimit(prefix: string, limit: LimitDef, ...member: readonly string[]): string {
  return cMacro(prefix, ...limitParts(limit, ...member));
}

/** The macro of a part of a type: a member, a bit, a constant. */
export function cTypeMacro(prefix: string, type: TypeDef, part: string): string {
  return cMacro(prefix, `${owner(type)}${type.name}`, part);
}

/** The function of an operation: `abicus_task_qos_set`. */
export function cFunction(prefix: string, id: string): string {
  return inFile(prefix, snake(`${prefix}_${id}`));
}

/** The name of a type's typedef, or `struct …`. */
export function cTypeName(prefix: string, type: TypeDef): string {
  const name = `${prefix}_${owner(type)}${snake(type.name)}`;
  return type.kind === 'struct' ? `struct ${inFile(prefix, name)}` : inFile(prefix, `${name}_t`);
}

/** The record of a frame: `struct abicus_timed_register_request`. */
export function cFrame(prefix: string, name: string): string {
  return `struct ${inFile(prefix, snake(`${prefix}_${name}`))}`;
}

function inside(prefix: string, name: string, taken: (plain: string) => boolean): string {
  const plain = snake(name);
  // What starts like the names of the file may be a type or function that is needed there.
  return apart(plain, C_WORDS.has(plain) || plain.startsWith(`${prefix}_`) || taken(plain));
}

/** A field of a structure. */
export function cField(prefix: string, name: string): string {
  return inside(prefix, name, () => false);
}

/** A field of a frame, apart from those of its header. */
export function cFrameField(prefix: string, { header }: FrameDef, name: string): string {
  return inside(prefix, name, (plain) => header.some((one) => one.name === plain));
}

/** The parameter of an argument. */
export function cArgument(prefix: string, name: string): string {
  return inside(prefix, name, (plain) => LOCALS.has(plain));
}

/** The parameter of a span's length, apart from arguments. */
export function cLength(prefix: string, { args }: OperationDef, { name }: ArgDef): string {
  const plain = `${snake(name)}_length`;
  return inside(prefix, plain, () => args.some((arg) => snake(arg.name) === plain));
}

/** The parameter that takes a1. */
export const C_SECOND = 'second';

/** The file of the header: apart from those of the standard, whose place it would take. */
export function cHeaderFile(prefix: string): string {
  return C_HEADERS.has(prefix) ? `${prefix}_abi.h` : `${prefix}.h`;
}

function ofStruct(prefix: string, type: StructDef): NamedElement[] {
  const name = cTypeName(prefix, type);
  const constants = type.fields.filter((field) => field.type.kind === 'constant');
  return [
    { of: type, what: type.kind, names: [name] },
    ...partsOf(type, 'field', type.fields, (field) => `${name}.${cField(prefix, field)}`),
    ...partsOf(type, 'constant', constants, (field) => cTypeMacro(prefix, type, field)),
  ];
}

function ofType(prefix: string, type: TypeDef): NamedElement[] {
  if (type.kind === 'struct') return ofStruct(prefix, type);
  const { kind } = type;
  const name = cTypeName(prefix, type);
  const members = kind === 'enumeration' ? type.members : kind === 'flags' ? type.bits : [];
  return [
    { of: type, what: kind, names: [name, `struct ${name}`] },
    ...partsOf(type, 'member', members, (member) => cTypeMacro(prefix, type, member)),
  ];
}

function ofOperation(prefix: string, operation: OperationDef): NamedElement[] {
  const { args, selector, id } = operation;
  const name = cFunction(prefix, id);
  const number = selector === undefined ? [] : [cMacro(prefix, 'sel', id)];
  return [
    { of: operation, what: 'operation', names: [name, ...number] },
    ...args.map((arg): NamedElement => {
      const length = arg.type.kind === 'span' ? [cLength(prefix, operation, arg)] : [];
      const names = [cArgument(prefix, arg.name), ...length].map((one) => `${name}(${one})`);
      return { of: { id: `${id}.${arg.name}`, pos: arg.pos }, what: 'argument', names };
    }),
  ];
}

function ofBoard(prefix: string, { board }: Model): NamedElement[] {
  const devices = board.devices.flatMap((of): NamedElement[] => {
    const own = ['base', 'size'].map((part) => cMacro(prefix, of.name, part));
    const { registers } = of;
    return [
      { of, what: 'device', names: own },
      ...partsOf(of, 'register', registers, (name) => cMacro(prefix, of.name, name)),
    ];
  });
  const groups = board.groups.flatMap((of) =>
    partsOf(of, 'number', of.numbers, (name) => cMacro(prefix, of.name, name)),
  );
  return [...devices, ...groups];
}

/** All names of the header that are made of the contracts. */
export function namesInC(model: Model, prefix: string): NamedElement[] {
  const naming: Naming = {
    constant: (...parts) => cMacro(prefix, ...parts),
    record: (frame) => cFrame(prefix, frame),
    field: (frame, name) => cFrameField(prefix, frame, name),
    magic: ['magic0', 'magic1'],
    opcode: [[], ['reply']],
  };
  return [
    ...numbersIn(model, naming),
    ...model.types.flatMap((type) => ofType(prefix, type)),
    ...model.services.flatMap((service) => serviceIn(service, naming)),
    ...ofBoard(prefix, model),
    ...model.operations.flatMap((operation) => ofOperation(prefix, operation)),
  ];
}
