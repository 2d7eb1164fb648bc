import { contract, edge, limit, ns, u64 } from '@abicus/contract';

export default contract({
  id: 'RFC-0087',
  title: 'Supervision: how programs end, and how they are restarted',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2026-11-29',
  feeds: 'init',
  supersedes: [
    'a program that ends stays ended, and the system continues without it: init restarts it as its contract says',
    'only the status of an end is told: its reason is told too',
  ],

  context: `Programs end: by themselves, by a fault, or because they are killed. Init starts them, so it learns of each end,
tells its reason, and restarts the program if its contract says so. The new instance has the rights and slots of the old one. The
tasks that a program has started, and those that these have started, are a part of it: they end with it.`,
  goals: [
    'the end of one program costs other programs only the calls that it has in flight',
    'a program that fails again and again uses a bounded number of restarts',
  ],
  nonGoals: ['state that survives a restart', 'restarts of init'],
  failureModel: `A program fails if it ends by a fault, a kill or a status other than 0, if it ends before it is ready, if it is
not ready in time, and if it cannot be started, unless the error of the kernel is a retryable one: others had used up what the
start needed, and it is tried again as after an end that is no failure. One more failure in a window than its contract allows restarts leaves it ended.
One that was ready and ends with status 0 has not failed: that end is no step to the cap. After an end of either kind the program
waits for its first backoff, and twice as long after each further end in its window, up to its largest one. Ends older than its
window don't count: a program that ran so long is healthy. However a program ends, init kills what is left below it before it
tells the end.`,
  security: {
    threats: [
      'a restarted program holds more or less than its contract says',
      'each restart leaves a capability or a queue behind',
      'a program whose restart fails ends its supervisor',
    ],
    invariants: {
      sameRights: {
        forAll: 'restart',
        text: 'a restarted program holds the capabilities of its contract, each in its slot, and no others',
      },
      nothingLeft: {
        forAll: 'restart',
        text: 'init and the kernel hold after a restart what they held after the first start',
      },
      cappedRestarts: {
        forAll: 'window of a program',
        text: 'a program is restarted after failures at most as often as its contract allows',
      },
      pacedRestarts: {
        forAll: 'window of a program',
        text: 'before each restart a program waits for the backoff of its ends in the window, those with status 0 included',
      },
      endsTogether: {
        forAll: 'end of a program',
        text: 'when init tells the end of a program no task is left that it started, or that one of these started',
      },
    },
    dontDo: ['wait for a program', 'restart without a backoff'],
  },

  limits: {
    startBudget: limit(ns.seconds(2), {
      scalar: u64.ns,
      why: 'a program that never says that it serves has failed',
      atLimit: 'it is killed',
    }),
    endsKept: limit(64, {
      why: 'bounds what init keeps of each program; a backoff that doubles so often is longer than any window',
      atLimit: 'the oldest end is forgotten',
    }),
  },

  machine: {
    resource: 'program',
    initial: 'absent',
    edges: {
      started: edge('absent', 'starting', { event: 'start' }),
      served: edge('starting', 'up', { event: 'ready' }),
      unstarted: edge('absent', 'waiting', { event: 'end' }),
      abandoned: edge('absent', 'ended', { event: 'last.end' }),
      endedEarly: edge('starting', 'waiting', { event: 'end' }),
      neverServed: edge('starting', 'ended', { event: 'last.end' }),
      interrupted: edge('up', 'waiting', { event: 'end' }),
      finished: edge('up', 'ended', { event: 'last.end' }),
      restarted: edge('waiting', 'starting', { event: 'start' }),
      unrestarted: edge('waiting', 'waiting', { event: 'end' }),
      blocked: edge('waiting', 'ended', { event: 'last.end' }),
    },
  },

  diagnostics: {
    programRestart: { text: 'init: restart svc={program} attempt={attempt}', by: 'init' },
    programBlocked: { text: 'init: crash-loop blocked svc={program}', by: 'init' },
    startFailed: { text: 'init: start failed svc={program} {reason}', by: 'init' },
    readyRejected: { text: 'init: ready rejected pid={pid}', by: 'init' },
  },
});
