import {
  answer,
  bytes,
  contract,
  fails,
  length,
  limit,
  list,
  none,
  ranged,
  record,
  serviceOp,
  text,
  u16,
  u32,
  u64,
  version,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0018/statefsd',
  title: 'statefsd: keys and values that survive a restart',
  status: 'draft',
  owners: ['@storage'],
  created: '2026-11-29',
  feeds: 'statefsd',
  uses: { 'RFC-0015/policyd': ['policyd'] },
  supersedes: [
    'key and value are decoded after the length of each was compared with its bound: a key of more than 255 bytes is KEY_TOO_LONG only where the rest of the frame is right',
    'a malformed request loses its nonce: it is answered in version 1, as ever',
    '`/state/` alone and empty components are valid keys: they are not',
    'LIST hides every key behind the first that does not fit: it has no cursor yet',
  ],

  context: `Services keep settings, keys and counters. One of them owns the disk and keeps a journal.`,
  goals: ['a value is old or new after a crash, never a mixture', 'every key has an owner'],
  nonGoals: ['directories', 'values beyond one frame: these go by capability'],

  types: {
    /** A key of a listing. */
    StateKey: record({ key: text(u16, { min: 1, max: 255 }) }),
  },

  limits: {
    keyBytes: limit(255, { why: 'a key is a name, not a value', atLimit: 'KEY_TOO_LONG' }),
    inlineBytes: limit(8128, {
      why: 'a frame has 8,192 bytes',
      atLimit: 'VALUE_TOO_LARGE',
    }),
  },

  program: {},
  /** Whether the sender of a request may read or write a key. */
  calls: { policyd: ['checkCapDelegated'] },

  service: {
    name: 'statefsd',
    envelope: {
      magic: 'SF',
      versions: {
        v1: version(1, { nonce: none }),
        v2: version(2, { nonce: u64, reply: ['status', 'nonce'] }),
      },
      malformed: answer('MALFORMED', { version: 'v1' }),
    },
    status: {
      OK: 0,
      NOT_FOUND: 1,
      ACCESS_DENIED: 2,
      VALUE_TOO_LARGE: 3,
      KEY_TOO_LONG: 4,
      INVALID_KEY: 5,
      MALFORMED: 6,
      IO_ERROR: 7,
      UNSUPPORTED: 8,
    },
    ops: {
      /** Sets the value of a key. */
      put: serviceOp(1, {
        request: {
          keyLength: length(u16),
          valueLength: length(u32),
          key: text('keyLength', { min: 1, max: 1024 }),
          value: bytes('valueLength', { max: 7136 }),
        },
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'the value stays',
        checks: {
          keyLength: fails('KEY_TOO_LONG', 'longer than 255 bytes', { limit: 'keyBytes' }),
          access: fails('ACCESS_DENIED', 'not a key of the caller'),
          key: fails('INVALID_KEY', 'not below /state, or with a component that is not valid'),
          disk: fails('IO_ERROR', 'the disk failed'),
        },
      }),
      /** The value of a key. */
      get: serviceOp(2, {
        request: { key: text(u16, { min: 1, max: 1024 }) },
        reply: { value: bytes(u32, { max: 8128 }) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        checks: {
          access: fails('ACCESS_DENIED', 'not a key of the caller'),
          missing: fails('NOT_FOUND', 'no such key'),
          size: fails('VALUE_TOO_LARGE', 'the value does not fit a frame', {
            limit: 'inlineBytes',
          }),
        },
      }),
      /** Removes a key. */
      delete: serviceOp(3, {
        request: { key: text(u16, { min: 1, max: 1024 }) },
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'the key is gone',
        checks: {
          access: fails('ACCESS_DENIED', 'not a key of the caller'),
          missing: fails('NOT_FOUND', 'no such key'),
        },
      }),
      /** The keys below a prefix. */
      list: serviceOp(4, {
        request: {
          prefixLength: length(u16),
          limit: ranged(u16, { min: 0, max: 256 }),
          prefix: text('prefixLength', { max: 1024 }),
        },
        reply: { keys: list(u16, 'StateKey', { max: 256, bytes: 505 }) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        checks: { access: fails('ACCESS_DENIED', 'not a prefix of the caller') },
      }),
      /** Writes everything to the disk. */
      sync: serviceOp(5, {
        request: {},
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'what is written is written',
        checks: { access: fails('ACCESS_DENIED', 'neither boot nor write') },
      }),
      /** Reads the journal again. */
      reopen: serviceOp(6, {
        request: {},
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left of the request',
        checks: { access: fails('ACCESS_DENIED', 'neither boot nor write') },
      }),
    },
    authority: 'any',
  },
});
