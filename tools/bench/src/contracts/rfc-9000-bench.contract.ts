import { bytes, contract, serviceOp, text, u16, u32, u64, u8, zero } from '@abicus/contract';

export default contract({
  id: 'RFC-9000',
  title: 'The messages that wire formats are measured on',
  status: 'accepted',
  owners: ['@tools'],
  created: '2026-11-21',
  feeds: 'bench',
  context: `Two frames: one of fixed fields only, one with a string and bytes.`,
  goals: ['a figure beside those of other formats'],
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
    },
  },
});
