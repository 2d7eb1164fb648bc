import { contract, limit, ns } from '@abicus/contract';

export default contract({
  id: 'RFC-0021',
  title: 'SMP: every hart at work',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-12-08',
  feeds: 'kernel',
  supersedes: ['traps on the boot hart only: every hart runs tasks and takes its own traps'],

  context: `A machine has several harts. Each has run queues of its own, one for each class, and takes
its own traps. Work finds an idle hart by an interrupt, and an idle hart finds work by stealing.`,
  goals: [
    'the same ladder passes with 1, 2, 4 and 64 harts',
    'a queue is bounded; what does not fit is refused aloud or kept in order, never lost',
    'nobody starves: a task that waits long enough goes ahead of its class',
  ],
  nonGoals: ['affinity', 'budgets'],
  failureModel: `A full queue refuses a new task with an error. A wake that finds it full leaves the task
ready-pending, in order, and it is queued as soon as there is room.`,
  security: {
    threats: ['a task that keeps others from running'],
    invariants: {
      noTaskLost: 'each task is running, queued, pending, blocked or dead, and in one place only',
      boundedAgeing: 'a runnable task runs after at most `ageing` decisions that passed it by',
      stealKeepsClass: 'a stolen task keeps its class and place in time',
    },
  },

  limits: {
    cpus: limit(64, { why: 'bounds the masks', atLimit: 'the machine does not boot' }),
    runQueue: limit(64, {
      why: 'bounds the queue of one class on one hart',
      atLimit: 'EAGAIN for new tasks, ready-pending for woken ones',
      profiles: { scale: 32_768 },
    }),
    stealBatch: limit(1, { why: 'one task at a time keeps decisions flat', atLimit: 'stops' }),
    ageing: limit(32, {
      why: 'bounds how often a lower class is passed by',
      atLimit: 'the oldest task of the lowest waiting class runs',
    }),
    timeslice: limit(ns.millis(1), { why: 'bounds a turn', atLimit: 'back of the queue' }),
  },

  markers: {
    cpu1Online: { text: 'KINIT: cpu1 online', by: 'neuron', profile: 'smp', proves: ['cpus'] },
    smpOnline: {
      text: 'KSELFTEST: smp online ok',
      by: 'neuron',
      profile: 'smp',
      proves: ['cpus'],
    },
    workStealing: {
      text: 'KSELFTEST: work stealing ok',
      by: 'neuron',
      profile: 'smp',
      proves: ['stealKeepsClass', 'noTaskLost'],
    },
    rejectStealAboveBound: {
      text: 'KSELFTEST: test_reject_steal_above_bound ok',
      by: 'neuron',
      profile: 'smp',
      proves: ['stealBatch'],
    },
    rejectStealHigherQos: {
      text: 'KSELFTEST: test_reject_steal_higher_qos ok',
      by: 'neuron',
      profile: 'smp',
      proves: ['stealKeepsClass'],
    },
    smpWork: {
      text: 'SELFTEST: smp work ok',
      by: 'selftest-client',
      profile: 'smp',
      proves: ['noTaskLost'],
    },
  },

  diagnostics: {
    cpuOnline: { text: 'KINIT: cpu{cpu} online', by: 'neuron' },
  },
});
