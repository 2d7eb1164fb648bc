import {
  contract,
  enumeration,
  limit,
  list,
  record,
  serviceOp,
  u16,
  u32,
  u64,
  u8,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0102',
  title: 'Services: what the loop of a service bounds, and what it counts',
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
    threats: [
      'exhaustion by requests that are answered later',
      'a capability table that is full',
      'a client that reads the load of others',
    ],
    invariants: {
      closedOnce: {
        forAll: 'moved capability',
        text: 'each capability that comes with a message is kept by a handler, or closed once',
      },
      bySerial: {
        forAll: 'notice',
        text: 'a notice ends the watch with its serial, and no other one',
      },
      ownCounts: {
        forAll: 'client',
        text: 'what a client reads of a service is the same, whatever other counted clients do',
      },
    },
    dontDo: [
      'wait outside the one receive of the loop',
      'answer with a time, a window, or the load of others',
    ],
  },

  types: {
    /** How a request ended. */
    Outcome: enumeration(
      u8,
      {
        /** With a reply of success; also one that was handled and is never answered. */
        Answered: 0,
        /** By a check. */
        Rejected: 1,
        /** It did not decode, or had not the form of its operation. */
        Malformed: 2,
        /** The caller has no authority. */
        Denied: 3,
        /** Beyond a limit of the loop. */
        Overload: 4,
        /** Its answer was put off; it is counted again when it is answered. */
        Later: 5,
        /** The caller had ended, or its deadline had passed, before the reply. */
        Gone: 6,
      },
      { closed: true },
    ),
    /** How often an operation ended so. */
    OwnCount: record({ opcode: u8, outcome: 'Outcome', count: u64 }),
    /** The same of a client. */
    ClientCount: record({
      /** Its pid; 0: all clients that had to make room for others. */
      client: u32,
      /** 255: requests that name no operation. */
      opcode: u8,
      outcome: 'Outcome',
      count: u64,
    }),
  },

  service: {
    name: 'stats',
    authority: 'any',
    envelope: {
      magic: 'ST',
      version: 1,
      nonce: u32,
      reply: ['status', 'nonce'],
      malformed: 'MALFORMED',
      denied: 'DENIED',
    },
    status: { OK: 0, MALFORMED: 1, DENIED: 2 },
    ops: {
      /** The counts of the caller that are not 0, from this place on, and how many follow them. */
      own: serviceOp(1, {
        request: { from: u16 },
        reply: { left: u16, counts: list(u8, 'OwnCount', { max: 64 }) },
        idempotent: true,
      }),
      /** The same of all clients. */
      all: serviceOp(2, {
        request: { from: u16 },
        reply: { left: u16, counts: list(u8, 'ClientCount', { max: 64 }) },
        idempotent: true,
        authority: ['selftest-client', 'metricsd'],
      }),
      /** What happened besides requests. */
      incidents: serviceOp(3, {
        request: {},
        reply: {
          /** How often it has been started. */
          starts: u64,
          /** Ends of tasks that it watched; at init, of programs. */
          death: u64,
          /** Messages that are neither requests nor events of a called service. */
          strayMessage: u64,
          /** Messages in the form of a notice that are not of the kernel. */
          forgedNotice: u64,
          /** Notices of watches that have ended. */
          staleNotice: u64,
          /** Ends of calls that were not started, or have ended. */
          strayReply: u64,
          /** Capabilities that came with messages which move none. */
          strayCapability: u64,
          /** Answers to requests that were answered, or whose caller has ended. */
          secondAnswer: u64,
          /** Capabilities to drop that are not kept. */
          strayDrop: u64,
          /** Receives that failed, and the endpoint was still there. */
          receiveError: u64,
          /** Requests of this protocol. */
          statsRequest: u64,
          /** Programs that it has started again: init alone does. */
          restart: u64,
        },
        idempotent: true,
        authority: ['selftest-client', 'metricsd'],
      }),
    },
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
