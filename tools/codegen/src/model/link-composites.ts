/** Types of variable size: records, tagged unions, and forms that are distinguished by size. */
import { plural } from '../diagnostics/plural.ts';
import type { Field, RecordType, SizedForms, Union } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { integer } from './field-types.ts';
import { checkRecordSize, packFields, totalSize, type Of } from './fields.ts';
import type { TypeTask } from './link-types.ts';
import { inRange, rangeText } from './scalars.ts';
import type { FieldDef, RecordDef, SizedDef, UnionDef, VariantDef } from './shape/values.ts';
import type { Site } from './site.ts';

/** The fields of a type; gives nothing, and a finding, if one of them is rejected. */
function fieldsAt(
  task: TypeTask,
  site: Site,
  fields: Readonly<Record<string, Field>>,
  start: number,
  of: Of,
): FieldDef[] | undefined {
  const before = site.context.found.length;
  const packed = packFields(site, fields, start, task.resolveType, of);
  const whole = packed.length === Object.keys(fields).length;
  return whole && site.context.found.length === before ? packed : undefined;
}

/** Links a record. */
export function recordDef(task: TypeTask, type: RecordType): RecordDef | undefined {
  const { site, base } = task;
  const fields = fieldsAt(task, site.at('#0'), type.fields, 0, 'record');
  if (fields === undefined) return undefined;
  const [minSize, maxSize] = totalSize(fields);
  checkRecordSize(site, base.name, maxSize);
  return { ...base, kind: 'record', fields, minSize, maxSize };
}

/** Reserves the property `kind`, by which a value names its form. */
function checkKind(site: Site, fields: readonly FieldDef[]): void {
  if (!fields.some(({ name }) => name === 'kind')) return;
  const message = `'kind' is how a value names its form`;
  site.at('.kind').report('contract/bad-name', message, { fix: 'another name' });
}

function variantDef(
  task: TypeTask,
  site: Site,
  name: string,
  fields: FieldDef[],
  tag: number,
): VariantDef {
  checkKind(site, fields);
  const [minSize, maxSize] = totalSize(fields);
  checkRecordSize(site, `${task.base.name}.${name}`, Math.max(1, maxSize));
  return { name, doc: site.doc, pos: site.pos, tag, fields, minSize, maxSize };
}

function checkSome({ site, base }: TypeTask, variants: object): void {
  if (Object.keys(variants).length > 0) return;
  site.range(`${base.name} has no form`, 'give it one');
}

/** Links a tagged union. */
export function unionDef(task: TypeTask, type: Union): UnionDef | undefined {
  const { site, base } = task;
  const tag = integer(site.at('#0'), type.tag);
  if (tag.carrier === 'bigint') site.at('#0').range(`a tag of ${tag.wire}`, 'u8, u16 or u32');
  checkSome(task, type.variants);
  const variants: VariantDef[] = [];
  for (const [name, one, at] of site.at('#1').entries(type.variants)) {
    if (!inRange(tag, one.tag)) at.at('#0').range(`${rangeText(tag)}, not ${one.tag}`);
    at.claimWithin(`tag of ${base.id}`, one.tag, `${base.name}.${name}`);
    const inside = at.at('#1');
    const fields = fieldsAt(task, inside, one.fields, tag.size, 'record');
    if (fields !== undefined) variants.push(variantDef(task, at, name, fields, one.tag));
  }
  if (variants.length === 0 || variants.length < Object.keys(type.variants).length)
    return undefined;
  const minSize = tag.size + Math.min(...variants.map((one) => one.minSize));
  const maxSize = tag.size + Math.max(...variants.map((one) => one.maxSize));
  return { ...base, kind: 'union', tag, variants, minSize, maxSize };
}

/** Links forms that are distinguished by size: each has a fixed size, and no two have the same. */
export function sizedDef(task: TypeTask, type: SizedForms): SizedDef | undefined {
  const { site, base } = task;
  checkSome(task, type.variants);
  const variants: VariantDef[] = [];
  for (const [name, one, at] of site.at('#0').entries(type.variants)) {
    const fields = fieldsAt(task, at, one, 0, 'structure');
    if (fields === undefined) continue;
    const made = variantDef(task, at, name, fields, 0);
    if (made.minSize !== made.maxSize) {
      const message = `forms are distinguished by size, and that of '${name}' varies`;
      at.report('budget/size', message, { fix: 'a union, whose variants have tags' });
    }
    const twin = variants.find(({ minSize }) => minSize === made.minSize);
    if (twin !== undefined) {
      const message = `'${name}' has ${plural(made.minSize, 'byte')}, and so has '${twin.name}'`;
      const places = [related('first', twin.pos, twin.name)];
      at.report('registry/taken', message, {
        related: places,
        fix: 'a union, whose variants have tags',
      });
    }
    variants.push(made);
  }
  if (variants.length === 0 || variants.length < Object.keys(type.variants).length)
    return undefined;
  const minSize = Math.min(...variants.map((one) => one.minSize));
  const maxSize = Math.max(...variants.map((one) => one.maxSize));
  return { ...base, kind: 'sized', variants, minSize, maxSize };
}
