import { contract, a0, fails, limit, ns, readsBytes, syscall, u32, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0005/console',
  title: 'Console',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',
  uses: {
    'RFC-0005/abi': ['EFAULT'],
  },

  context: `Programs and the kernel write lines to one console. The kernel stamps each line with time, hart and the
identity of its writer, so that a log is evidence.`,
  goals: ['each line names its writer'],
  nonGoals: ['a terminal'],
  failureModel: `A line is written whole or not at all. Control characters are escaped.`,
  security: {
    threats: ['a forged line'],
    invariants: {},
    dontDo: ['let a program begin a line'],
  },

  limits: {
    debugLine: limit(256, { why: 'a line is written whole or not at all', atLimit: 'EINVAL' }),
  },

  syscalls: {
    /** Writes one byte to the console; complete lines are printed, stamped with the task's identity. */
    debugPutc: syscall(16, { args: { byte: a0(u8) }, cost: ns.micros(1) }),
    /** Writes one line to the console, stamped with the task's identity. */
    debugWrite: syscall(44, {
      args: { text: a0(readsBytes('a1', { max: 'debugLine' })) },
      returns: u32.bytes,
      cost: ns.micros(2),
      checks: { readable: fails('EFAULT', 'the line is not mapped') },
    }),
  },
});
