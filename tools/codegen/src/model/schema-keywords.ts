/** The forms of TypeBox schemas, and the keywords of each form. */

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Keywords that do not affect which values fit. */
export const WORDS = ['title', 'description', '$comment', 'examples', 'deprecated'];

/** The keywords of each form, besides those. */
export const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  string: ['type', 'minLength', 'maxLength', 'pattern'],
  integer: ['type', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  boolean: ['type'],
  null: ['type'],
  const: ['type', 'const'],
  enum: ['type', 'enum'],
  list: ['type', 'items', 'minItems', 'maxItems'],
  tuple: ['type', 'items', 'minItems', 'maxItems', 'additionalItems'],
  object: ['type', 'properties', 'required', 'additionalProperties'],
  map: ['type', 'patternProperties', 'additionalProperties', 'minProperties', 'maxProperties'],
  anyOf: ['type', 'anyOf'],
};

/** Whether a value is an object, not a list. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is a text, a number or a boolean. */
export const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The form of a schema: its type, or the keyword in place of one. */
export function formOf(json: Json): string {
  const [word] = ['const', 'enum', 'anyOf', 'patternProperties'].filter((key) =>
    Object.hasOwn(json, key),
  );
  if (word === 'patternProperties') return 'map';
  if (word !== undefined) return word;
  const { type } = json;
  if (type === 'array') return Array.isArray(json['items']) ? 'tuple' : 'list';
  return type === 'number' ? 'integer' : String(type);
}
