/** The contents of fields: resolves the language's forms and checks their bounds. */
import type { Bytes, Element, Field, LengthPlace, List, Scalar, Text } from '@abicus/contract';
import { plural } from '../diagnostics/plural.ts';
import { defined } from './defined.ts';
import { inRange, rangeText, scalarDef } from './scalars.ts';
import { sizeOf } from './sizes.ts';
import type {
  ElementType,
  FieldType,
  LengthDef,
  ListType,
  RangedType,
  RunType,
  ScalarDef,
  TypeDef,
} from './shape/values.ts';
import type { Site } from './site.ts';

/** Resolves the name of a type at its use; gives nothing, and a finding, for an unknown name. */
export type ResolveType = (site: Site, name: string) => TypeDef | undefined;

/** A `length` field before its data: its width, and the field that it is the length of. */
type Length = { readonly scalar: ScalarDef; for: string };

/** The shared state of the fields of one record. */
export type Scope = {
  readonly resolve: ResolveType;
  /** Length fields by name. */
  readonly lengths: Map<string, Length>;
};

/** An integer that counts: neither a boolean nor a bigint. */
function counter(site: Site, of: Scalar): ScalarDef {
  const scalar = scalarDef(of);
  if (scalar.carrier === 'bigint') {
    const message = `a length of ${scalar.wire} is carried by a bigint, but an array length is a number`;
    site.range(message, 'use u53: the same bytes, carried by a number');
  } else if (scalar.carrier === 'boolean') site.range('a bool is not a length', 'u8');
  return scalar;
}

/** An integer, where a boolean would have no meaning. */
export function integer(site: Site, of: Scalar): ScalarDef {
  const scalar = scalarDef(of);
  if (scalar.carrier === 'boolean') site.range('a bool is not an integer', 'u8');
  return scalar;
}

function namedLength(site: Site, name: string, user: string, scope: Scope): LengthDef | undefined {
  const length = scope.lengths.get(name);
  if (length === undefined) {
    const fix = `${name}: length(u16), before it`;
    site.unknown(
      `no field ahead of it is the length '${name}'`,
      name,
      scope.lengths.keys(),
      [],
      fix,
    );
    return undefined;
  }
  if (length.for !== '') {
    const message = `'${name}' is the length of '${length.for}' already`;
    site.report('registry/taken', message, { fix: 'a length for each' });
    return undefined;
  }
  length.for = user;
  return { place: 'field', field: name, scalar: length.scalar };
}

function lengthOf(
  site: Site,
  place: LengthPlace,
  user: string,
  scope: Scope,
): LengthDef | undefined {
  if (typeof place === 'string') return namedLength(site, place, user, scope);
  if (place.kind === 'rest') return { place: 'rest' };
  return { place: 'prefix', scalar: counter(site, place) };
}

/** A length and its bounds; `user` is the field, or nothing for an element of a list. */
function bounded(
  site: Site,
  { length: place, min, max }: Text | Bytes | List,
  user: string,
  scope: Scope,
): { readonly length: LengthDef; readonly min: number; readonly max: number } | undefined {
  const length = lengthOf(site.at('#0'), place, user, scope);
  if (!Number.isSafeInteger(max) || max < 0) {
    site.at('.max').range(`a length is a whole number from 0 on, not ${max}`);
  } else if (length !== undefined && length.place !== 'rest' && !inRange(length.scalar, max)) {
    const fix = `a wider scalar, or at most ${length.scalar.max}`;
    site.at('.max').range(`${rangeText(length.scalar)}, not ${max}`, fix);
  }
  if (!Number.isInteger(min) || min < 0 || min > max) {
    site.at('.min').range(`min ${min} is not within 0 and max ${max}`);
  }
  return length && { length, min, max };
}

function run(site: Site, form: Text | Bytes, user: string, scope: Scope): RunType | undefined {
  const made = bounded(site, form, user, scope);
  return made && { kind: form.kind, ...made };
}

function ranged(
  site: Site,
  form: { readonly of: Scalar; readonly min: number; readonly max: number },
): RangedType {
  const scalar = integer(site.at('#0'), form.of);
  const { min, max } = form;
  for (const [key, value] of [
    ['min', min],
    ['max', max],
  ] as const) {
    if (!inRange(scalar, value)) site.at(`.${key}`).range(`${rangeText(scalar)}, not ${value}`);
  }
  if (min > max) site.at('.min').range(`nothing is from ${min} to ${max}`);
  return { kind: 'ranged', scalar, min, max };
}

