import {
  bytes,
  contract,
  list,
  record,
  serviceOp,
  tail,
  text,
  u16,
  u32,
  u64,
  u8,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-9000',
  title: 'The messages that wire formats are measured on',
  status: 'accepted',
  owners: ['@tools'],
  created: '2026-11-21',
  feeds: 'bench',
  context: `Frames of fixed fields only, with a string and bytes, with a list of records, and with an optional tail.`,
  goals: ['a figure beside those of other formats'],
  types: {
    /** One row of a listing. */
    Row: record({ job: u32, pages: u16, copies: u8, name: text(u8, { min: 1, max: 48 }) }),
    /** The position at which a listing continues. */
    Cursor: record({ job: u32, name: text(u8, { min: 1, max: 48 }) }),
  },
  service: {
    name: 'bench',
    authority: 'any',
    envelope: {
      magic: 'BN',
      version: 1,
      nonce: u32,
      reply: ['status', 'nonce'],
      malformed: 'MALFORMED',
    },
    status: { OK: 0, MALFORMED: 1 },
    ops: {
      /** Fixed fields. */
      arm: serviceOp(1, {
        request: { qos: u8, pad: zero(1), deadline: u64.ns },
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left',
      }),
      /** A string and bytes. */
      put: serviceOp(2, {
        request: { key: text(u8, { min: 1, max: 48 }), value: bytes(u16, { min: 0, max: 4096 }) },
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left',
      }),
      /** A list of records in the reply, an optional tail in the request. */
      rows: serviceOp(3, {
        request: { owner: u32, limit: u16, from: tail('Cursor') },
        reply: { rows: list(u16, 'Row', { max: 64 }) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'nothing is left',
      }),
    },
  },
});
