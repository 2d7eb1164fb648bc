import { contract, limit, ns } from '@abicus/contract';

export default contract({
  id: 'RFC-0021',
  title: 'SMP: scheduling on several harts',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-12-08',
  feeds: 'kernel',
  supersedes: ['traps on the boot hart only: every hart runs tasks and takes its own traps'],

  context: `A machine has several harts. Each hart has its own run queues, one for each class, and takes
its own traps. An interrupt tells an idle hart that it has work, and an idle hart steals work from others.`,
  goals: [
    'the same ladder passes with 1, 2, 4 and 64 harts',
    'queues are bounded; a task that does not fit is rejected with an error or kept in order, never lost',
    'no task starves: a task that was skipped `ageing` times runs before stronger classes',
  ],
  nonGoals: ['affinity', 'budgets', 'balancing other than by stealing'],
  alternatives: [
    'ageing by class: its n-th task waits for n × `ageing` timeslices, 1984 for the 64th',
    'every waiting task runs within `ageing` timeslices of any task: impossible if more than `ageing` tasks wait',
  ],
  failureModel: `A full queue rejects a new task with an error. A task that is woken while its queue is full
waits in the overflow list of one hart, in order, and is queued as soon as its queue there has space.`,
  security: {
    threats: ['a task that keeps others from running'],
    invariants: {
      noTaskLost: {
        forAll: 'task',
        text: 'each task is running, queued, pending, blocked or dead, and in one place only',
      },
      boundedAgeing: {
        forAll: 'task',
        text: 'a runnable task runs after at most `ageing` timeslices of tasks that became runnable on its hart later',
      },
      boundedWait: {
        forAll: 'task',
        text: 'a task that finds n tasks waiting on its hart runs after at most n + `ageing` timeslices of that hart',
      },
      stealKeepsClass: {
        forAll: 'stolen task',
        text: 'a stolen task keeps its class and the time at which it became runnable',
      },
    },
  },

  limits: {
    cpus: limit(64, { why: 'bounds the masks', atLimit: 'the machine does not boot' }),
    runQueue: limit(64, {
      why: 'bounds the queue of one class on one hart',
      atLimit: 'EAGAIN for new tasks, the overflow list for woken ones',
      profiles: { scale: 32_768 },
    }),
    stealBatch: limit(1, { why: 'keeps the cost of a decision constant', atLimit: 'stops' }),
    ageing: limit(32, {
      why: 'bounds how often a waiting task is skipped, whatever its class and its place',
      atLimit: 'the oldest task that was skipped so often runs',
    }),
    /** A preempted task continues with the rest of its timeslice, which counts once. */
    timeslice: limit(ns.millis(1), {
      why: 'bounds the time that a task runs while others wait',
      atLimit: 'back of the queue',
    }),
  },

  phases: {
    smp: { until: 'rejectStealHigherQos', doc: 'every hart is up' },
    harts: { until: 'smpWork', doc: 'work on several harts' },
  },

  markers: {
    cpu1Online: {
      text: 'KINIT: cpu1 online',
      by: 'neuron',
      after: ['resourceSentinel'],
      profile: 'smp',
      proves: ['cpus'],
    },
    smpOnline: {
      text: 'KSELFTEST: smp online ok',
      by: 'neuron',
      profile: 'smp',
      proves: ['cpus'],
    },
    workStealing: {
      text: 'KSELFTEST: work stealing ok',
      by: 'neuron',
      after: ['rejectOfflineCpu'],
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
      after: ['irqNotice'],
      profile: 'smp',
      proves: ['noTaskLost'],
    },
  },

  diagnostics: {
    cpuOnline: { text: 'KINIT: cpu{cpu} online', by: 'neuron' },
  },
});
