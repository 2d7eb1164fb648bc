/** The values of a schema: whether it has any, and examples. */
import { checkSchema, type NumberBounds, type Schema, type SchemaKey } from '@abicus/wire/schema';

/** Texts that patterns of contracts often match. */
const TRIED = ['a', '0', 'A', 'aa', '00', 'a0', '/a', '@a', 'ab.cd', '0x0', 'a-b'];

/** One of these that fits a schema. */
export function exampleOf(text: Schema): string | undefined {
  const { min = 0 } = text.kind === 'text' ? text : {};
  return [...TRIED, 'a'.repeat(Math.min(min, 4096)), '0'.repeat(Math.min(min, 4096))].find(
    (one) => checkSchema(text, one).ok,
  );
}

/** Whether any number is within bounds. */
export function isReachable(kind: 'integer' | 'number', bounds: NumberBounds): boolean {
  const {
    min = -Infinity,
    max = Infinity,
    above = -Infinity,
    below = Infinity,
    multipleOf,
  } = bounds;
  const step = multipleOf ?? (kind === 'integer' ? 1 : undefined);
  if (step === undefined) return min <= max && min < below && above < max && above < below;
  const least = Math.max(
    Math.ceil(min / step),
    Number.isFinite(above) ? Math.floor(above / step) + 1 : -Infinity,
  );
  const most = Math.min(
    Math.floor(max / step),
    Number.isFinite(below) ? Math.ceil(below / step) - 1 : Infinity,
  );
  return least <= most;
}

/** A schema in which keys with defaults, and sections that can be empty, are required. */
export function filled(schema: Schema): Schema {
  switch (schema.kind) {
    case 'list':
    case 'map':
      return { ...schema, of: filled(schema.of) };
    case 'tuple':
    case 'either':
      return { ...schema, of: schema.of.map(filled) };
    case 'object': {
      const keys: Record<string, SchemaKey> = Object.create(null);
      for (const [name, { of, optional, default: given }] of Object.entries(schema.keys)) {
        const left = optional === true && given === undefined;
        keys[name] = { of: filled(of), ...(left && { optional }) };
      }
      return { kind: 'object', keys };
    }
    default:
      return schema;
  }
}
