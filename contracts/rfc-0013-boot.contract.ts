import { bootEndpoint, constant, contract, program, struct, u32, zero } from '@abicus/contract';

export default contract({
  id: 'RFC-0013',
  title: 'Boot: the programs, their capabilities, and readiness',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2025-11-20',
  feeds: 'init',
  supersedes: ['init reports ready before it hands out capabilities: it does so after'],

  context: `The kernel starts one task, init, and gives it two factories, the clock, the registers and interrupts of the
devices that programs drive, and the images. init starts the
programs of this list in order and wires them: it creates endpoints and hands out their sides. A
program first receives on its control endpoint (slot 0) and continues after the start message.`,
  goals: [
    'up means started, ready means wired and serving',
    'a program reaches only what this contract lists',
  ],
  nonGoals: ['restarts', 'a registry of names'],
  failureModel: `If a program can't be started or wired, the boot fails: init prints this and exits with a
status other than 0.`,
  security: {
    threats: ['a capability that no contract declares'],
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
    /**
     * The start message: the program is wired and was given this number of capabilities. `starts` counts how often it has
     * been started, this time included: 1 is the first one, the only one that prints its rungs.
     */
    Start: struct(
      { magic: constant(u32, 0x5452_5453), grants: u32, starts: u32, reserved: zero(4) },
      { size: 16 },
    ),
  },

  boot: {
    slots: {
      endpointFactory: 1,
      serviceFactory: 2,
      clock: 6,
      blockRegisters: 7,
      blockInterrupt: 8,
    },
    programs: {
      timed: program({
        image: 3,
        stackPages: 4,
        factories: { clock: { slot: 2, rights: ['TIME'], from: 6 } },
        endpoints: {
          /** Receives requests. */
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
        factories: {
          clock: { slot: 2, rights: ['TIME'], from: 6 },
          blockRegisters: { slot: 12, rights: ['MAP', 'WRITE'], from: 7 },
          blockInterrupt: { slot: 13, rights: ['RECV'], from: 8 },
          endpoints: { slot: 14, rights: ['MANAGE'], from: 1, budget: 2 },
        },
        endpoints: {
          /** Receives replies. */
          replies: bootEndpoint({
            depth: 16,
            own: [
              { slot: 5, rights: ['RECV'] },
              { slot: 6, rights: ['SEND'] },
            ],
          }),
          /** Receives events. */
          events: bootEndpoint({
            depth: 64,
            own: [
              { slot: 7, rights: ['RECV'] },
              { slot: 8, rights: ['SEND'] },
            ],
          }),
          /** Carries the messages of the IPC probes to themselves and to children. */
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
          /** Receives the commands of the selftest client. */
          commands: bootEndpoint({
            depth: 8,
            own: [{ slot: 11, rights: ['RECV'] }],
            clients: { 'selftest-client': { slot: 11, rights: ['SEND'] } },
          }),
          /** Receives replies and events. */
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
