/** Arbitrary values that fit a schema. */
import { isInteger, isNumber } from '../schema/fits.ts';
import { sampleNumber, sampleValue } from '../schema/sample.ts';
import type { NumberSchema, Plain, Schema, SizeBounds } from '../schema/schema.ts';
import { anyText, type Draw } from './draw.ts';

/** The size of a drawn list or map: near its bounds. */
function anySize(draw: Draw, { min = 0, max = min + 3 }: SizeBounds): number {
  return draw.integer(min, Math.min(max, min + 3));
}

function anyNumber(draw: Draw, schema: NumberSchema): number {
  const sample = sampleNumber(schema);
  const step = schema.multipleOf ?? 1;
  const drawn = sample + draw.integer(-100, 100) * step;
  const fits = schema.kind === 'integer' ? isInteger : isNumber;
  return fits(drawn, schema) ? drawn : sample;
}

/** An arbitrary value that fits a schema; for a text with a pattern its example. */
export function anyPlain(schema: Schema, draw: Draw): Plain {
  switch (schema.kind) {
    case 'text': {
      const { min = 0, max = min + 8, pattern } = schema;
      if (pattern !== undefined) return sampleValue(schema);
      const length = draw.integer(min, Math.min(max, min + 8));
      // The length is in bytes; a character of two bytes counts once.
      const text = anyText(draw, length, length);
      return text.length < min ? text.padEnd(min, 'x') : text;
    }
    case 'integer':
    case 'number':
      return anyNumber(draw, schema);
    case 'boolean':
      return draw.integer(0, 1) === 1;
    case 'choice':
      return schema.of[draw.integer(0, schema.of.length - 1)] ?? null;
    case 'list':
      return Array.from({ length: anySize(draw, schema) }, () => anyPlain(schema.of, draw));
    case 'tuple':
      return schema.of.map((one) => anyPlain(one, draw));
    case 'map': {
      if (schema.key !== undefined) return sampleValue(schema);
      const length = anySize(draw, schema);
      return Object.fromEntries(
        Array.from({ length }, (_, i) => [`${i}${anyText(draw, 0, 2)}`, anyPlain(schema.of, draw)]),
      );
    }
    case 'either': {
      const one = schema.of[draw.integer(0, schema.of.length - 1)];
      return one === undefined ? null : anyPlain(one, draw);
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.keys)
          .filter(([, { optional }]) => optional !== true || draw.integer(0, 1) === 1)
          .map(([name, { of }]) => [name, anyPlain(of, draw)]),
      );
    case 'null':
      return null;
  }
}
