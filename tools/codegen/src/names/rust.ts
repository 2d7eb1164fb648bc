/**
 * The names of elements in the Rust crate.
 *
 * All stand in its root, what does not belong to the kernel ABI with its package's name. A name that is
 * a keyword, or would hide something of the prelude from code that imports all of the crate, gets a `_`
 * at its end (`r#` would do for some keywords and not for `self`); so do fields of a frame that are
 * called like one of its header. Two elements with one name are a finding.
 */
import { pascal, screaming } from '../emit/names.ts';
import { limitParts, numbersIn, owner, serviceIn, snake, type Naming } from './native.ts';
import type { FrameDef, LimitDef, Model, OperationDef, TypeDef } from '../model/types.ts';
import { RUST_KEYWORDS, RUST_PRELUDE } from './rust-words.ts';
import { apart, partsOf, type NamedElement } from './table.ts';

function typeName(name: string): string {
  const plain = pascal(name);
  return apart(plain, RUST_KEYWORDS.has(plain) || RUST_PRELUDE.has(plain));
}

/** The name of a type. */
export function rustType(type: TypeDef): string {
  return typeName(`${owner(type)}${type.name}`);
}

/** The name of a frame's record: `TimedRegisterRequest`. */
export function rustFrame(name: string): string {
  return typeName(name);
}

/** A constant: `SYS_YIELD` of `sys` and `yield`. */
export function rustConst(...parts: readonly string[]): string {
  return screaming(parts.join('_'));
}

/** The constant of a limit, or of one of its members. */
export function rustLimit(limit: LimitDef, ...member: readonly string[]): string {
  return rustConst(...limitParts(limit, ...member));
}

/** A field of a structure. */
export function rustField(name: string): string {
  const plain = snake(name);
  return apart(plain, RUST_KEYWORDS.has(plain));
}

/** A field of a frame, apart from those of its header. */
export function rustFrameField({ header }: FrameDef, name: string): string {
  const plain = snake(name);
  return apart(plain, RUST_KEYWORDS.has(plain) || header.some((one) => one.name === plain));
}

function ofType(type: TypeDef): NamedElement[] {
  const { kind } = type;
  const name = rustType(type);
  const own = { of: type, what: kind, names: [name] };
  if (kind === 'struct') {
    return [own, ...partsOf(type, 'field', type.fields, (field) => `${name}.${rustField(field)}`)];
  }
  const members = kind === 'enumeration' ? type.members : kind === 'flags' ? type.bits : [];
  return [own, ...partsOf(type, 'member', members, (member) => `${name}::${screaming(member)}`)];
}

function ofSelector(of: OperationDef): NamedElement[] {
  if (of.selector === undefined) return [];
  return [{ of, what: 'operation', names: [rustConst('sel', of.id)] }];
}

/** All names of the crate that are made of the contracts. */
export function namesInRust(model: Model): NamedElement[] {
  const naming: Naming = {
    constant: rustConst,
    record: rustFrame,
    field: rustFrameField,
    magic: ['magic'],
    opcode: [[]],
  };
  return [
    ...numbersIn(model, naming),
    ...model.operations.flatMap(ofSelector),
    ...model.types.flatMap(ofType),
    ...model.services.flatMap((service) => serviceIn(service, naming)),
  ];
}
