/** Schemas without a possible checker: each is a finding at its place. */
import { expect, test } from 'vitest';
import { surprises } from '../testing/annotated.ts';

test.each<readonly [what: string, schema: string]>([
  [
    'a pattern that does not parse',
    "a: Type.String({ pattern: '[' }), //! ABI1009 schema/wrong Unterminated character class",
  ],
  [
    'a pattern that the flag u rejects',
    String.raw`a: Type.String({ pattern: '\\-' }), //! ABI1009 schema/wrong Invalid escape`,
  ],
  [
    'a pattern of keys',
    "a: Type.Record(Type.String({ pattern: '(' }), Type.String()), //! ABI1009 schema/wrong Unterminated group",
  ],
  [
    'bounds that cross',
    'a: Type.Integer({ minimum: 5, maximum: 4 }), //! ABI1009 schema/wrong no integer is within these bounds: min 5, max 4',
  ],
  [
    'no integer between',
    'a: Type.Integer({ exclusiveMinimum: 4, exclusiveMaximum: 5 }), //! ABI1009 schema/wrong no integer',
  ],
  [
    'no multiple between',
    'a: Type.Integer({ minimum: 5, maximum: 9, multipleOf: 10 }), //! ABI1009 schema/wrong no integer',
  ],
  [
    'a multiple of nothing',
    'a: Type.Integer({ multipleOf: 0 }), //! ABI1009 schema/wrong nothing is a multiple of 0',
  ],
  [
    'lengths that cross',
    'a: Type.String({ minLength: 5, maxLength: 4 }), //! ABI1009 schema/wrong no value fits: minLength is 5, and maxLength is 4',
  ],
  [
    'half of a character',
    'a: Type.String({ maxLength: 1.5 }), //! ABI1009 schema/wrong counts something',
  ],
  [
    'sizes of a list that cross',
    'a: Type.Array(Type.String(), { minItems: 2, maxItems: 1 }), //! ABI1009 schema/wrong no value fits',
  ],
  ['an empty choice', 'a: Type.Enum([]), //! ABI1009 schema/wrong the choice is empty'],
  ['an empty union', 'a: Type.Union([]), //! ABI1009 schema/wrong the choice is empty'],
  ['never', 'a: Type.Never(), //! ABI1009 schema/wrong a schema of not: no checker'],
  ['anything', 'a: Type.Any(), //! ABI1009 schema/wrong a schema of no type at all'],
  [
    'an intersection',
    'a: Type.Intersect([Type.Object({}), Type.Object({})]), //! ABI1009 schema/wrong a schema of allOf',
  ],
  ['a reference', "a: Type.Ref('b'), //! ABI1009 schema/wrong a schema of $ref"],
  ['a bigint', 'a: Type.BigInt(), //! ABI1009 schema/wrong a schema of bigint'],
  ['a format', "a: Type.String({ format: 'email' }), //! ABI1009 schema/wrong take 'format' out"],
  ['a misspelled keyword', 'a: Type.Integer({ minimun: 1 }), //! ABI1009 schema/wrong minimum'],
  [
    'an open object',
    'a: Type.Object({}, { additionalProperties: true }), //! ABI1009 schema/wrong Type.Record',
  ],
  [
    'a default of another type',
    "a: Type.Integer({ default: '4' }), //! ABI1009 schema/wrong the default does not fit",
  ],
  [
    'a default that is out of bounds',
    'a: Type.Integer({ maximum: 3, default: 4 }), //! ABI1009 schema/wrong not 4',
  ],
  [
    'a key that objects have',
    "a: Type.Record(Type.Enum(['b', '__proto__']), Type.String()), //! ABI1009 schema/wrong objects have already",
  ],
  [
    'in a list',
    "a: Type.Array(Type.String({ pattern: '[' })), //! ABI1009 schema/wrong Unterminated",
  ],
  [
    'in a union',
    "a: Type.Union([Type.Null(), Type.String({ pattern: '[' })]), //! ABI1009 schema/wrong Unterminated",
  ],
  [
    'in what may be left out',
    "a: Type.Optional(Type.String({ pattern: '[' })), //! ABI1009 schema/wrong Unterminated",
  ],
])('%s', (_, schema) => {
  expect(surprises(`  config: { 'a.toml': Type.Object({\n    ${schema}\n  }) },`)).toEqual([]);
});

test('every form with a checker links', () => {
  const schema = `Type.Object({
    /** A text. */
    a: Type.String({ minLength: 1, maxLength: 8, pattern: '^a', title: 'A', examples: ['a'] }),
    b: Type.Integer({ minimum: 1, maximum: 1 }), c: Type.Number({ exclusiveMinimum: 0, multipleOf: 0.5 }),
    d: Type.Boolean({ default: true }), e: Type.Null(), f: Type.Literal('x'), g: Type.Enum({ A: 1, B: 'b' }),
    h: Type.Union([Type.Literal(1), Type.Literal(true)]), i: Type.Union([Type.String(), Type.Object({})]),
    j: Type.Array(Type.Tuple([Type.String(), Type.Integer()])), k: Type.Record(Type.String(), Type.Integer(), { maxProperties: 3 }),
    l: Type.Optional(Type.String({ default: 'x' })), m: Type.Object({}, { additionalProperties: false, default: {} }),
  })`;
  expect(surprises(`config: { 'a.toml': ${schema} },`)).toEqual([]);
});

test.each(['', '../up', 'a b', 'a/b', '.toml', '1.toml', 'a..b', `${'a'.repeat(50)}`])(
  'a file with the name %j is a finding',
  (name) => {
    const text = `  config: {\n    '${name}': Type.Object({}), //! ABI1003 contract/bad-name metrics.toml\n  },`;
    expect(surprises(text)).toEqual([]);
  },
);

test('two files whose types would have one name are a finding', () => {
  expect(
    surprises(`  config: {
    'a-b.toml': Type.Object({}),
    'a.b.toml': Type.Object({}), //! ABI2001 registry/taken both become
  },`),
  ).toEqual([]);
});

test('schemas of a draft are not checked', () => {
  expect(surprises("config: { 'a.toml': Type.Any() },", { status: 'draft' })).toEqual([]);
});
