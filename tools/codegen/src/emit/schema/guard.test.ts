/** Drawn schemas: the guard, the table, the cases and TypeBox say the same of any value. */
import fc from 'fast-check';
import { Type, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import * as parts from '@abicus/wire/schema';
import { anyPlain, schemaCases } from '@abicus/wire/testing';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import type { SchemaDef } from '../../model/shape/schemas.ts';
import type { Code } from '../../output/code.ts';
import { guardOf } from './guard.ts';

/** The text of a TypeBox schema, as a contract has it. */
const leaf = fc.constantFrom(
  'Type.String()',
  'Type.String({ minLength: 1, maxLength: 3 })',
  "Type.String({ pattern: '^/[a-z]+$', examples: ['/ab'] })",
  'Type.Integer()',
  'Type.Integer({ minimum: -3, maximum: 9 })',
  'Type.Integer({ exclusiveMinimum: 2, multipleOf: 4 })',
  'Type.Number({ minimum: 0.25, exclusiveMaximum: 0.75 })',
  'Type.Boolean()',
  'Type.Null()',
  "Type.Literal('only')",
  "Type.Union([Type.Literal('a'), Type.Literal(2), Type.Literal(false)])",
  "Type.Enum(['x', 'y'])",
);
const key = fc.constantFrom('a', 'bee', 'see', "'with space'");
const schemaText: fc.Arbitrary<string> = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .uniqueArray(fc.tuple(key, tie('one'), fc.boolean()), {
        maxLength: 4,
        selector: ([name]) => name,
      })
      .map((keys) => {
        const all = keys.map(
          ([name, one, left]) => `${name}: ${left ? `Type.Optional(${one})` : one}`,
        );
        return `Type.Object({ ${all.join(', ')} }, { additionalProperties: false })`;
      }),
    tie('one').map((one) => `Type.Array(${one}, { minItems: 1, maxItems: 3 })`),
    tie('one').map((one) => `Type.Record(Type.String(), ${one})`),
    fc.tuple(tie('one'), tie('one')).map(([a, b]) => `Type.Tuple([${a}, ${b}])`),
    fc.tuple(tie('one'), tie('one')).map(([a, b]) => `Type.Union([${a}, ${b}])`),
  ),
})).one;

function rendered(piece: Code): string {
  if (typeof piece !== 'object') return String(piece);
  if ('kind' in piece) return piece.kind === 'import' ? piece.name : '';
  return piece.map(rendered).join('');
}

/** The guard of a schema, as a function. */
function compiled({ filled }: SchemaDef): (value: unknown) => boolean {
  const { test: expression, patterns } = guardOf(filled, 'value', 1);
  const names = Object.keys(parts);
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval
  const made = new Function(
    ...names,
    ...patterns.map(([name]) => name),
    `return (value) => ${rendered(expression)};`,
  );
  return made(...Object.values(parts), ...patterns.map(([, pattern]) => pattern));
}

function linked(text: string): SchemaDef {
  const [config] = modelOf([contractFile(`config: { 'a.json': ${text} },`)]).configs;
  if (config === undefined) throw new Error(text);
  return config.file;
}

const typebox = (text: string): TSchema =>
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval
  new Function('Type', `return ${text};`)(Type);

const plain = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(undefined, Number.NaN, Infinity, -0, 2 ** 53 - 1, '/ab', [], {}),
);

/** Whether an integer of more than 53 bits is in a value. */
function isWide(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(isWide);
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

test('the guard, the table and TypeBox say the same of any value', () => {
  const seen = { fits: 0, not: 0 };
  fc.assert(
    fc.property(schemaText, fc.array(plain, { maxLength: 6 }), fc.gen(), (text, values, gen) => {
      const def = linked(text);
      const guard = compiled(def);
      const schema = typebox(text);
      const draw = {
        integer: (min: number, max: number) => gen(fc.integer, { min, max }),
        bigint: (min: bigint, max: bigint) => gen(fc.bigInt, { min, max }),
      };
      const good = [anyPlain(def.schema, draw), anyPlain(def.schema, draw)];
      for (const value of good) expect(guard(value)).toBe(true);
      for (const value of [...values, ...good]) {
        const fits = guard(value);
        seen[fits ? 'fits' : 'not']++;
        expect(parts.checkSchema(def.schema, value).ok).toBe(fits);
        // TypeBox takes integers that no number holds exactly.
        expect(isWide(value) ? fits : Value.Check(schema, value)).toBe(fits);
      }
    }),
    { numRuns: 120 },
  );
  expect(seen.fits).toBeGreaterThan(100);
  expect(seen.not).toBeGreaterThan(100);
});

test('each case of a schema fits or does not as it says, by the guard, the table and TypeBox', () => {
  fc.assert(
    fc.property(schemaText, (text) => {
      const def = linked(text);
      const [guard, schema] = [compiled(def), typebox(text)];
      for (const { what, value, fits } of schemaCases(def.schema)) {
        const said = [
          guard(value),
          parts.checkSchema(def.schema, value).ok,
          Value.Check(schema, value),
        ];
        expect([what, ...said]).toEqual([what, fits, fits, fits]);
      }
    }),
    { numRuns: 120 },
  );
});

test('a key that objects inherit is not there unless it is their own; TypeBox takes it for one', () => {
  const text =
    'Type.Object({ toString: Type.Optional(Type.String()) }, { additionalProperties: false })';
  const guard = compiled(linked(text));
  expect([guard({}), guard({ toString: 'a' }), guard({ constructor: 'a' })]).toEqual([
    true,
    true,
    false,
  ]);
  expect(Value.Check(typebox(text), {})).toBe(false);
});

test('a key that is there holds something, if only null; TypeBox takes one that holds nothing', () => {
  const text = 'Type.Object({ a: Type.Optional(Type.String()) }, { additionalProperties: false })';
  expect(compiled(linked(text))({ a: undefined })).toBe(false);
  expect(Value.Check(typebox(text), { a: undefined })).toBe(true);
});
