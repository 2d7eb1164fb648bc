import { contract, errno, newtype, u32, u53 } from '@abicus/contract';

export default contract({
  id: 'RFC-0005/abi',
  title: 'Kernel ABI: errors and handles',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',
  supersedes: [
    'unknown negative results decode as success: decoding is total and fails closed',
    'an unmapped pointer inside the user range causes a kernel fault: it is EFAULT',
  ],

  context: `A small kernel for services that communicate by messages. A task reaches an object only through a
capability in a slot of its own table, and calls the kernel only with the syscalls of these contracts. Layouts and
numbers are those of an existing system, byte for byte, so that a frame captured there decodes here. Where that
system lost messages, slots or errors, these contracts state the new behaviour.`,
  goals: [
    'wrappers, decoders, error numbers, tests and docs are generated from one table',
    'a rejected call changes only counters, audit lines and time',
  ],
  nonGoals: ['POSIX', 'asynchronous system calls'],
  failureModel: `A call is decoded, its checks are made in the order of its contract, and the first violated check decides the
error. There is no partial success. A fault kills the task and wakes its parent, never the kernel.`,
  security: {
    threats: ['a pointer into the memory of another task'],
    invariants: {
      rejectsChangeNothing: {
        forAll: 'rejected call',
        text: 'a rejected call does not change the digest of the kernel state',
      },
    },
    dontDo: ['clamp an argument', 'print a marker without evidence'],
  },

  types: {
    /** A task: index in the low half, generation in the high half. 0 is the kernel. */
    Pid: newtype(u32, { errno: 'EINVAL' }),
    /** An address in the caller's half. */
    UserPtr: newtype(u53, { errno: 'EINVAL' }),
  },

  errors: {
    EPERM: errno(1, 'no such capability, or a missing right'),
    ESRCH: errno(3, 'the object behind a name or capability is gone'),
    E2BIG: errno(7, 'a message is longer than a frame, or than the buffer of its receiver'),
    ECHILD: errno(10, 'the caller has no children'),
    EAGAIN: errno(11, 'the call cannot complete now', {
      retryable: true,
      sentinels: ['QueueFull', 'QueueEmpty', 'RunQueueFull', 'WouldBlock'],
    }),
    ENOMEM: errno(12, 'memory is exhausted', { retryable: true }),
    EFAULT: errno(14, 'an address in the user half that is not mapped'),
    EINVAL: errno(22, 'an argument is outside its declared set'),
    ENOSPC: errno(28, 'a table, a quota or a byte budget is exhausted', { retryable: true }),
    EPIPE: errno(32, 'the peer of a call is gone'),
    ENOSYS: errno(38, 'no such syscall'),
    ETIMEDOUT: errno(110, 'the deadline passed', { retryable: true }),
  },

  phases: { kernel: { until: 'resourceSentinel', doc: 'the kernel is up and has tested itself' } },

  markers: {
    banner: { text: 'neuron vers.', by: 'neuron', detail: true, proves: [] },
    resourceSentinel: {
      text: 'KSELFTEST: resource sentinel ok',
      by: 'neuron',
      after: ['spawnReasons'],
      proves: ['rejectsChangeNothing'],
    },
  },

  reserved: {
    syscalls: [32, 33, 34, 35, 38, 39, 40, 41, 42, 43, 45, 48, 49, 50, 53, 54, 55, 56],
  },
});