function named(site: Site, name: string, resolve: ResolveType): FieldType | undefined {
  const type = resolve(site, name);
  switch (type?.kind) {
    case undefined:
      return undefined;
    case 'struct':
      return { kind: 'struct', type };
    case 'record':
    case 'union':
    case 'sized':
      return { kind: 'composite', type };
    case 'newtype':
    case 'enumeration':
    case 'flags':
      return { kind: 'named', type };
  }
}

function octets(site: Site, size: number): ElementType {
  if (!Number.isInteger(size) || size < 1) site.at('#0').range(plural(size, 'byte'));
  return { kind: 'octets', size };
}

function elementType(site: Site, element: Element, scope: Scope): ElementType | undefined {
  if (typeof element === 'string') {
    const type = named(site, element, scope.resolve);
    if (type?.kind !== 'composite') return type as ElementType | undefined;
    if (type.type.kind !== 'sized') return { kind: 'composite', type: type.type };
    const message = `'${element}' is distinguished by the rest of a frame, and a list continues`;
    site.report('contract/wrong-kind', message, { fix: 'a union, whose variants have tags' });
    return undefined;
  }
  switch (element.kind) {
    case 'scalar':
      return { kind: 'scalar', scalar: scalarDef(element) };
    case 'ranged':
      return ranged(site, element);
    case 'octets':
      return octets(site, element.size);
    case 'text':
    case 'bytes': {
      if (typeof element.length === 'object' && element.length.kind === 'scalar') {
        return run(site, element, '', scope);
      }
      const message = 'an element of a list has its length ahead of it';
      site.at('#0').report('contract/wrong-kind', message, { fix: `${element.kind}(u8, …)` });
      return undefined;
    }
  }
}

function list(site: Site, form: List, user: string, scope: Scope): ListType | undefined {
  const element = elementType(site.at('#1'), form.of, scope);
  const made = bounded(site, form, user, scope);
  const { bytes } = form;
  if (bytes !== undefined) {
    const least = element === undefined ? 0 : form.min * sizeOf(element)[0];
    if (!Number.isSafeInteger(bytes) || bytes < Math.max(1, least)) {
      site.at('.bytes').range(`${plural(bytes, 'byte')} for ${plural(form.min, 'element')}`);
    }
  }
  return element && made && { kind: 'list', ...made, element, ...defined({ bytes }) };
}

/** The contents of a field; gives nothing, and a finding, for an unknown name or a wrong length. */
export function fieldType(
  site: Site,
  name: string,
  field: Field,
  scope: Scope,
): FieldType | undefined {
  if (typeof field === 'string') return named(site, field, scope.resolve);
  switch (field.kind) {
    case 'scalar':
      return { kind: 'scalar', scalar: scalarDef(field) };
    case 'ranged':
      return ranged(site, field);
    case 'zero':
      if (!Number.isInteger(field.size) || field.size < 1) {
        site.at('#0').range(`padding of ${plural(field.size, 'byte')}`);
      }
      return { kind: 'zero', size: field.size };
    case 'constant': {
      const scalar = integer(site.at('#0'), field.of);
      if (!inRange(scalar, field.value)) {
        site.at('#1').range(`${rangeText(scalar)}, not ${field.value}`);
      }
      return { kind: 'constant', scalar, value: field.value };
    }
    case 'length': {
      const scalar = counter(site.at('#0'), field.of);
      scope.lengths.set(name, { scalar, for: '' });
      return { kind: 'length', scalar, for: '' };
    }
    case 'octets':
      return octets(site, field.size);
    case 'text':
    case 'bytes':
      return run(site, field, name, scope);
    case 'list':
      return list(site, field, name, scope);
    case 'tail': {
      const type = named(site.at('#0'), field.of, scope.resolve);
      if (type === undefined) return undefined;
      if (type.kind === 'struct') return { kind: 'tail', type: type.type };
      if (type.kind === 'composite' && type.type.kind === 'record') {
        return { kind: 'tail', type: type.type };
      }
      const message = `'${field.of}' is neither a structure nor a record`;
      site.at('#0').report('contract/wrong-kind', message, {
        fix: `a record of one field: record({ … })`,
      });
      return undefined;
    }
  }
}
