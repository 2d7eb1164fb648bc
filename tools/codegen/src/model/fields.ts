/** Packing: offsets and sizes of fields, in declared order, without gaps. */
import type { Field } from '@abicus/contract';
import { fieldType, type ResolveType, type Scope } from './field-types.ts';
import { prefixSize, sizeOf } from './sizes.ts';
import type { FieldDef } from './shape/values.ts';
import type { Site } from './site.ts';
import { plural } from '../diagnostics/plural.ts';

/** The container of fields: only a frame has an end that its bytes show. */
export type Of = 'structure' | 'record' | 'frame';

/** Whether a field reaches to the end of the frame. */
function endsFrame({ type }: FieldDef): boolean {
  if (type.kind === 'tail') return true;
  if (type.kind === 'composite') return type.type.kind === 'sized';
  return 'length' in type && typeof type.length === 'object' && type.length.place === 'rest';
}

function checkEnds(site: Site, packed: readonly FieldDef[], of: Of): void {
  for (const [i, field] of packed.entries()) {
    if (!endsFrame(field)) continue;
    const at = site.at(`.${field.name}`);
    const message = `'${field.name}' reaches to the end of its frame`;
    if (of !== 'frame') {
      const fix = 'give it a length, or make it the last field of a request, reply or event';
      at.report('contract/wrong-kind', `${message}, and a ${of} has none`, { fix });
    } else if (i !== packed.length - 1) {
      at.report('contract/wrong-kind', `${message}, so nothing can follow it`, {
        fix: `move '${field.name}' to the end`,
      });
    }
  }
}

/** Checks that each `length` belongs to one later field. */
function checkLengths(site: Site, scope: Scope): void {
  for (const [name, one] of scope.lengths) {
    if (one.for !== '') continue;
    const fix = `text('${name}', …), bytes('${name}', …) or list('${name}', …) after it`;
    site.at(`.${name}`).report('ref/unused', `'${name}' is the length of no field`, { fix });
  }
}

/** Packs fields from `start`. A field of unknown type is left out, with a finding. */
export function packFields(
  site: Site,
  fields: Readonly<Record<string, Field>>,
  start: number,
  resolve: ResolveType,
  of: Of,
): FieldDef[] {
  const packed: FieldDef[] = [];
  const after: string[] = [];
  const scope: Scope = { resolve, lengths: new Map() };
  let offset = start;
  for (const [name, field, at] of site.entries(fields)) {
    const type = fieldType(at, name, field, scope);
    if (type === undefined) continue;
    const [minSize, maxSize] = sizeOf(type);
    const { doc, pos } = at;
    packed.push({ name, doc, pos, type, offset, after: [...after], minSize, maxSize });
    if (minSize === maxSize && !('length' in type)) offset += minSize;
    else {
      offset += prefixSize(type);
      after.push(name);
    }
  }
  checkLengths(site, scope);
  checkEnds(site, packed, of);
  // The fields of lengths are known only now.
  return packed.map((field): FieldDef => {
    const { type } = field;
    if (type.kind !== 'length') return field;
    return { ...field, type: { ...type, for: scope.lengths.get(field.name)?.for ?? '' } };
  });
}

/** The largest record: a larger one would have to be copied at each call. */
const LARGEST = 0x1_0000;

/** Checks that a record or frame has at least one byte, and not too many. */
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
