/** Files with every form that a schema can have, for tests of what is generated from them. */
export const EVERYTHING_SCHEMAS = `
  config: {
    /** A file of people. */
    'metrics.toml': Type.Object({
      /** A text. */
      text: Type.String({ minLength: 1, maxLength: 8, default: 'a' }),
      path: Type.String({ pattern: '^/[a-z]+$', description: 'a path' }),
      count: Type.Integer({ minimum: 1, maximum: 64 }),
      share: Type.Number({ exclusiveMinimum: 0, multipleOf: 0.5 }),
      on: Type.Boolean({ default: true }),
      none: Type.Null(),
      kind: Type.Union([Type.Literal('ring'), Type.Literal('window')]),
      'either-way': Type.Union([Type.String(), Type.Object({ a: Type.Literal(1) })]),
      list: Type.Array(Type.Tuple([Type.String(), Type.Integer()]), { maxItems: 3 }),
      map: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Array(Type.String()))),
      section: Type.Object({ a: Type.Integer({ default: 1 }), b: Type.Optional(Type.Null()) }),
    }),
    empty: Type.Object({}),
  },
`;
