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
import { sharedNames } from '../emit/native/c-codecs/shared.ts';
import { travelling, valuesIn } from '../emit/native/reach.ts';
import { setOf } from '../emit/native/sets.ts';
import {
  limitParts,
  numbersIn,
  owner,
  serviceIn,
  snake,
  type NamedFrame,
  type Naming,
} from './native.ts';
import type {
  ArgDef,
  CompositeDef,
  FieldDef,
  IntegerDef,
  LimitDef,
  Model,
  OperationDef,
  ResultDef,
  ServiceDef,
  ServiceOpDef,
  StructDef,
  TypeDef,
  VariantDef,
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
  /** The trap of calls with more registers than a0 to a5 in and a0 and a1 out. */
  readonly wideTrap: string;
  readonly registers: string;
} {
  const upper = screaming(prefix);
  const [guard, assertion] = [`${upper}_ABI_H`, `${upper}_STATIC_ASSERT`];
  return {
    guard,
    assertion,
    supplied: `${upper}_ECALL`,
    trap: `${prefix}_ecall`,
    result: `${prefix}_result`,
    wideTrap: `${prefix}_ecall_registers`,
    registers: `${prefix}_registers`,
  };
}

/** Local names of the functions for operations: arguments called so get a `_`. */
const LOCALS: ReadonlySet<string> = new Set(['trapped', 'words', 'result']);

const reserved = new Map<string, ReadonlySet<string>>();

/** Names that the header has whatever the contracts say. */
function reservedIn(prefix: string): ReadonlySet<string> {
  const before = reserved.get(prefix);
  if (before !== undefined) return before;
  const made = new Set([...Object.values(cFixed(prefix)), ...sharedNames(prefix)]);
  reserved.set(prefix, made);
  return made;
}

function inFile(prefix: string, name: string): string {
  const taken = reservedIn(prefix).has(name) || C_WORDS.has(name) || isHeaderMacro(name);
  return apart(name, taken);
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
  return isInteger(type) ? inFile(prefix, `${name}_t`) : `struct ${inFile(prefix, name)}`;
}

function isInteger(type: TypeDef): type is IntegerDef {
  return type.kind === 'newtype' || type.kind === 'enumeration' || type.kind === 'flags';
}

/** A function that belongs to a type: `abicus_decode_row`. */
export function cTypeCodec(
  prefix: string,
  what: 'decode' | 'encode' | 'is',
  type: TypeDef,
): string {
  return cCodec(prefix, what, `${owner(type)}${type.name}`);
}

/** A function that belongs to a frame: `abicus_decode_timed_register_request`. */
export function cCodec(prefix: string, ...parts: readonly string[]): string {
  return inFile(prefix, snake([prefix, ...parts].join('_')));
}

/** The function that answers requests which do not decode: `abicus_answer_timed`. */
export function cAnswer(prefix: string, { name }: ServiceDef): string {
  return cCodec(prefix, 'answer', name);
}

/** What is known of the versions of a service's envelope: `abicus_wire_timed_forms`. */
export function cForms(prefix: string, service: ServiceDef): string {
  return cCodec(prefix, 'wire', service.name, 'forms');
}

/** The function that rejects a request of an operation: `abicus_reject_timed_register`. */
export function cReject(prefix: string, { service, name }: ServiceOpDef): string {
  return cCodec(prefix, 'reject', service, name);
}

/** The values of a frame: `struct abicus_timed_register_request`. */
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

/** Says whether a field is there that a frame may end before, apart from other fields. */
export function cHas(prefix: string, fields: readonly FieldDef[], name: string): string {
  const plain = `has_${snake(name)}`;
  return inside(prefix, plain, () => fields.some((one) => snake(one.name) === plain));
}

/** The parameter of an argument. */
export function cArgument(prefix: string, name: string): string {
  return inside(prefix, name, (plain) => LOCALS.has(plain));
}

/** The parameter of a span's length, apart from arguments. */
export function cLength(prefix: string, { args }: OperationDef, { name, type }: ArgDef): string {
  const isRoom = type.kind === 'span' && type.direction === 'out' && type.short.length > 0;
  const plain = `${snake(name)}_${isRoom ? 'max' : 'length'}`;
  return inside(prefix, plain, () => args.some((arg) => snake(arg.name) === plain));
}

/** The parameter that points to where a further result goes, apart from arguments. */
export function cResult(prefix: string, operation: OperationDef, { name }: ResultDef): string {
  const taken = operation.args.flatMap((arg) => [
    cArgument(prefix, arg.name),
    ...(arg.type.kind === 'span' ? [cLength(prefix, operation, arg)] : []),
  ]);
  const own = cArgument(prefix, name);
  return taken.includes(own) ? inside(prefix, `${name}_result`, (one) => taken.includes(one)) : own;
}

/** The file of the header: apart from those of the standard, whose place it would take. */
export function cHeaderFile(prefix: string): string {
  return C_HEADERS.has(prefix) ? `${prefix}_abi.h` : `${prefix}.h`;
}

