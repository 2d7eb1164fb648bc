import {
  a1,
  a2,
  callerIs,
  contract,
  enumeration,
  fails,
  line,
  ns,
  op,
  selector,
  syscall,
  u8,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0023/qos',
  title: 'QoS hints',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2025-12-22',
  feeds: 'kernel',
  uses: { 'RFC-0005/abi': ['Pid', 'EINVAL', 'EPERM', 'EAGAIN'], 'RFC-0021': ['runQueue'] },
  supersedes: [
    'reading the class ignores its target: it reads the class of the target',
    'a full run queue is reported as success: it is EAGAIN, and nothing changes',
    'setting the class of a blocked task is not handled separately: it is stored and used at the next wake',
  ],

  context: `The scheduler has four classes of tasks. Programs choose their class, and an authority chooses
it for other programs. No program may raise its own class.`,
  goals: ['a program reads and lowers its class', 'an authority sets the class of any task'],
  nonGoals: ['an energy model', 'budgets', 'a policy language'],
  failureModel: `An invalid class, target or operation is EINVAL, never clamped. A change that can't be
queued leaves the task where it was, in its old class, at its old place.`,
  security: {
    threats: ['class escalation', 'starving other tasks by a stronger class'],
    invariants: {
      neverClimbs: { forAll: 'task', text: 'no unprivileged sequence of calls raises a class' },
    },
    dontDo: ['clamp an invalid class', 'trust a class in a payload'],
    mitigations: ['each decision is audited', 'ageing bounds how long a weaker class waits'],
  },

  types: {
    /** A scheduling class; a larger value is a stronger class. */
    QosClass: enumeration(
      u8,
      { Idle: 0, Normal: 1, Interactive: 2, PerfBurst: 3 },
      { closed: true, errno: 'EINVAL', initial: 'Normal' },
    ),
  },

  syscalls: {
    /** Reads or changes the class of a task. */
    taskQos: syscall(15, {
      selector: selector('a0', { errno: 'EINVAL' }),
      ops: {
        /** Returns the class of a task; pid 0 means the caller. */
        get: op(0, {
          args: { target: a1('Pid') },
          returns: 'QosClass',
          cost: ns.micros(1),
          checks: { target: fails('EINVAL', 'no such task') },
        }),
        /**
         * Changes a class: a caller may lower its own, an authority may set any. A queued task moves
         * to the back of its new queue, where it counts as runnable from now on; a blocked task
         * gets its new class at its next wake. Pid 0 means the caller.
         */
        set: op(1, {
          args: { target: a1('Pid'), qos: a2('QosClass') },
          cost: ns.micros(1),
          audit: 'qosAudit',
          checks: {
            target: fails('EINVAL', 'no such task'),
            authority: fails('EPERM', 'not the caller', { unless: callerIs('execd', 'policyd') }),
            escalation: fails('EPERM', 'a stronger class', {
              unless: callerIs('execd', 'policyd'),
            }),
            queue: fails('EAGAIN', 'the run queue of the new class is full', {
              as: 'RunQueueFull',
              limit: 'runQueue',
            }),
          },
        }),
      },
    }),
  },

  audit: {
    qosAudit: line('QOS-AUDIT', ['decision', 'reason', 'caller', 'target', 'from', 'to']),
  },

  phases: { qos: { until: 'clockRight', doc: 'QoS classes and the right to time' } },

  markers: {
    qosOk: {
      text: 'SELFTEST: qos ok',
      by: 'selftest-client',
      after: ['initReady'],
      proves: ['taskQos.get', 'taskQos.set', 'neverClimbs'],
    },
  },
});
