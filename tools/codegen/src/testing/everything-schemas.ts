/** Files, a JSON protocol and kept entries with every form, for tests of what is generated from them. */
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
  errors: { EINVAL: errno(22, 'malformed') },
  types: {
    Level: enumeration(u8, { Low: 0, High: 1 }, { closed: true, errno: 'EINVAL' }),
    /** The state of a boot. */
    BootState: struct({ active: 'Level', tries: u8, pad: zero(2), stamp: u64 }, { size: 12, errno: 'EINVAL' }),
  },
  persisted: {
    store: 'statefs', maxKey: 255,
    entries: {
      /** A part of the log. */
      segment: stored('/state/wal/seg_{n: u32}', {
        version: 3, scan: true,
        value: Type.Object({ lines: Type.Array(Type.String({ pattern: '^m' , examples: ['m 1'] })), closed: Type.Boolean() }),
        was: {
          v1: Type.Array(Type.String({ pattern: '^m', examples: ['m 1'] })),
          v2: Type.Object({ lines: Type.Array(Type.String()) }),
        },
      }),
      'delete': stored('/state/{sid: hex64}/{key: hex}.{of: word}', { version: 1, value: Type.String({ maxLength: 8 }) }),
      bootState: stored('/state/boot/bootctl', { version: 2, value: 'BootState', was: { v1: Type.Null() } }),
    },
  },
  /** Keeps values. */
  rpc: {
    name: 'key-store', version: 3, maxMessage: 4096, maxCalls: 2,
    errors: {
      /** Nothing more fits. */
      FULL: rpcError('no room is left', { retryable: true }),
      GONE: rpcError('there is no such key'),
    },
    methods: {
      /** Keeps a value. */
      put: method({
        params: Type.Object({
          /** What it is found by. */
          key: Type.String({ pattern: '^[a-z]+$', maxLength: 32 }),
          value: Type.String({ maxLength: 256 }),
          tags: Type.Optional(Type.Array(Type.String({ pattern: '^#' , examples: ['#a'] }), { maxItems: 4 })),
        }),
        result: Type.Object({ size: Type.Integer({ minimum: 0, maximum: 256 }) }),
        errors: ['FULL'], deadline: ns.seconds(2), idempotent: true,
      }),
      delete: method({
        params: Type.Object({ key: Type.String({ pattern: '^[a-z]+$' }) }), result: Type.Null(),
        errors: ['FULL', 'GONE'], deadline: ns.millis(500), idempotent: false,
      }),
      /** Never answers but with success. */
      ping: method({ params: Type.Null(), result: Type.Boolean(), deadline: ns.millis(1), idempotent: true }),
    },
    notifications: {
      /** A value changed. */
      changed: notification({ by: 'server', params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 8 }) }) }),
      'closing': notification({ by: 'client', params: Type.Null() }),
    },
  },
`;
