import { contract, limit, newtype, u32, u64 } from '@abicus/contract';

export default contract({
  id: 'RFC-0019',
  title: 'Nonces: which reply belongs to which request',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2026-01-20',
  feeds: 'ipc',
  uses: { 'RFC-0005/abi': ['EINVAL'] },
  supersedes: [
    'unmatched replies are dropped by some helpers: they are kept in bounded storage and counted',
    'not always the oldest kept reply is evicted: it always is',
  ],

  context: `Several requests can be in flight on one endpoint, and replies arrive in any order. Each request
carries a number, and its reply carries the same number, error replies included.`,
  goals: ['a reply is matched by its nonce only', 'a lost reply is counted'],
  nonGoals: ['authentication: a nonce does not identify the sender'],
  failureModel: `A missing reply ends in a timeout. An unmatched reply is kept, or counted when it is
dropped. A malformed reply is counted and never matches.`,
  security: {
    threats: ['a reply matched to the wrong request'],
    invariants: {
      neverReused: {
        forAll: 'nonce',
        text: 'no nonce is reused while its request is in flight, or one of the last abandoned ones',
      },
      evictsOldest: {
        forAll: 'kept reply',
        text: 'if there is no room, the oldest kept reply is dropped and counted',
      },
    },
    dontDo: ['change the width of a nonce within a version', 'drain an endpoint without a bound'],
  },

  types: {
    /** A nonce of four bytes. */
    Nonce32: newtype(u32, { errno: 'EINVAL' }),
    /** A nonce of eight bytes. */
    Nonce64: newtype(u64, { errno: 'EINVAL' }),
  },

  limits: {
    pendingReplies: limit(16, { why: 'bounds the replies kept', atLimit: 'the oldest is dropped' }),
    pendingEvents: limit(64, { why: 'bounds the events kept', atLimit: 'the oldest is dropped' }),
    /** Requests without a reply at their deadline: a late reply gives the nonce back. */
    abandoned: limit(64, {
      why: 'bounds the nonces held after timeouts',
      atLimit: 'the oldest is given back',
    }),
    /** Events and replies of other calls are not counted, if there is space for them. */
    mismatches: limit(64, {
      why: 'bounds the unmatched replies received for one request',
      atLimit: 'the call fails at the first one beyond',
    }),
  },

  mustUse: ['call', 'receive', 'send', 'take'],
});
