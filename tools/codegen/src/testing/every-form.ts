/** Contracts with every form of the language that a frame can have, for tests of what is generated from them. */

/** Types: one of each form, with each kind of element in lists. */
const TYPES = `
  errors: { EPERM: errno(1, 'not allowed'), EINVAL: errno(22, 'malformed') },
  types: {
    Level: enumeration(u8, { Low: 0, Mid: 1, High: 2, Last: 9 }, { closed: true, errno: 'EINVAL' }),
    Signed: enumeration(i16, { Under: -300, Over: 300 }, { closed: true, errno: 'EINVAL' }),
    Open: enumeration(u16, { Known: 7 }, { closed: false }),
    Bits: flags(u32, { R: 1, W: 4, TOP: 0x8000_0000 }, { errno: 'EPERM' }),
    Handle: newtype(u32, { errno: 'EINVAL', min: 1, below: 100 }),
    Page: newtype(u53, { errno: 'EINVAL', align: 4096 }),
    Point: struct(
      { x: i32, mark: constant(i16, -2), level: 'Level', on: bool, pad: zero(2), id: octets(3), near: ranged(i8, { min: -5, max: 5 }) },
      { size: 14, errno: 'EINVAL' },
    ),
    /** A row of variable length. */
    Row: record({
      labelLength: length(u8), count: u53, keyLength: length(u16),
      level: 'Level', label: text('labelLength', { min: 1, max: 12 }), key: bytes('keyLength', { max: 9 }),
      pad: zero(1), marks: list(u8, 'Signed', { max: 3 }),
    }),
    Mark: record({ sign: constant(u16, 0xbeef) }),
    Shape: union(u8, {
      /** Nothing else. */
      none: variant(0, {}),
      circle: variant(3, { radius: u16, name: text(u8, { max: 8 }) }),
      square: variant(7, { corner: 'Point', rows: list(u8, 'Row', { max: 2 }), gap: zero(1) }),
    }),
    Wide: union(i32, { minus: variant(-1, { value: i64 }), plus: variant(0x7fff_ffff, { value: u64 }) }),
    Position: sized({
      absent: {},
      near: { offset: u32 },
      exact: { handle: 'Handle', at: i64, mark: constant(u8, 5) },
    }),
  },`;

/** Forms that stand between others, in a request and a reply. */
const MIDDLE = `
          yes: bool, small: i8, middle: i16, wide: i64, delta: i32, count: ranged(u16, { min: 1, max: 256 }),
          below: ranged(i64, { min: -9, max: 0x1f_ffff_ffff_ffff }), nameLength: length(u8), size: u53.bytes,
          rowCount: length(u16), key: octets(5), where: 'Point', pad: zero(3), mark: constant(u32, 0x8000_0001),
          name: text('nameLength', { max: 48 }), open: 'Open', bits: 'Bits', page: 'Page', handle: 'Handle',
          rows: list('rowCount', 'Row', { max: 3 }), one: 'Row', shape: 'Shape', other: 'Wide', sign: 'Mark',
          flags: list(u8, bool, { min: 1, max: 3 }), words: list(u16, text(u8, { max: 10 }), { max: 3 }),
          parts: list(u8, bytes(u16, { min: 1, max: 5 }), { max: 3 }), keys: list(u8, octets(2), { max: 3 }),
          points: list(u8, 'Point', { max: 2 }), shapes: list(u8, 'Shape', { max: 2, bytes: 30 }),
          numbers: list(u32, ranged(u16, { min: 3, max: 4 }), { max: 4 }), longs: list(u8, i64, { max: 3 }),
          pages: list(u8, 'Page', { max: 2 }), end: u64,`;

const OTHER = `moves: 'reply', idempotent: true, peerDeath: 'nothing is left'`;

