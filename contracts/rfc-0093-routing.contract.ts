import {
  contract,
  fails,
  limit,
  list,
  none,
  record,
  serviceOp,
  text,
  u32,
  u64,
  u8,
  version,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0093',
  title: 'Routing: how a program reaches a service again, and says that it serves',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2026-11-29',
  feeds: 'init',
  supersedes: [
    'a route without a nonce can be taken for that of another question: the nonce is mandatory',
    'without a policy every route is allowed: it is denied',
    'the answer to a route has an opcode of its own, 0x41: it is that of the request with bit 7 set',
    'the answer says in which slot its reader receives replies: the kernel makes the reply, so these four bytes are zero',
    'a program is up when it has been started: it is up when it has said that it serves',
  ],

  context: `The boot gives each program SEND of the services that its contract calls, in slots that follow from that
contract. When such a service ends, the capability is stale. Its holder keeps it and asks init, which replaces it by one of the
new instance. So the slot is never free, and no capability that comes with a message takes it. Init answers all of these
questions itself and waits for no program while it does.`,
  goals: [
    'a client reaches the next instance of a service in the slot that it used before',
    'each question is answered once, and only to its sender',
  ],
  nonGoals: ['a registry of names', 'slots that are chosen at run time'],
  failureModel: `A question about a service that is being restarted waits for the new instance. There are so many of these at
most; the next one is answered STALE, as is a question about a service that stays ended. When policyd is booted and has sent no
table, every route is DENIED. Frames of version 1 without a nonce are decoded, and answered MALFORMED.`,
  security: {
    threats: [
      'a program reaches a service that its contract does not call',
      'a task that is not the program says that the program is ready',
    ],
    invariants: {
      declaredRoutes: {
        forAll: 'answered question',
        text: 'a capability is handed out only where the contract of the requester declares calls of the target, and the policy allows it',
      },
      answeredOnce: {
        forAll: 'question',
        text: 'a question is answered exactly once, unless its sender has ended before',
      },
    },
    dontDo: ['answer a question while the target has no instance', 'trust a name in a payload'],
  },

  types: {
    /** A route that the policy allows, between identities. */
    AllowedRoute: record({ requester: u64, target: u64 }),
  },

  limits: {
    parked: limit(32, { why: 'bounds the questions that wait for a restart', atLimit: 'STALE' }),
  },

  program: {},

  service: {
    name: 'init',
    envelope: {
      magic: 'RT',
      versions: {
        /** Without a nonce. */
        v1: version(1, { nonce: none, rejected: 'MALFORMED' }),
        /** The same with a nonce at the end. */
        v2: version(1, { nonce: u32, place: 'end' }),
      },
      malformed: 'MALFORMED',
    },
    status: { OK: 0, NOT_FOUND: 1, MALFORMED: 2, DENIED: 3, STALE: 4 },
    ops: {
      /**
       * Asks for SEND of a service, in the slot that the contract of the requester has for it: a stale capability there is
       * replaced, and one of the latest instance stays. The answer says which slot that is.
       */
      get: serviceOp(0x40, {
        request: { name: text(u8, { min: 1, max: 48 }) },
        reply: { send: u32, receive: zero(4) },
        answers: 'later',
        idempotent: true,
        malformed: 'full',
        checks: {
          target: fails('NOT_FOUND', 'no booted program with a service has this name'),
          declared: fails('DENIED', 'the contract of the requester does not declare calls of it'),
          policy: fails('DENIED', 'the table of policyd does not have the route, or there is none'),
          ended: fails('STALE', 'it has ended and is not restarted'),
          parked: fails('STALE', 'too many questions wait for a restart', { limit: 'parked' }),
          slot: fails('MALFORMED', 'the slot of the requester holds what init did not put there'),
        },
      }),
      /** Says that the program of the sender serves. Only that task can say so, once after each start. */
      ready: serviceOp(0x41, {
        versions: ['v2'],
        request: {},
        reply: {},
        answers: 'never',
        idempotent: true,
        checks: { starting: fails('DENIED', 'the sender is not a program that is being started') },
      }),
      /** Replaces the table of allowed routes. */
      routes: serviceOp(0x42, {
        versions: ['v2'],
        request: { allowed: list(u8, 'AllowedRoute', { max: 255 }) },
        reply: {},
        answers: 'never',
        idempotent: true,
        checks: { authority: fails('DENIED', 'not policyd') },
      }),
    },
    authority: 'any',
  },
});
