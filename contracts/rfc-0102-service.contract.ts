import { contract, limit } from '@abicus/contract';

export default contract({
  id: 'RFC-0102',
  title: 'Services: what the loop of a service bounds',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2026-11-29',
  feeds: 'service',

  context: `Each service has the same loop around its handlers. It answers requests at once, later, or after calls of
other services, watches the tasks that it holds something for, and keeps capabilities that requests move. Clients decide how many of
these there are, so that each has a bound. A request beyond it is answered with the first retryable status of the service.`,
  goals: ['a client cannot make a service hold more than its contract states'],
  nonGoals: ['fairness between clients: what one client may hold is a limit of the service'],
  failureModel: `A request that would go beyond a limit is answered before its handler is called, and counted. If a client
cannot be watched, what the service holds for it is dropped as if it had ended.`,
  security: {
    threats: ['exhaustion by requests that are answered later', 'a capability table that is full'],
    invariants: {
      closedOnce: {
        forAll: 'moved capability',
        text: 'each capability that comes with a message is kept by a handler, or closed once',
      },
      bySerial: {
        forAll: 'notice',
        text: 'a notice ends the watch with its serial, and no other one',
      },
    },
    dontDo: ['wait outside the one receive of the loop'],
  },

  limits: {
    inFlight: limit(16_384, {
      why: 'bounds the requests that are answered later; as many as the kernel has started calls',
      atLimit: 'the first retryable status',
    }),
    callsInFlight: limit(64, {
      why: 'bounds the calls of other services; as many as one task may start',
      atLimit: 'the call fails with Overload',
    }),
    keptCaps: limit(72, {
      why: 'leaves slots of the capability table for what the next message moves',
      atLimit: 'the first retryable status',
    }),
    watches: limit(320, {
      why: 'bounds the watched tasks and capabilities; fewer than the watches of one task',
      atLimit: 'the first retryable status',
    }),
    countedClients: limit(64, {
      why: 'bounds the counters',
      atLimit: 'the counters of the oldest client become those of all others',
    }),
  },
});