/** Operations that end with each form that only an end can have. */
const OPS = `
      /** All in the middle. */
      put: serviceOp(1, {
        request: {${MIDDLE} }, reply: {${MIDDLE} },
        malformed: 'full', ${OTHER},
        checks: {
          rows: fails('DENIED', 'a row that is none'), handle: fails('LATE', 'no such handle'),
          yes: fails('DENIED', 'neither'), name: fails('LATE', 'no text'), shape: fails('DENIED', 'no shape'),
          tail: fails('LATE', 'something else'),
        },
      }),
      /** A word of the languages. */
      delete: serviceOp(2, { request: { key: text(rest, { max: 30 }) }, reply: {}, ${OTHER} }),
      raw: serviceOp(3, { request: { at: u32, value: bytes(rest, { min: 2, max: 40 }) }, reply: { value: bytes(rest, { max: 4 }) }, ${OTHER} }),
      all: serviceOp(4, { request: { rows: list(rest, 'Row', { min: 1, max: 4 }) }, reply: { shapes: list(rest, 'Shape', { max: 4, bytes: 60 }) }, ${OTHER} }),
      some: serviceOp(5, {
        request: { level: 'Level', tail: tail('Row') }, reply: { at: tail('Point') }, ${OTHER},
        checks: { level: fails('DENIED', 'no level'), tail: fails('LATE', 'no row') },
      }),
      seek: serviceOp(6, { request: { position: 'Position' }, reply: { level: 'Level', position: 'Position' }, ${OTHER} }),
      few: serviceOp(13, { request: { values: list(rest, u8, { max: 3, bytes: 2 }) }, reply: { values: list(u8, u8, { max: 3, bytes: 2 }), end: u8 }, ${OTHER} }),
      ping: serviceOp(7, { request: {}, reply: { pad: zero(2), version: constant(u8, 3) }, ${OTHER} }),`;

const EVENTS = `
      /** A key has another value. */
      changed: event(9, { key: text(u8, { min: 1, max: 20 }), rows: list(u8, 'Row', { max: 2 }), last: tail('Mark') }),
      stopped: event(10, {}),`;

const STATUS = `status: { OK: 0, DENIED: 1, LATE: 2, OLD: 3, MALFORMED: 6 },`;

/** A service of one version. */
export const EVERY_FORM = `${TYPES}
  service: {
    name: 'forms', authority: 'any',
    envelope: { magic: 'FO', version: 2, nonce: u32, reply: ['nonce', 'status'], malformed: 'MALFORMED' },
    ${STATUS}
    ops: {${OPS} },
    events: {${EVENTS} },
  },
`;

/** The operations again, of some of the versions each. */
const VERSIONED = OPS.replace('serviceOp(1, {', "serviceOp(1, { versions: ['v1', 'v2', 'v3'],")
  .replaceAll(/serviceOp\((13|[356]), \{/g, "serviceOp($1, { versions: ['v3'],")
  .replaceAll(/serviceOp\(([24]), \{/g, "serviceOp($1, { versions: ['v2', 'v1'],");

/** The same operations in an envelope of versions: no nonce, each place of one, and twins of one number. */
export const EVERY_VERSION = `
  uses: { 'RFC-0001': ['Level', 'Open', 'Bits', 'Page', 'Handle', 'Point', 'Row', 'Shape', 'Wide', 'Mark', 'Position'] },
  service: {
    name: 'versions', authority: 'any',
    envelope: {
      magic: 'VE', malformed: 'MALFORMED',
      versions: {
        v1: version(1, { nonce: none, rejected: 'OLD' }),
        v2: version(2, { nonce: u32, reply: ['nonce', 'status'] }),
        v3: version(3, { nonce: u64, reply: ['status', 'nonce'] }),
        bare: version(4, { nonce: none }),
        ended: version(4, { nonce: u16, place: 'end' }),
      },
    },
    ${STATUS}
    ops: {${VERSIONED}
      twin: serviceOp(8, { request: { name: text(u8, { max: 9 }), rows: list(u8, 'Row', { max: 2 }) }, reply: { level: 'Level' }, versions: ['bare', 'ended'], ${OTHER}, malformed: answer('MALFORMED', { version: 'ended' }) }),
      /** Its rejects are short, and what does not decode is answered as another operation would in another version. */
      brief: serviceOp(11, {
        request: { level: 'Level' }, reply: { at: u32 }, rejects: 'header', versions: ['v1', 'v3', 'ended'], ${OTHER},
        checks: { level: fails('LATE', 'no level') },
        malformed: answer('LATE', { form: 'full', as: 'put', opcode: 'echo', nonce: 'zero', version: 'v2' }),
      }),
      /** Does not answer what does not decode. */
      still: serviceOp(12, { request: { level: 'Level' }, reply: {}, ${OTHER}, malformed: answer('MALFORMED', { form: 'none' }) }),
    },
    events: {${EVENTS} },
  },
`;
