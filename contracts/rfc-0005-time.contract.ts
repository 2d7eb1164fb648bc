import { byEnum, contract, ns, syscall, u64 } from '@abicus/contract';

export default contract({
  id: 'RFC-0005/time',
  title: 'Time',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',
  uses: { 'RFC-0023/qos': ['QosClass'] },
  supersedes: ['every task reads the exact time: without a clock capability it reads a coarse one'],

  context: `Time is virtual: nanoseconds since boot, one clock for all harts. Deadlines of calls are points on it.
The exact time is a right: the holder of a clock capability with TIME, in any slot, reads it. The kernel gives one
to init, which hands out copies by the boot list; a copy is transferred, moved and closed as any other capability.
All other tasks read the time rounded down to the window of their class. A deadline that a task computes from such a
reading is early by less than its window.`,
  goals: [
    'all deadlines and all readings of the clock are on one time base',
    'no untrusted task reads a precise clock',
  ],
  nonGoals: ['the time of day', 'hiding from a task how long its own code runs'],
  failureModel: `Reading the clock does not fail: without the right it is coarse.`,
  security: {
    threats: [
      'a deadline in the time base of another machine',
      'a precise clock for an untrusted task',
    ],
    invariants: {
      coarseWithoutRight: {
        forAll: 'reading without the right',
        text: 'the reading is the time rounded down to the window of the class, or the last reading of the task if that is later',
      },
      neverBack: {
        forAll: 'reading',
        text: 'no reading of a task is before an earlier one of the same task, whatever its class and its capabilities become',
      },
    },
    openRisks: [
      'a blocking call ends at its exact deadline: a task without the right can choose an instant at which it continues',
      'a task that counts its own calls or instructions from such an instant on, or shares memory with one that counts, measures finer than its window',
    ],
    dontDo: ['measure host time', 'compare the readings of tasks of different classes'],
  },
  alternatives: [
    'deadlines rounded to the window too: rejected, a budget of a call would end late by the window of its caller, and the risks of counting stay',
  ],

  limits: {
    /** What readings without the right are rounded down to. There is no class without a window. */
    clockWindow: byEnum(
      'QosClass',
      {
        Idle: ns.millis(8),
        Normal: ns.millis(4),
        Interactive: ns.millis(1),
        PerfBurst: ns.millis(1),
      },
      { scalar: u64.ns, why: 'no untrusted task has a precise clock' },
    ),
  },

  syscalls: {
    /** Returns the nanoseconds since boot: exact for a holder of a clock capability with TIME, coarse for others. */
    nsec: syscall(1, { returns: u64.ns, cost: ns.micros(1) }),
  },

  markers: {
    clockRight: {
      text: 'SELFTEST: clock right ok',
      by: 'selftest-client',
      after: ['qosOk'],
      proves: ['nsec', 'coarseWithoutRight', 'neverBack'],
    },
  },
});
