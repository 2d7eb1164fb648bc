import { constant, contract, struct, u32, zero } from '@abicus/contract';

export default contract({
  id: 'RFC-0013',
  title: 'Boot: the programs, their capabilities, and readiness',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2025-11-20',
  feeds: 'init',
  supersedes: ['init reports ready before it hands out capabilities: it does so after'],

  context: `The kernel starts one task, init, and gives it two factories, the clock, the images of all programs that contracts
state, and the registers and interrupts of the devices that these drive. init starts the programs, each after those that
it calls, and wires them: it creates their endpoints, and hands out what their contracts say. A program first receives on
its control endpoint (slot 0) and continues after the start message.`,
  goals: [
    'up means started, ready means wired and serving',
    'a program reaches only what its contract lists',
  ],
  nonGoals: ['a registry of names'],
  failureModel: `A program that fails during the boot is restarted as RFC-0087 says, and the boot waits for it. If it ends for
good, init prints the failure line of its \`init: up\`, continues with the others, and prints that of \`init: ready\`: the run
fails and ends.`,
  security: {
    threats: [
      'a capability that no contract declares',
      'a program whose full queues, or whose factory that it left with others, keep other programs from sending',
    ],
    invariants: {
      wiredBeforeReady: {
        forAll: 'grant',
        text: 'init is ready when every capability that a contract declares has been handed out',
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
    first: 'init',
    slots: {
      /** Creates endpoints, and factories with a budget. MANAGE. */
      endpointFactory: 1,
      /** Starts programs with an identity. MANAGE. */
      serviceFactory: 2,
      /** The exact time. TIME. */
      clock: 3,
    },
  },

  phases: { bringup: { until: 'initReady', doc: 'init has started and wired the services' } },

  markers: {
    initStart: {
      text: 'init: start',
      by: 'init',
      after: ['resourceSentinel', 'rejectStealHigherQos'],
      proves: [],
    },
    initReady: {
      text: 'init: ready',
      by: 'init',
      proves: ['wiredBeforeReady'],
    },
  },

  diagnostics: {
    programStart: { text: 'init: start {program}', by: 'init' },
    programUp: { text: 'init: up {program}', by: 'init' },
    programEnd: { text: 'init: end {program} reason={reason} status={status}', by: 'init' },
  },
});
