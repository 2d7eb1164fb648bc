/** A value that fits a schema, as the base of test cases. */
import { isInteger, isNumber } from './fits.ts';
import type { NumberSchema, Plain, Schema } from './schema.ts';

/** A number within bounds that is near to zero. */
export function sampleNumber(schema: NumberSchema): number {
  const { kind, min, max, above, below, multipleOf } = schema;
  const fits = kind === 'integer' ? isInteger : isNumber;
  const step = multipleOf ?? 1;
  const middle = above !== undefined && below !== undefined ? [(above + below) / 2] : [];
  const near = [min, max, above, below].flatMap((bound) =>
    bound === undefined
      ? []
      : [
          bound,
          bound - step,
          bound + step,
          Math.ceil(bound / step) * step,
          Math.floor(bound / step) * step,
        ],
  );
  const least = [above, below].flatMap((bound) =>
    bound === undefined ? [] : [bound + 2 ** -20 * step, bound - 2 ** -20 * step],
  );
  return [0, step, ...near, ...middle, ...least].find((one) => fits(one, schema)) ?? 0;
}

/** A value that fits a schema: without optional keys, or with all of them if `full`. */
export function sampleValue(schema: Schema, full = false): Plain {
  switch (schema.kind) {
    case 'text':
      return schema.example ?? 'x'.repeat(schema.min ?? 0);
    case 'integer':
    case 'number':
      return sampleNumber(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'choice':
      return schema.of[0] ?? null;
    case 'list': {
      const length = Math.max(schema.min ?? 0, full ? Math.min(1, schema.max ?? 1) : 0);
      return Array.from({ length }, () => sampleValue(schema.of, full));
    }
    case 'tuple':
      return schema.of.map((one) => sampleValue(one, full));
    case 'map':
      return Object.fromEntries(
        Array.from({ length: schema.min ?? 0 }, (_, i) => [`a${i}`, sampleValue(schema.of, full)]),
      );
    case 'either': {
      const [first] = schema.of;
      return first === undefined ? null : sampleValue(first, full);
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.keys)
          .filter(([, { optional }]) => full || optional !== true)
          .map(([name, { of }]) => [name, sampleValue(of, full)]),
      );
  }
}
