/**
 * Cases of a schema: a value that fits, and values one step away from it. Each key left out, an
 * additional key, another type in each place, each bound reached and exceeded.
 */
import { canBeEmpty } from '../schema/check.ts';
import { sampleValue } from '../schema/sample.ts';
import type { Plain, Schema, SchemaKey, SizeBounds } from '../schema/schema.ts';

/** A value as data, and whether it fits. */
export type SchemaCase = { readonly what: string; readonly value: Plain; readonly fits: boolean };

/** A part of a value: its schema, its path as text, and a function that replaces it in the whole value. */
type Part = {
  readonly schema: Schema;
  readonly path: string;
  readonly put: (value: Plain) => Plain;
  /** Whether it is in a file, where keys with defaults can be left out. */
  readonly file: boolean;
};

/** Whether a key can be left out. */
const isLeft = ({ of, optional, default: given }: SchemaKey, file: boolean): boolean =>
  optional === true || (file && (given !== undefined || canBeEmpty(of)));

const OTHERS: readonly Plain[] = [true, 'no such word', -0.5, null, []];

/** The kinds of values that a schema accepts. */
function kindsOf(schema: Schema): string[] {
  switch (schema.kind) {
    case 'text':
      return ['string'];
    case 'integer':
    case 'number':
      return ['number'];
    case 'boolean':
      return ['boolean'];
    case 'null':
      return ['null'];
    case 'choice':
      return [];
    case 'list':
    case 'tuple':
      return ['list'];
    case 'map':
    case 'object':
      return ['object'];
    case 'either':
      return schema.of.flatMap(kindsOf);
  }
}

function kindOf(value: Plain): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Values of kinds that a schema does not accept. */
function others(schema: Schema): Plain[] {
  const kinds = kindsOf(schema);
  const words = choicesOf(schema);
  return OTHERS.filter(
    (one) => !kinds.includes(kindOf(one)) && !words.some((word) => word === one),
  );
}

function choicesOf(schema: Schema): Plain[] {
  if (schema.kind === 'either') return schema.of.flatMap(choicesOf);
  return schema.kind === 'choice' ? [...schema.of] : [];
}

const said = (path: string): string => (path === '' ? 'the value' : path);

function sizes(
  { path, put }: Part,
  { min = 0, max }: SizeBounds,
  make: (size: number) => Plain,
): SchemaCase[] {
  const of = (what: string, size: number, fits: boolean): SchemaCase => {
    return { what: `${said(path)} ${what}`, value: put(make(size)), fits };
  };
  return [
    of('as short as it may be', min, true),
    ...(min > 0 ? [of('too short by one', min - 1, false)] : []),
    // A text of millions of characters tests nothing that its bound does not.
    ...(max !== undefined && max <= 10_000
      ? [of('as long as it may be', max, true), of('too long by one', max + 1, false)]
      : []),
  ];
}

function numbers({ schema, path, put }: Part): SchemaCase[] {
  if (schema.kind !== 'integer' && schema.kind !== 'number') return [];
  const { kind, min, max, above, below, multipleOf } = schema;
  const of = (what: string, value: number, fits: boolean): SchemaCase => {
    return { what: `${said(path)} ${what}`, value: put(value), fits };
  };
  const step = multipleOf ?? 1;
  const fraction =
    kind === 'integer' ? [of('between integers', sampleNumber(schema) + 0.5, false)] : [];
  return [
    ...fraction,
    ...(multipleOf === undefined && min !== undefined ? [of('at its minimum', min, true)] : []),
    ...(min === undefined ? [] : [of('below its minimum', min - step, false)]),
    ...(multipleOf === undefined && max !== undefined ? [of('at its maximum', max, true)] : []),
    ...(max === undefined ? [] : [of('above its maximum', max + step, false)]),
    ...(above === undefined ? [] : [of('at what it must be above', above, false)]),
    ...(below === undefined ? [] : [of('at what it must be below', below, false)]),
  ];
}

const sampleNumber = (schema: Schema): number => Number(sampleValue(schema));

function inObject(part: Part): SchemaCase[] {
  const { schema, path, put, file } = part;
  if (schema.kind !== 'object') return [];
  const whole = sampleValue(schema, true);
  const entries = typeof whole === 'object' && whole !== null ? Object.entries(whole) : [];
  const of = (
    what: string,
    list: readonly (readonly [string, Plain])[],
    fits: boolean,
  ): SchemaCase => {
    return { what: `${said(path)} ${what}`, value: put(Object.fromEntries(list)), fits };
  };
  const keys = Object.entries(schema.keys).flatMap(([name, key]) => {
    const without = entries.filter(([one]) => one !== name);
    const inside: Part = {
      ...part,
      schema: key.of,
      path: path === '' ? name : `${path}.${name}`,
      put: (value) => put(Object.fromEntries([...without, [name, value]])),
    };
    return [of(`without ${name}`, without, isLeft(key, file)), ...casesOf(inside)];
  });
  const more = `${Object.keys(schema.keys).join('')}More`;
  return [of('with a key too many', [...entries, [more, 1]], false), ...keys];
}

function casesOf(part: Part): SchemaCase[] {
  const { schema, path, put } = part;
  const wrong = others(schema).map((value): SchemaCase => {
    return { what: `${said(path)} as ${JSON.stringify(value)}`, value: put(value), fits: false };
  });
  switch (schema.kind) {
    case 'text':
      return schema.pattern === undefined
        ? [...wrong, ...sizes(part, schema, (size) => 'x'.repeat(size))]
        : wrong;
    case 'list': {
      const one = sampleValue(schema.of, true);
      const inside: Part = {
        ...part,
        schema: schema.of,
        path: `${path}[0]`,
        put: (value) => put([value, ...Array.from({ length: (schema.min ?? 1) - 1 }, () => one)]),
      };
      const items = schema.max === 0 ? [] : casesOf(inside);
      const lengths = sizes(part, schema, (length) => Array.from({ length }, () => one));
      return [...wrong, ...lengths, ...items];
    }
    case 'tuple': {
      const all = schema.of.map((one) => sampleValue(one, true));
      const short = {
        what: `${said(path)} too short by one`,
        value: put(all.slice(1)),
        fits: false,
      };
      const items = schema.of.flatMap((one, i) =>
        casesOf({
          ...part,
          schema: one,
          path: `${path}[${i}]`,
          put: (value) => put(all.with(i, value)),
        }),
      );
      return [...wrong, ...(all.length > 0 ? [short] : []), ...items];
    }
    case 'map':
    case 'either':
    case 'boolean':
    case 'null':
    case 'choice':
      return wrong;
    case 'integer':
    case 'number':
      return [...wrong, ...numbers(part)];
    case 'object':
      return [...wrong, ...inObject(part)];
  }
}

/** The cases of a schema; in a file, keys with defaults can be left out. */
export function schemaCases(
  schema: Schema,
  { file = false }: { readonly file?: boolean } = {},
): SchemaCase[] {
  return [
    { what: 'the value with all that it may hold', value: sampleValue(schema, true), fits: true },
    { what: 'the value without what it may leave out', value: sampleValue(schema), fits: true },
    ...casesOf({ schema, path: '', put: (value) => value, file }),
  ];
}
