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
import { limitParts, owner, snake } from './native.ts';
import type {
  ArgDef,
  FieldDef,
  IntegerDef,
  LimitDef,
  OperationDef,
  ResultDef,
  ServiceDef,
  ServiceOpDef,
  TypeDef,
  VariantDef,
} from '../model/types.ts';
import { C_HEADERS, C_WORDS, isHeaderMacro } from './c-words.ts';
import { apart } from './table.ts';

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

/** Whether a type is an integer. */
export function isInteger(type: TypeDef): type is IntegerDef {
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

/** What a value of a union holds of one of its forms: `struct abicus_shape.as.circle`. */
export function cVariant(prefix: string, { name }: VariantDef): string {
  return cField(prefix, name);
}
