/** Schemas and values in words, for the text of faults. */
import type { NumberBounds, NumberSchema, Schema, SizeBounds } from './schema.ts';

/** The most characters of a value that are shown. */
const SHOWN = 60;

/** A value as faults show it: on one line, and a long one in part. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') {
    const text = JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
    return text.replaceAll(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (one) => {
      return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
  }
  return typeof value === 'bigint' ? `${value}` : String(value);
}

function range({ min, max, above, below }: NumberBounds): string[] {
  if (min !== undefined && max !== undefined) return [`from ${min} to ${max}`];
  return [
    ...(min === undefined ? [] : [`of at least ${min}`]),
    ...(max === undefined ? [] : [`of at most ${max}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ];
}

function sizes({ min, max }: SizeBounds, what: string): string {
  if (min !== undefined && min === max) return ` of ${min} ${what}`;
  if (min !== undefined && max !== undefined) return ` of ${min} to ${max} ${what}`;
  if (min !== undefined) return ` of at least ${min} ${what}`;
  return max === undefined ? '' : ` of at most ${max} ${what}`;
}

function numberText(schema: NumberSchema): string {
  const step =
    schema.multipleOf === undefined ? [] : [`that is a multiple of ${schema.multipleOf}`];
  const what = schema.kind === 'integer' ? 'an integer' : 'a number';
  return [what, ...range(schema), ...step].join(' ');
}

/** The values that a schema accepts, in words. */
export function schemaText(schema: Schema): string {
  switch (schema.kind) {
    case 'text': {
      const pattern = schema.pattern === undefined ? '' : ` that matches ${String(schema.pattern)}`;
      return `a string${sizes(schema, 'characters')}${pattern}`;
    }
    case 'integer':
    case 'number':
      return numberText(schema);
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'choice':
      return schema.of.map(shownValue).join(', or ');
    case 'list':
      return `a list${sizes(schema, 'items')}`;
    case 'tuple':
      return `a list of ${schema.of.length} items`;
    case 'map':
      return `an object${sizes(schema, 'keys')}`;
    case 'object':
      return 'an object';
    case 'either':
      return [...new Set(schema.of.map(schemaText))].join(', or ');
  }
}
