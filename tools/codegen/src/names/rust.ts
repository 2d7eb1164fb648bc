/**
 * The names of elements in the Rust crate.
 *
 * All stand in its root, what does not belong to the kernel ABI with its package's name. A name that is
 * a keyword, or would hide something of the prelude from code that imports all of the crate, gets a `_`
 * at its end (`r#` would do for some keywords and not for `self`). What codecs have in common is in a
 * module of its own. Two elements with one name are a finding.
 */
import { pascal, screaming } from '../emit/names.ts';
import { returnedBy } from '../emit/op-result.ts';
import { isComposite, valuesIn } from '../emit/native/reach.ts';
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
  CompositeDef,
  LimitDef,
  Model,
  OperationDef,
  ServiceDef,
  TypeDef,
  VariantDef,
} from '../model/types.ts';
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

/** The name of the values of a frame: `TimedRegisterRequest`. */
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

/** Functions and local names of the crate that calls are apart from. */
const CALL_NAMES: ReadonlySet<string> = new Set([
  'bytes_of',
  'drop',
  'ecall',
  'ecall_registers',
  'words_of',
]);
const CALL_LOCALS: ReadonlySet<string> = new Set([
  'bytes_of',
  'one',
  'size',
  'trap',
  'trapped',
  'words',
  'words_of',
]);

/** The function of an operation: `task_qos_set`. */
export function rustCall(id: string): string {
  const plain = snake(id);
  return apart(plain, RUST_KEYWORDS.has(plain) || CALL_NAMES.has(plain));
}

/** The results of an operation that has several: `WaitResult`. */
export function rustResult(id: string): string {
  return typeName(`${id}Result`);
}

/** The parameter of an argument. */
export function rustArgument(name: string): string {
  const plain = snake(name);
  return apart(plain, RUST_KEYWORDS.has(plain) || CALL_LOCALS.has(plain));
}

/** A form of a union, or of what is distinguished by size. */
export function rustVariant({ name }: VariantDef): string {
  return typeName(name);
}

/** What is known of the versions of a service's envelope: `TIMED_FORMS`. */
export function rustForms({ name }: ServiceDef): string {
  return rustConst(name, 'forms');
}

/** What answers requests that do not decode: `TIMED_ANSWERS`. */
export function rustAnswers({ name }: ServiceDef): string {
  return rustConst(name, 'answers');
}

function ofComposite(type: CompositeDef): NamedElement[] {
  const name = rustType(type);
  const own = { of: type, what: type.kind, names: [name] };
  if (type.kind === 'record') {
    const values = valuesIn(type.fields);
    return [own, ...partsOf(type, 'field', values, (field) => `${name}.${rustField(field)}`)];
  }
  return [
    own,
    ...type.variants.flatMap((one): NamedElement[] => {
      const of = { id: `${type.id}.${one.name}`, pos: one.pos };
      const form = `${name}::${rustVariant(one)}`;
      const values = valuesIn(one.fields);
      return [
        { of, what: 'variant', names: [form] },
        ...partsOf(of, 'field', values, (field) => `${form}.${rustField(field)}`),
      ];
    }),
  ];
}

function ofType(type: TypeDef): NamedElement[] {
  if (isComposite(type)) return ofComposite(type);
  const { kind } = type;
  const name = rustType(type);
  const own = { of: type, what: kind, names: [name] };
  if (kind === 'struct') {
    return [own, ...partsOf(type, 'field', type.fields, (field) => `${name}.${rustField(field)}`)];
  }
  const members = kind === 'enumeration' ? type.members : kind === 'flags' ? type.bits : [];
  return [own, ...partsOf(type, 'member', members, (member) => `${name}::${screaming(member)}`)];
}

function ofOperation(of: OperationDef): NamedElement[] {
  const call = rustCall(of.id);
  const names = of.selector === undefined ? [] : [rustConst('sel', of.id)];
  const own = { of, what: 'operation', names: [...names, `fn ${call}`] };
  const args = partsOf(of, 'argument', of.args, (name) => `${call}(${rustArgument(name)})`);
  if (of.results.length === 0 || of.noReturn) return [own, ...args];
  const type = rustResult(of.id);
  const fields = returnedBy({ op: of }).map(({ name }) => `${type}.${rustField(name)}`);
  return [own, ...args, { of, what: 'result', names: [type, ...fields] }];
}

function ofFrame({ of, name, frame }: NamedFrame): NamedElement[] {
  const type = rustFrame(name);
  const values = valuesIn(frame.fields);
  return [
    { of, what: 'frame', names: [type] },
    ...partsOf(of, 'field', values, (field) => `${type}.${rustField(field)}`),
  ];
}

/** All names of the crate that are made of the contracts. */
export function namesInRust(model: Model): NamedElement[] {
  const naming: Naming = {
    constant: rustConst,
    frame: ofFrame,
    service: (service) => [
      rustConst(service.name, 'magic'),
      rustForms(service),
      rustAnswers(service),
    ],
    opcode: [[]],
  };
  return [
    ...numbersIn(model, naming),
    ...model.operations.flatMap(ofOperation),
    ...model.types.flatMap(ofType),
    ...model.services.flatMap((service) => serviceIn(service, naming)),
  ];
}