function ofFields(
  prefix: string,
  of: { readonly id: string },
  within: string,
  fields: readonly FieldDef[],
): NamedElement[] {
  const tails = fields.filter((field) => field.type.kind === 'tail');
  return [
    ...partsOf(of, 'field', fields, (field) => `${within}.${cField(prefix, field)}`),
    ...partsOf(of, 'tail', tails, (field) => `${within}.${cHas(prefix, fields, field)}`),
  ];
}

function codecs(prefix: string, type: TypeDef): string[] {
  return (['decode', 'encode'] as const).map((what) => cTypeCodec(prefix, what, type));
}

function ofStruct(prefix: string, type: StructDef, travels: boolean): NamedElement[] {
  const name = cTypeName(prefix, type);
  const constants = type.fields.filter((field) => field.type.kind === 'constant');
  return [
    { of: type, what: type.kind, names: [name, ...(travels ? codecs(prefix, type) : [])] },
    ...ofFields(prefix, type, name, type.fields),
    ...partsOf(type, 'constant', constants, (field) => cTypeMacro(prefix, type, field)),
  ];
}

/** What a value of a union holds of one of its forms: `struct abicus_shape.as.circle`. */
export function cVariant(prefix: string, { name }: VariantDef): string {
  return cField(prefix, name);
}

function ofComposite(prefix: string, type: CompositeDef): NamedElement[] {
  const name = cTypeName(prefix, type);
  const own = { of: type, what: type.kind, names: [name, ...codecs(prefix, type)] };
  if (type.kind === 'record') {
    return [own, ...ofFields(prefix, type, name, valuesIn(type.fields))];
  }
  return [
    own,
    ...type.variants.flatMap((one): NamedElement[] => {
      const of = { id: `${type.id}.${one.name}`, pos: one.pos };
      const values = valuesIn(one.fields);
      const within = `${name}.as.${cVariant(prefix, one)}`;
      const names = [cTypeMacro(prefix, type, one.name), ...(values.length > 0 ? [within] : [])];
      return [{ of, what: 'variant', names }, ...ofFields(prefix, of, within, values)];
    }),
  ];
}

function ofType(prefix: string, type: TypeDef, travels: boolean): NamedElement[] {
  if (type.kind === 'struct') return ofStruct(prefix, type, travels);
  if (!isInteger(type)) return ofComposite(prefix, type);
  const { kind } = type;
  const name = cTypeName(prefix, type);
  const members = kind === 'enumeration' ? type.members : kind === 'flags' ? type.bits : [];
  const isChecked = travels && setOf({ kind: 'named', type }) !== undefined;
  const check = isChecked ? [cTypeCodec(prefix, 'is', type)] : [];
  return [
    { of: type, what: kind, names: [name, `struct ${name}`, ...check] },
    ...partsOf(type, 'member', members, (member) => cTypeMacro(prefix, type, member)),
  ];
}

function ofFrame(prefix: string, frame: NamedFrame): NamedElement[] {
  const { of, name } = frame;
  const values = valuesIn(frame.frame.fields);
  const functions = ['decode', 'encode'].map((what) => cCodec(prefix, what, name));
  if (frame.side === 'reply') functions.push(cReject(prefix, frame.op));
  const record = values.length > 0 ? [cFrame(prefix, name)] : [];
  const names = [...record, cMacro(prefix, name, 'max_size'), ...functions];
  return [{ of, what: 'frame', names }, ...ofFields(prefix, of, cFrame(prefix, name), values)];
}

function ofOperation(prefix: string, operation: OperationDef): NamedElement[] {
  const { args, results, selector, id } = operation;
  const name = cFunction(prefix, id);
  const number = selector === undefined ? [] : [cMacro(prefix, 'sel', id)];
  return [
    { of: operation, what: 'operation', names: [name, ...number] },
    ...args.map((arg): NamedElement => {
      const length = arg.type.kind === 'span' ? [cLength(prefix, operation, arg)] : [];
      const names = [cArgument(prefix, arg.name), ...length].map((one) => `${name}(${one})`);
      return { of: { id: `${id}.${arg.name}`, pos: arg.pos }, what: 'argument', names };
    }),
    ...(operation.noReturn ? [] : results).map((one): NamedElement => {
      const names = [`${name}(${cResult(prefix, operation, one)})`];
      return { of: { id: `${id}.${one.name}`, pos: one.pos }, what: 'result', names };
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
    frame: (frame) => ofFrame(prefix, frame),
    service: (service) => [
      ...['magic0', 'magic1'].map((part) => cMacro(prefix, service.name, part)),
      cForms(prefix, service),
      cAnswer(prefix, service),
    ],
    opcode: [[], ['reply']],
  };
  const travels = travelling(model);
  return [
    ...numbersIn(model, naming),
    ...model.types.flatMap((type) => ofType(prefix, type, travels.has(type))),
    ...model.services.flatMap((service) => serviceIn(service, naming)),
    ...ofBoard(prefix, model),
    ...model.operations.flatMap((operation) => ofOperation(prefix, operation)),
  ];
}
