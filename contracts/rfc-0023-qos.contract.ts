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
  uses: { 'RFC-0005': ['Pid', 'EINVAL', 'EPERM', 'EAGAIN'], 'RFC-0021': ['runQueue'] },
  supersedes: [
    'reading the class ignores its target: it reads the class of the target',
    'a run queue that is full is reported as success: it is EAGAIN, and nothing changes',
    'setting the class of a blocked task is not told apart: it is stored and used at the next wake',
  ],

  context: `The scheduler sorts tasks into four classes. Programs need to say which class they want, and
an authority needs to say it for others; nobody may give itself a stronger claim than it has.`,
  goals: ['a program reads and lowers its class', 'an authority sets that of any task'],
  nonGoals: ['an energy model', 'budgets', 'a policy language'],
  failureModel: `An invalid class, target or operation is EINVAL, never clamped. A change that can't be
queued leaves the task where it was, in its old class, at its old place.`,
  security: {
    threats: ['class escalation', 'starving others by a stronger class'],
    invariants: {
      neverClimbs: { forAll: 'task', text: 'no unprivileged sequence of calls raises a class' },
    },
    dontDo: ['clamp an invalid class', 'take a class from a payload'],
    mitigations: ['each decision is audited', 'ageing bounds how long a weaker class waits'],
  },

  types: {
    /** A claim on the CPU; a larger value is a stronger claim. */
    QosClass: enumeration(
      u8,
      { Idle: 0, Normal: 1, Interactive: 2, PerfBurst: 3 },
      { closed: true, errno: 'EINVAL', initial: 'Normal' },
    ),
  },

  syscalls: {
    /** The class of a task. */
    taskQos: syscall(15, {
      selector: selector('a0', { errno: 'EINVAL' }),
      ops: {
        /** The class of a task; pid 0 stands for the caller. */
        get: op(0, {
          args: { target: a1('Pid') },
          returns: 'QosClass',
          cost: ns.micros(1),
          checks: { target: fails('EINVAL', 'no such task') },
        }),
        /**
         * Changes a class: the caller's own downward, or any by an authority. A queued task moves
         * to the back of its new queue, where it counts as runnable from now on; a blocked one
         * takes its new class at its next wake. Pid 0 stands for the caller.
         */
        set: op(1, {
          args: { target: a1('Pid'), qos: a2('QosClass') },
          cost: ns.micros(1),
          audit: 'qosAudit',
          checks: {
            target: fails('EINVAL', 'no such task'),
            authority: fails('EPERM', 'another task', { unless: callerIs('execd', 'policyd') }),
            escalation: fails('EPERM', 'own class upward', {
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

  markers: {
    qosOk: {
      text: 'SELFTEST: qos ok',
      by: 'selftest-client',
      proves: ['taskQos.get', 'taskQos.set', 'neverClimbs'],
    },
  },
});
