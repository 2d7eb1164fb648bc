/** Named types that travel in frames, or could: those have codecs in C and Rust. */
import type {
  CompositeDef,
  FieldDef,
  FieldType,
  Model,
  TypeDef,
  VariantDef,
} from '../../model/types.ts';

const known = new WeakMap<Model, ReadonlySet<TypeDef>>();

/** The fields of a type, those of all its forms. */
export function fieldsIn(type: TypeDef): readonly FieldDef[] {
  switch (type.kind) {
    case 'struct':
    case 'record':
      return type.fields;
    case 'union':
    case 'sized':
      return type.variants.flatMap((one: VariantDef) => one.fields);
    default:
      return [];
  }
}

function typeIn(type: FieldType): TypeDef | undefined {
  switch (type.kind) {
    case 'named':
    case 'struct':
    case 'composite':
    case 'tail':
      return type.type;
    case 'list':
      return typeIn(type.element);
    default:
      return undefined;
  }
}

/** All types of varying size, all that are in frames, and all that those have in them. */
export function travelling(model: Model): ReadonlySet<TypeDef> {
  const before = known.get(model);
  if (before !== undefined) return before;
  const found = new Set<TypeDef>();
  const visit = (type: TypeDef): void => {
    if (found.has(type)) return;
    found.add(type);
    visitFields(fieldsIn(type));
  };
  const visitFields = (fields: readonly FieldDef[]): void => {
    for (const field of fields) {
      const type = typeIn(field.type);
      if (type !== undefined) visit(type);
    }
  };
  for (const type of model.types) if (isComposite(type)) visit(type);
  for (const { ops, events } of model.services) {
    for (const { request, reply } of ops) visitFields([...request.fields, ...reply.fields]);
    for (const { frame } of events) visitFields(frame.fields);
  }
  known.set(model, found);
  return found;
}

/** Whether the size of a type's values varies. */
export function isComposite(type: TypeDef): type is CompositeDef {
  return type.kind === 'record' || type.kind === 'union' || type.kind === 'sized';
}

/** Whether a field has a value of its own. */
export function hasValue({ type }: FieldDef): boolean {
  return type.kind !== 'zero' && type.kind !== 'constant' && type.kind !== 'length';
}

/** Fields with a value of their own. */
export function valuesIn(fields: readonly FieldDef[]): readonly FieldDef[] {
  return fields.filter(hasValue);
}

/** What has a length that can stand elsewhere. */
export type CountedField = Extract<FieldType, { readonly kind: 'text' | 'bytes' | 'list' }>;

/** What a length ahead counts: its place among the fields, and its bounds. */
export function countedBy(
  fields: readonly FieldDef[],
  name: string,
): { readonly at: number; readonly type: CountedField } {
  const at = fields.findIndex((one) => one.name === name);
  const type = fields[at]?.type;
  if (type?.kind === 'text' || type?.kind === 'bytes' || type?.kind === 'list') return { at, type };
  throw new Error(`${name} has no length`);
}
