/** A service with every form that a field can have, for tests of what is generated from it. */
export const EVERYTHING_SERVED = `
  principals: ['storage', 'init', 'shell'],
  errors: { EPERM: errno(1, 'not allowed'), EINVAL: errno(22, 'malformed') },
  types: {
    Level: enumeration(u8, { Low: 0, Mid: 1, High: 2 }, { closed: true, errno: 'EINVAL' }),
    Sparse: enumeration(u16, { A: 3, B: 5000 }, { closed: true, errno: 'EINVAL' }),
    Open: enumeration(u16, { Known: 7 }, { closed: false }),
    Bits: flags(u32, { R: 1, W: 4, TOP: 0x8000_0000 }, { errno: 'EPERM' }),
    Handle: newtype(u32, { errno: 'EINVAL', min: 1, below: 100 }),
    Page: newtype(u53, { errno: 'EINVAL', align: 4096 }),
    Point: struct({ x: i32, level: 'Level', pad: zero(3) }, { size: 8, errno: 'EINVAL' }),
  },
  service: {
    name: 'storage', authority: ['init', 'shell'],
    envelope: { magic: 'ST', version: 2, nonce: u64, reply: ['nonce', 'status'], malformed: 'MALFORMED', denied: 'STRANGER' },
    status: { OK: 0, DENIED: 1, STRANGER: 4, MALFORMED: 6 },
    ops: {
      /** Writes. */
      put: serviceOp(1, {
        request: {
          level: 'Level', key: text(u8, { min: 1, max: 20 }), mark: constant(u16, 0x1234),
          handle: 'Handle', value: bytes(u16, { min: 0, max: 40 }), where: 'Point', pad: zero(2),
          bits: 'Bits', size: u53.bytes, page: 'Page', delta: i32, kind: 'Sparse', open: 'Open', end: u64,
        },
        reply: { old: bytes(u32, { min: 0, max: 40 }), status: u8, nonce: u16 },
        moves: 'reply', idempotent: true, peerDeath: 'nothing is left', malformed: 'full',
        checks: { handle: fails('DENIED', 'no such handle') },
      }),
      /** A word of the language. */
      delete: serviceOp(2, {
        request: { key: text(u16, { min: 0, max: 30 }) }, reply: {},
        moves: 'reply', idempotent: true, peerDeath: 'nothing is left',
        checks: { owner: fails('DENIED', 'a key of another', { unless: callerIs('init') }) },
      }),
      /** Of some callers only. */
      purge: serviceOp(4, {
        request: {}, reply: { left: u32 }, authority: ['init'], audit: 'purged',
        moves: 'reply', idempotent: true, peerDeath: 'nothing is left',
      }),
    },
    events: {
      /** A key has another value. */
      changed: event(3, { key: text(u8, { min: 1, max: 20 }), frame: u8, pad: zero(1) }),
    },
  },
  machine: {
    resource: 'stored-key', states: 'Level', initial: 'Low', creates: ['put'],
    edges: {
      written: edge('Low', 'Mid', { on: 'put' }),
      grown: edge('Mid', 'High', { event: 'changed', after: 'size', atMost: 'span' }),
      dropped: edge('High', 'Low', { on: 'delete' }),
    },
    otherwise: { Low: { delete: 'owner' }, Mid: { delete: 'owner' } },
  },
  audit: { purged: line('AUDIT storage', { caller: u64, page: 'Page', level: 'Level', kind: 'Open', why: 'word' }) },
  limits: { span: limit(16, { why: 'keys grow together', atLimit: 'DENIED' }) },
  security: { threats: [], invariants: { apart: { forAll: 'key', text: 'no key changes another' } } },
`;
