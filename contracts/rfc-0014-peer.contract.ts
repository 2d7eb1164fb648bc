import { contract, ns, serviceOp, u32, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0014/peer',
  title: 'The peer of the selftest',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2026-01-12',
  feeds: 'selftest-peer',
  uses: { 'RFC-0023/timed': ['timed'] },

  context: `A second program beside the selftest's client, with an identity of its own, that the client can end: what a
service does at the end of a client is seen from there.`,
  goals: ['the client ends a program that holds something of every service'],
  nonGoals: ['operations for other programs than the selftest'],
  failureModel: 'An end of the peer that the client did not ask for fails the probes that use it.',

  program: {
    stackPages: 4,
    /** A window that the selftest can wait for. */
    supervision: {
      restart: 'always',
      backoff: [ns.millis(1), ns.millis(4)],
      maxInWindow: 3,
      window: ns.seconds(1),
    },
  },
  calls: { timed: ['register'] },

  service: {
    name: 'selftest-peer',
    authority: 'any',
    envelope: {
      magic: 'PE',
      version: 1,
      nonce: u32,
      reply: ['status', 'nonce'],
      malformed: 'MALFORMED',
    },
    status: { OK: 0, MALFORMED: 1 },
    ops: {
      /** Arms this many timers, and says how many timed accepted. */
      arm: serviceOp(1, {
        request: { timers: u8 },
        reply: { armed: u8 },
        budget: ns.millis(20),
        idempotent: false,
        peerDeath: 'its timers stay until it ends',
        calls: ['timed.register'],
      }),
      /** Replies, and ends with status 0: it cancels no timer. */
      end: serviceOp(2, {
        request: {},
        reply: {},
        budget: ns.millis(5),
        idempotent: false,
        peerDeath: 'nothing is left',
      }),
      /** Ends with a fault. There is no reply: the call ends because its peer is gone. */
      crash: serviceOp(3, {
        request: {},
        reply: {},
        answers: 'later',
        idempotent: false,
        peerDeath: 'nothing is left',
      }),
      /** How often it has been started, and how many capabilities it was given at its last start. */
      boots: serviceOp(4, {
        request: {},
        reply: { starts: u32, grants: u32 },
        budget: ns.millis(5),
        idempotent: true,
        peerDeath: 'nothing is left',
      }),
    },
  },

  phases: {
    supervision: {
      until: 'crashLoopCap',
      doc: 'a program that fails is restarted, as often as its contract says',
    },
  },

  markers: {
    supervisionRestart: {
      text: 'SELFTEST: supervision restart ok',
      by: 'selftest-client',
      // It ends the peer for good, which other rungs need before.
      after: ['selftestPeerReady', 'timedOwnerEnd'],
      proves: ['supervision.invariant.sameRights', 'routing.invariant.declaredRoutes'],
    },
    crashLoopCap: {
      text: 'SELFTEST: crash-loop cap ok',
      by: 'selftest-client',
      proves: ['supervision.invariant.cappedRestarts'],
    },
  },
});
