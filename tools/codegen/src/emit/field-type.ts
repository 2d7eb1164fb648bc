/** The TypeScript types of what fields hold, and interfaces of them. */
import { plural, pluralRange } from '../diagnostics/plural.ts';
import type { FieldDef, FieldType } from '../model/types.ts';
import { code, property, type Code } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import { capital } from './names.ts';
import { hasValue, type ValueField } from './service/field.ts';
import * as names from './type-names.ts';
import type { Home } from './type-names.ts';

/** The TypeScript type of a value of a field or element. */
export function typeOf(home: Home, type: ValueField['type']): Code {
  switch (type.kind) {
    case 'scalar':
    case 'ranged':
      return type.scalar.carrier;
    case 'named':
      return names.typeName(home, type.type);
    case 'struct':
      return names.structType(home, type.type);
    case 'composite':
      return names.compositeType(home, type.type);
    case 'tail':
      return type.type.kind === 'struct'
        ? names.structType(home, type.type)
        : names.compositeType(home, type.type);
    case 'text':
      return 'string';
    case 'bytes':
    case 'octets':
      return 'Uint8Array';
    case 'list':
      return code`readonly ${typeOf(home, type.element)}[]`;
  }
}

const UNITS: Readonly<Record<string, string>> = {
  ns: 'In nanoseconds.',
  bytes: 'In bytes.',
  pages: 'In pages.',
};

/** What bounds a value, in words. */
function boundsOf(type: FieldType): string {
  switch (type.kind) {
    case 'text':
    case 'bytes':
      return `${pluralRange(type.min, type.max, 'byte')}.`;
    case 'list':
      return `${pluralRange(type.min, type.max, 'element')}.`;
    case 'octets':
      return `${plural(type.size, 'byte')}.`;
    case 'ranged':
      return `${type.min} to ${type.max}.`;
    default:
      return '';
  }
}

/** The doc comment of a field: that of the contract, and its bounds or unit. */
export function docOf({ type, doc }: FieldDef): string {
  const bounds = boundsOf(type);
  if (bounds !== '') return `${doc}${doc === '' ? '' : ' '}${capital(bounds)}`;
  const unit = type.kind === 'scalar' ? type.scalar.unit : undefined;
  return doc === '' ? (UNITS[unit ?? ''] ?? '') : doc;
}

/** The property of a field in an interface. */
export function propertyOf(home: Home, field: ValueField): Code {
  const type = typeOf(home, field.type);
  if (field.type.kind === 'tail')
    return code`readonly ${property(field.name)}?: ${type} | undefined;`;
  return code`readonly ${property(field.name)}: ${type};`;
}

/** The values of fields as a type: an interface, or the object without keys. */
export function printValues(
  file: CodeFile,
  home: Home,
  name: string,
  all: readonly FieldDef[],
): void {
  const fields = all.filter(hasValue);
  if (fields.length === 0) {
    file.print(code`export type ${name} = Readonly<Record<string, never>>;`);
    return;
  }
  file.block(code`export interface ${name}`, () => {
    for (const field of fields) file.item(docOf(field), propertyOf(home, field));
  });
}
