import { contract } from '@abicus/contract';

export default contract({
  id: 'RFC-0014',
  title: 'Testing: logs, profiles and the end of the ladder',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2025-11-22',
  feeds: 'ladder',
  supersedes: [
    'three lists of markers: each contract states its own, once',
    'a line that contains a marker counts: only the whole line of the declared emitter counts',
    'failures, duplicates, panics and timeouts are warnings: each fails the run',
    'a service that says that it is ready is ready: it counts only if it has answered',
  ],

  context: `The log of a run is its proof: each rung is a line that only its emitter can print, after an
assertion that can fail. Each contract states its rungs, what they come after, and its phases; together they are the ladder.
A service says itself that it is ready, and one that answers no request can say the same. So the client asks each service that
it calls for its counts (RFC-0102) before the first probe, and tells which of them answered: only then does its \`ready\` count.
This contract states the form of log lines, the profiles of machines, and the end of a run.`,
  goals: [
    'one recogniser accepts or rejects a log',
    'the reason for a reject names the rung and the phase',
  ],
  nonGoals: ['timing'],
  failureModel: `A missing, early, duplicated, undeclared, forged, failed or unanswered rung, a panic and a timeout
each fail the run. A part of the ladder that ends before the client prints a rung shows no answer, and needs none.`,
  security: {
    threats: [
      'a marker without evidence',
      'a marker printed by another task',
      'a service that says that it is ready, and answers no request',
    ],
    invariants: {
      honest: {
        forAll: 'marker',
        text: 'no marker is printed without a passed assertion, or by another emitter',
      },
    },
  },

  /** Runs the probes, and prints a rung for each that passed. */
  program: {
    name: 'selftest-client',
    stackPages: 4,
    endpoints: {
      /** Carries the messages of the IPC probes to themselves and to children. */
      loopback: 8,
      /** Receives replies. */
      replies: 8,
      /** Receives events. */
      events: 15,
    },
    time: true,
    endpointBudget: 2,
    devices: ['virtioBlk'],
    endsRun: true,
  },
  calls: 'every',

  log: { stamp: 'emitter' },

  profiles: { smp1: { harts: [1, 1] }, smp: { harts: [2, 64] } },

  phases: { end: { until: 'selftestEnd', doc: 'the whole ladder' } },

  markers: {
    selftestEnd: {
      text: 'SELFTEST: end',
      by: 'selftest-client',
      after: ['initReady'],
      proves: ['honest'],
    },
  },

  diagnostics: {
    /** A service has answered a request: without this line its `ready` does not count. */
    answered: { text: 'SELFTEST: answered {program}', by: 'selftest-client' },
  },
});
