import { contract } from '@abicus/contract';

export default contract({
  id: 'RFC-0014',
  title: 'Testing: the ladder, its phases and profiles',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2025-11-22',
  feeds: 'ladder',
  supersedes: [
    'three lists of markers: this is the only one',
    'a line that contains a marker counts: only the whole line of the declared emitter counts',
    'failures, duplicates, panics and timeouts are warnings: each fails the run',
  ],

  context: `The log of a run is its proof: each rung is a line that only its emitter can print, after an
assertion that can fail. This contract states the order of the rungs and the phases of the ladder.`,
  goals: [
    'one recogniser accepts or rejects a log',
    'the reason for a reject names the rung and the phase',
  ],
  nonGoals: ['timing'],
  failureModel: `A missing, early, duplicated, undeclared, forged or failed rung, a panic and a timeout
each fail the run.`,
  security: {
    threats: ['a marker without evidence', 'a marker printed by another task'],
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
      replies: 16,
      /** Receives events. */
      events: 64,
    },
    time: true,
    endpointBudget: 2,
    devices: ['virtioBlk'],
    endsRun: true,
  },
  calls: 'every',

  log: { stamp: 'emitter' },

  profiles: { smp1: { harts: [1, 1] }, smp: { harts: [2, 64] } },

  phases: {
    kernel: { until: 'resourceSentinel', doc: 'the kernel is up and has tested itself' },
    smp: { until: 'rejectStealHigherQos', doc: 'every hart is up' },
    bringup: { until: 'timedReady', doc: 'init has started and wired the services' },
    qos: { until: 'clockRight', doc: 'QoS classes and the right to time' },
    timed: { until: 'timedOwnerEnd', doc: 'timers' },
    tasks: { until: 'taskWatchNotice', doc: 'children and faults' },
    ipc: { until: 'ownEndpoints', doc: 'messages, identities and calls' },
    memory: { until: 'capQueryVmo', doc: 'memory objects' },
    interrupts: { until: 'irqNotice', doc: 'interrupts of devices' },
    end: { until: 'selftestEnd', doc: 'the whole ladder' },
  },

  ladder: [
    'banner',
    'spawnReasons',
    'resourceSentinel',
    'cpu1Online',
    'smpOnline',
    'ipiCounterfactual',
    'ipiResched',
    'rejectInvalidIpiTarget',
    'rejectOfflineCpu',
    'workStealing',
    'rejectStealAboveBound',
    'rejectStealHigherQos',
    'initStart',
    'initStartTimed',
    'initUpTimed',
    'initReady',
    'timedReady',
    'qosOk',
    'clockRight',
    'timedCoalesce',
    'timedFires',
    'timedOwnerEnd',
    'childExit',
    'faultContained',
    'exitReasons',
    'taskWatchNotice',
    'ipcPayload',
    'ipcDeadline',
    'ipcLoopback',
    'senderPid',
    'senderServiceId',
    'ipcCallOk',
    'ipcCallEof',
    'ipcReplyRecvOk',
    'ipcOversize',
    'ipcMintedCall',
    'ipcStartedCall',
    'ownEndpoints',
    'vmoShare',
    'capQueryVmo',
    'irqNotice',
    'smpWork',
    'selftestEnd',
  ],

  markers: {
    selftestEnd: { text: 'SELFTEST: end', by: 'selftest-client', proves: ['honest'] },
  },
});
