/** Packing: offsets and sizes of fields, in declared order, without gaps. */
import type { Field } from '@abicus/contract';
import { inRange, rangeText, scalarDef } from './scalars.ts';
import type { FieldDef, FieldType, TypeDef } from './shape/values.ts';
import type { Site } from './site.ts';
import { plural } from '../diagnostics/plural.ts';

/** Resolves the name of a type where it is said; nothing, with a finding, if there is none. */
export type ResolveType = (site: Site, name: string) => TypeDef | undefined;

function variable(
  site: Site,
  field: Extract<Field, { readonly kind: 'text' | 'bytes' }>,
): FieldType {
  const length = scalarDef(field.length);
  const { kind, min, max } = field;
  if (length.carrier === 'bigint') {
    const message = `a length of ${length.wire} is carried by a bigint, but an array length is a number`;
    site.at('#0').range(message, 'use u53: the same bytes, carried by a number');
  }
  if (!inRange(length, max)) site.at('.max').range(`${rangeText(length)}, not ${max}`);
  if (!Number.isInteger(min) || min < 0 || min > max) {
    site.at('.min').range(`min ${min} is not within 0 and max ${max}`);
  }
  return { kind, length, min, max };
}

function typeOfField(site: Site, field: Field, resolve: ResolveType): FieldType | undefined {
  if (typeof field === 'string') {
    const type = resolve(site, field);
    if (type === undefined) return undefined;
    return type.kind === 'struct' ? { kind: 'struct', type } : { kind: 'named', type };
  }
  switch (field.kind) {
    case 'scalar':
      return { kind: 'scalar', scalar: scalarDef(field) };
    case 'zero':
      if (!Number.isInteger(field.size) || field.size < 1) {
        site.at('#0').range(`padding of ${plural(field.size, 'byte')}`);
      }
      return { kind: 'zero', size: field.size };
    case 'constant': {
      const scalar = scalarDef(field.of);
      if (!inRange(scalar, field.value)) {
        site.at('#1').range(`${rangeText(scalar)}, not ${field.value}`);
      }
      return { kind: 'constant', scalar, value: field.value };
    }
    case 'text':
    case 'bytes':
      return variable(site, field);
  }
}

/** The smallest and largest size of what a field holds. */
function sizeOf(type: FieldType): readonly [min: number, max: number] {
  switch (type.kind) {
    case 'scalar':
    case 'constant':
      return [type.scalar.size, type.scalar.size];
    case 'named':
    case 'struct':
      return [type.type.size, type.type.size];
    case 'zero':
      return [type.size, type.size];
    case 'text':
    case 'bytes':
      return [type.length.size + type.min, type.length.size + type.max];
  }
}

/** Fields packed from `start`. Fields whose type is unknown are left out; that is a finding. */
export function packFields(
  site: Site,
  fields: Readonly<Record<string, Field>>,
  start: number,
  resolve: ResolveType,
): FieldDef[] {
  const packed: FieldDef[] = [];
  const after: string[] = [];
  let offset = start;
  for (const [name, field, at] of site.entries(fields)) {
    const type = typeOfField(at, field, resolve);
    if (type === undefined) continue;
    const [minSize, maxSize] = sizeOf(type);
    const { doc, pos } = at;
    packed.push({ name, doc, pos, type, offset, after: [...after], minSize, maxSize });
    const isVariable = type.kind === 'text' || type.kind === 'bytes';
    offset += isVariable ? type.length.size : minSize;
    if (isVariable) after.push(name);
  }
  return packed;
}

/** More than this is no message and no record: it would have to be copied at each call. */
const LARGEST = 0x1_0000;

/** A record or frame has a byte, and not too many. */
export function checkRecordSize(site: Site, what: string, size: number): void {
  if (size >= 1 && size <= LARGEST) return;
  const message = `${what} has ${plural(size, 'byte')}; a record has 1 to ${LARGEST}`;
  site.report('budget/size', message, {
    fix: size < 1 ? 'give it a field' : 'lower a bound, or move the bulk by capability',
  });
}

/** The sum of the sizes of fields. */
export function totalSize(fields: readonly FieldDef[]): readonly [min: number, max: number] {
  let [min, max] = [0, 0];
  for (const field of fields) [min, max] = [min + field.minSize, max + field.maxSize];
  return [min, max];
}
