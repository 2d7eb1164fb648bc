import { contract, limit, newtype, u32, u64 } from '@abicus/contract';

export default contract({
  id: 'RFC-0019',
  title: 'Nonces: which reply belongs to which request',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2026-01-20',
  feeds: 'ipc',
  uses: { 'RFC-0005': ['EINVAL'] },
  supersedes: [
    'unmatched replies are dropped by some helpers: they are kept in bounded storage and counted',
    'the oldest kept reply is not always the one evicted: it is',
  ],

  context: `Several requests can be under way on one endpoint, and replies come in any order. Each request
carries a number, and its reply carries the same one, error replies included.`,
  goals: ['a reply is matched by its nonce and by nothing else', 'no reply is lost in silence'],
  nonGoals: ['authentication: a nonce proves nothing about who sent it'],
  failureModel: `A missing reply ends in a timeout. An unmatched one is kept, or counted when it is
dropped. A malformed one is counted and never matches.`,
  security: {
    threats: ['a reply taken for that of another request'],
    invariants: {
      neverReused: {
        forAll: 'nonce',
        text: 'no nonce is given out again while its request is under way',
      },
      evictsOldest: {
        forAll: 'kept reply',
        text: 'what is dropped for lack of room is the oldest kept reply, and it is counted',
      },
    },
    dontDo: ['change the width of a nonce within a version', 'drain an endpoint without a bound'],
  },

  types: {
    /** A nonce of a protocol with four bytes for it. */
    Nonce32: newtype(u32, { errno: 'EINVAL' }),
    /** A nonce of a protocol with eight bytes for it. */
    Nonce64: newtype(u64, { errno: 'EINVAL' }),
  },

  limits: {
    pendingReplies: limit(16, { why: 'bounds the replies kept', atLimit: 'the oldest is dropped' }),
    pendingEvents: limit(64, { why: 'bounds the events kept', atLimit: 'the oldest is dropped' }),
    mismatches: limit(64, {
      why: 'bounds the replies looked at for one request',
      atLimit: 'the call fails; as many are tolerated, one more is not',
    }),
  },

  mustUse: ['call', 'receive', 'send', 'take'],
});
