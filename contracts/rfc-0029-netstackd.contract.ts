import {
  answer,
  bytes,
  contract,
  fails,
  length,
  none,
  octets,
  ranged,
  serviceOp,
  sized,
  u16,
  u32,
  u64,
  u8,
  version,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0029/netstackd',
  title: 'netstackd: TCP, UDP and echoes',
  status: 'draft',
  owners: ['@network'],
  created: '2026-11-29',
  feeds: 'netstackd',
  supersedes: [
    'any sender may use any handle: a handle is of the sender that opened it',
    'some errors forget the nonce: all checks echo it, only what is malformed has none to echo',
    'listeners and sockets cannot be closed: all handles can',
  ],

  context: `One service owns the network device. Programs hold handles of streams and sockets.`,
  goals: ['frames of the systems before it, byte for byte'],
  nonGoals: ['IPv6'],

  types: {
    /** Where to listen: at a port of every address, or of one. */
    LocalEnd: sized({
      any: { port: u16 },
      address: { ip: octets(4), port: u16 },
    }),
  },

  program: {},

  service: {
    name: 'netstackd',
    envelope: {
      magic: 'NS',
      versions: {
        /** Without a nonce. */
        plain: version(1, { nonce: none }),
        /** The same with a nonce at the end. */
        tagged: version(1, { nonce: u64, place: 'end' }),
      },
      malformed: answer('MALFORMED', { version: 'plain' }),
      foreign: answer('MALFORMED', { version: 'plain', opcode: 'zero' }),
      unknownVersion: answer('MALFORMED', { version: 'plain', opcode: 'zero' }),
    },
    status: { OK: 0, NOT_FOUND: 1, MALFORMED: 2, WOULD_BLOCK: 3, IO: 4, TIMED_OUT: 5 },
    retryable: ['WOULD_BLOCK', 'TIMED_OUT'],
    ops: {
      /** Listens for TCP connections at a port. */
      listen: serviceOp(1, {
        request: { local: 'LocalEnd' },
        reply: { listener: u32 },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: { address: fails('IO', 'in use') },
      }),
      /** Takes a connection. */
      accept: serviceOp(2, {
        request: { listener: u32 },
        reply: { stream: u32 },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: {
          missing: fails('NOT_FOUND', 'no such handle of the caller'),
          busy: fails('WOULD_BLOCK', 'not yet'),
          device: fails('IO', 'the network failed'),
        },
      }),
      /** Connects to a port. */
      connect: serviceOp(3, {
        request: { ip: octets(4), port: u16 },
        reply: { stream: u32 },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: {
          busy: fails('WOULD_BLOCK', 'not yet'),
          device: fails('IO', 'the network failed'),
        },
      }),
      /** Reads what has come. */
      read: serviceOp(4, {
        request: { stream: u32, max: u16 },
        reply: { data: bytes(u16, { max: 480 }) },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: {
          missing: fails('NOT_FOUND', 'no such handle of the caller'),
          busy: fails('WOULD_BLOCK', 'not yet'),
          device: fails('IO', 'the network failed'),
        },
      }),
      /** Writes as much as there is room for. */
      write: serviceOp(5, {
        request: { stream: u32, data: bytes(u16, { max: 502 }) },
        reply: { written: u16 },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: {
          missing: fails('NOT_FOUND', 'no such handle of the caller'),
          busy: fails('WOULD_BLOCK', 'not yet'),
          device: fails('IO', 'the network failed'),
        },
      }),
      /** Opens a UDP socket at a port. */
      udpBind: serviceOp(6, {
        request: { local: 'LocalEnd' },
        reply: { socket: u32 },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: { address: fails('IO', 'in use') },
      }),
      /** Sends a datagram. */
      udpSendTo: serviceOp(7, {
        request: { socket: u32, ip: octets(4), port: u16, data: bytes(u16, { max: 496 }) },
        reply: { sent: u16 },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: {
          missing: fails('NOT_FOUND', 'no such handle of the caller'),
          busy: fails('WOULD_BLOCK', 'not yet'),
          device: fails('IO', 'the network failed'),
        },
      }),
      /** Takes a datagram. */
      udpReceiveFrom: serviceOp(8, {
        request: { socket: u32, max: u16 },
        reply: {
          dataLength: length(u16),
          ip: octets(4),
          port: u16,
          data: bytes('dataLength', { max: 460 }),
        },
        moves: 'reply',
        idempotent: false,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: {
          missing: fails('NOT_FOUND', 'no such handle of the caller'),
          busy: fails('WOULD_BLOCK', 'not yet'),
          device: fails('IO', 'the network failed'),
        },
      }),
      /** How long an echo takes. */
      ping: serviceOp(9, {
        request: { ip: octets(4), timeoutMs: u16 },
        reply: { rttMs: u16 },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: { silence: fails('TIMED_OUT', 'no echo') },
      }),
      /** The address of this machine. */
      localAddress: serviceOp(10, {
        request: {},
        reply: { ip: octets(4), prefix: ranged(u8, { min: 0, max: 32 }) },
        moves: 'reply',
        idempotent: true,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: { address: fails('IO', 'none yet') },
      }),
      /** Closes a stream. */
      close: serviceOp(11, {
        request: { stream: u32 },
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: { missing: fails('NOT_FOUND', 'no such handle of the caller') },
      }),
      /** Answers when a stream has room. */
      waitWritable: serviceOp(12, {
        request: { stream: u32 },
        reply: {},
        moves: 'reply',
        idempotent: true,
        peerDeath: 'its handles are closed',
        rejects: 'header',
        checks: {
          missing: fails('NOT_FOUND', 'no such handle of the caller'),
          busy: fails('WOULD_BLOCK', 'not yet'),
        },
      }),
    },
    authority: 'any',
  },
});
