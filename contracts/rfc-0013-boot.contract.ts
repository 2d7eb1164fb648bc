import { bootEndpoint, constant, contract, program, struct, u32, zero } from '@abicus/contract';

export default contract({
  id: 'RFC-0013',
  title: 'Boot: what is started, with what, and when it is ready',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2025-11-20',
  feeds: 'init',
  supersedes: ['ready is said before capabilities are handed out: it is said after'],

  context: `The kernel starts one task, init, and gives it two factories and the images. init starts the
programs of this list, in order, and wires them: endpoints are made, their sides handed out. A
program begins with a receive on its control endpoint (slot 0) and goes on when it is told to.`,
  goals: [
    'up means started, ready means wired and serving',
    'a program reaches what this contract lists, and nothing else',
  ],
  nonGoals: ['restarts', 'a registry of names'],
  failureModel: `A program that can't be started or wired fails the boot: init says so and ends with a
status that is not 0.`,
  security: {
    threats: ['a capability that nobody declared'],
    invariants: {
      wiredBeforeReady: {
        forAll: 'grant',
        text: 'init is ready when every capability of this list has been handed out',
      },
      declaredOnly: {
        forAll: 'program',
        text: 'a program holds the capabilities declared for it, and no others, at its start',
      },
    },
  },

  types: {
    /** Tells a program that it is wired, and how many capabilities it was given. */
    Start: struct(
      { magic: constant(u32, 0x5452_5453), grants: u32, reserved: zero(8) },
      { size: 16 },
    ),
  },

  boot: {
    slots: { endpointFactory: 1, serviceFactory: 2 },
    programs: {
      timed: program({
        image: 3,
        stackPages: 4,
        endpoints: {
          /** Where requests come in. */
          requests: bootEndpoint({
            depth: 64,
            own: [{ slot: 3, rights: ['RECV'] }],
            clients: {
              'selftest-client': { slot: 3, rights: ['SEND'] },
              'selftest-peer': { slot: 3, rights: ['SEND'] },
            },
          }),
        },
      }),
      'selftest-client': program({
        image: 4,
        stackPages: 4,
        endpoints: {
          /** Where replies come in. */
          replies: bootEndpoint({
            depth: 16,
            own: [
              { slot: 5, rights: ['RECV'] },
              { slot: 6, rights: ['SEND'] },
            ],
          }),
          /** Where events come in. */
          events: bootEndpoint({
            depth: 64,
            own: [
              { slot: 7, rights: ['RECV'] },
              { slot: 8, rights: ['SEND'] },
            ],
          }),
          /** Where the probes of messages send to themselves and to children. */
          loopback: bootEndpoint({
            depth: 8,
            own: [
              { slot: 9, rights: ['RECV'] },
              { slot: 10, rights: ['SEND'] },
            ],
            clients: { 'selftest-peer': { slot: 10, rights: ['SEND'] } },
          }),
        },
      }),
      'selftest-peer': program({
        image: 5,
        stackPages: 4,
        endpoints: {
          /** Where the selftest client tells it what to do. */
          commands: bootEndpoint({
            depth: 8,
            own: [{ slot: 11, rights: ['RECV'] }],
            clients: { 'selftest-client': { slot: 11, rights: ['SEND'] } },
          }),
          /** Where replies and events come in. */
          replies: bootEndpoint({
            depth: 64,
            own: [
              { slot: 5, rights: ['RECV'] },
              { slot: 6, rights: ['SEND'] },
            ],
          }),
        },
      }),
    },
  },

  markers: {
    initStart: { text: 'init: start', by: 'init', proves: [] },
    initStartTimed: { text: 'init: start timed', by: 'init', after: ['initStart'], proves: [] },
    initUpTimed: { text: 'init: up timed', by: 'init', after: ['initStartTimed'], proves: [] },
    initReady: {
      text: 'init: ready',
      by: 'init',
      after: ['initUpTimed'],
      proves: ['wiredBeforeReady'],
    },
  },

  diagnostics: {
    programStart: { text: 'init: start {program}', by: 'init' },
    programUp: { text: 'init: up {program}', by: 'init' },
    programEnd: { text: 'init: end {program} {status}', by: 'init' },
  },
});
