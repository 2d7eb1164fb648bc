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
    'no task starves: one that was passed by often enough goes ahead of stronger classes',
  ],
  nonGoals: ['affinity', 'budgets', 'balancing other than by stealing'],
  alternatives: [
    'ageing by class: its n-th task waits n × `ageing` turns, 1984 for the 64th',
    'every waiting task within `ageing` turns of any task: impossible once more than that many wait',
  ],
  failureModel: `A full queue refuses a new task with an error. A wake that finds it full leaves the task
ready-pending on one hart, in order, and it is queued as soon as its queue there has room.`,
  security: {
    threats: ['a task that keeps others from running'],
    invariants: {
      noTaskLost: {
        forAll: 'task',
        text: 'each task is running, queued, pending, blocked or dead, and in one place only',
      },
      boundedAgeing: {
        forAll: 'task',
        text: 'a runnable task runs after at most `ageing` turns of tasks that became runnable on its hart later',
      },
      boundedWait: {
        forAll: 'task',
        text: 'a task that finds n tasks waiting on its hart runs after at most n + `ageing` turns of that hart',
      },
      stealKeepsClass: {
        forAll: 'stolen task',
        text: 'a stolen task keeps its class and place in time',
      },
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
      why: 'bounds how often a waiting task is passed by, whatever its class and its place',
      atLimit: 'the oldest task that was passed by so often runs',
    }),
    /** A turn that a stronger class interrupts goes on with what is left of it, and counts once. */
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
