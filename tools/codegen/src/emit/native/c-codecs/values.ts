/** Values of frames, records and choices in C: structures as the machine lays them out. */
import { plural, pluralRange } from '../../../diagnostics/plural.ts';
import type {
  ElementType,
  FieldDef,
  ListType,
  RecordDef,
  ScalarDef,
  SizedDef,
  UnionDef,
} from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { cField, cHas, cTypeMacro, cTypeName, cVariant } from '../../../names/c.ts';
import { cNumber, cScalar, cValue, define } from '../c-types.ts';
import { valuesIn } from '../reach.ts';

/** The type of a number in a value: `bool` where a packed structure has a byte. */
export function cCarrier(scalar: ScalarDef): string {
  return scalar.wire === 'bool' ? 'bool' : cScalar(scalar);
}

/** The type of what a field or an element holds, and what stands after its name. */
export function cHeld(
  prefix: string,
  type: FieldDef['type'],
): readonly [type: string, suffix: string] {
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
      return [cCarrier(type.scalar), ''];
    case 'named':
      return [cValue(prefix, type), ''];
    case 'struct':
    case 'composite':
    case 'tail':
      return [cTypeName(prefix, type.type), ''];
    case 'octets':
      return ['uint8_t', `[${type.size}]`];
    case 'text':
    case 'bytes':
      return [`struct ${prefix}_wire_bytes`, ''];
    case 'list':
      return [`struct ${prefix}_wire_list`, ''];
    case 'zero':
    case 'constant':
    case 'length':
      throw new Error(`a field of ${type.kind} has no value`);
  }
}

function elementText(prefix: string, type: ElementType): string {
  if (type.kind === 'text' || type.kind === 'bytes') {
    const bits = type.length.place === 'prefix' ? 8 * type.length.scalar.size : 0;
    return `${type.kind} of ${type.min} to ${type.max} bytes after a length of ${bits} bits`;
  }
  const [name, suffix] = cHeld(prefix, type);
  return `${name}${suffix}`;
}

function docOf(prefix: string, { type, doc }: FieldDef): string {
  const notes = doc === '' ? [] : [doc];
  const bounds = ({ min, max }: ListType | { min: number; max: number }): string =>
    min === max ? String(max) : `${min} to ${max}`;
  if (type.kind === 'text') notes.push(`UTF-8, ${pluralRange(type.min, type.max, 'byte')}.`);
  if (type.kind === 'bytes') notes.push(`${pluralRange(type.min, type.max, 'byte')}.`);
  if (type.kind === 'ranged') notes.push(`${bounds(type)}.`);
  if (type.kind === 'list') {
    const together = type.bytes === undefined ? '' : `, ${plural(type.bytes, 'byte')} together`;
    const count = pluralRange(type.min, type.max, 'element');
    notes.push(`${count}${together}: ${elementText(prefix, type.element)}.`);
  }
  return notes.join('\n');
}

/** Prints the members of a structure of values. */
function printMembers(file: CodeFile, prefix: string, fields: readonly FieldDef[]): void {
  for (const field of fields) {
    const [type, suffix] = cHeld(prefix, field.type);
    if (field.type.kind === 'tail') file.print(`bool ${cHas(prefix, fields, field.name)};`);
    file.entry(docOf(prefix, field), `${type} ${cField(prefix, field.name)}${suffix};`);
  }
}

/** The values of a frame: nothing is printed if it has none. */
export function printFrameValues(
  file: CodeFile,
  prefix: string,
  name: string,
  fields: readonly FieldDef[],
): void {
  const values = valuesIn(fields);
  if (values.length > 0) file.closed(name, '};', () => printMembers(file, prefix, values));
}

/** The values of a record. C has no structure without members: that of no value has one that is 0. */
export function printRecordValues(file: CodeFile, prefix: string, type: RecordDef): void {
  const values = valuesIn(type.fields);
  file.doc(type.doc);
  file.closed(cTypeName(prefix, type), '};', () => {
    if (values.length === 0) file.print('uint8_t nothing;');
    printMembers(file, prefix, values);
  });
}

/** The values of a choice: which of the forms it is, and what that holds. */
export function printChoice(file: CodeFile, prefix: string, type: UnionDef | SizedDef): void {
  const name = cTypeName(prefix, type);
  for (const one of type.variants) {
    const [kind, note] =
      type.kind === 'union' ? [one.tag, ''] : [one.minSize, `${plural(one.minSize, 'byte')}.`];
    const doc = [one.doc, note].filter((text) => text !== '').join('\n');
    define(file, cTypeMacro(prefix, type, one.name), cNumber(kind), doc);
  }
  file.doc(type.doc);
  file.closed(name, '};', () => {
    file.print(`${type.kind === 'union' ? cScalar(type.tag) : 'size_t'} kind;`);
    const forms = type.variants.filter(({ fields }) => valuesIn(fields).length > 0);
    if (forms.length === 0) return;
    file.closed('union', '} as;', () => {
      for (const one of forms) {
        file.closed('struct', `} ${cVariant(prefix, one)};`, () => {
          printMembers(file, prefix, valuesIn(one.fields));
        });
      }
    });
  });
}
