import { contract, ns, syscall, u64 } from '@abicus/contract';

export default contract({
  id: 'RFC-0005/time',
  title: 'Time',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',

  context: `Time is virtual: nanoseconds since boot, one clock for all harts. Deadlines of calls are points on it.`,
  goals: ['all deadlines and all readings of the clock are on one time base'],
  nonGoals: ['the time of day'],
  failureModel: `Reading the clock does not fail.`,
  security: {
    threats: ['a deadline in the time base of another machine'],
    invariants: {},
    dontDo: ['measure host time'],
  },

  syscalls: {
    /** Returns the nanoseconds since boot. */
    nsec: syscall(1, { returns: u64.ns, cost: ns.micros(1) }),
  },
});
