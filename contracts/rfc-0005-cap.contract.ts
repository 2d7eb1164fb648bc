import {
  contract,
  a0,
  a1,
  a2,
  a3,
  enumeration,
  fails,
  fills,
  flags,
  limit,
  newtype,
  ns,
  struct,
  syscall,
  u32,
  u64,
  zero,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0005/cap',
  title: 'Capabilities',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',
  uses: {
    'RFC-0005/abi': ['Pid', 'EPERM', 'EFAULT', 'EINVAL', 'ENOSPC'],
  },
  supersedes: ['a transfer into a full table is EPERM: it is ENOSPC'],

  context: `A capability names an object and the rights that its holder has on it. It lies in a slot of the holder's
table, and is copied only with the same or fewer rights.`,
  goals: [
    'no task gets a right that another task did not give it',
    'a program gives other tasks a part of the rights to its own objects',
  ],
  nonGoals: ['revocation of copies'],
  failureModel: `A call on an empty slot, or without a right, is EPERM. A table without a free slot is ENOSPC.`,
  security: {
    threats: ['a transferred capability with more rights than its source'],
    invariants: {
      rightsNeverGrow: {
        forAll: 'capability',
        text: 'no sequence of calls gives a capability rights that its source did not have',
      },
    },
    dontDo: ['give a privilege to a slot number'],
  },

  types: {
    /** A slot of the caller's capability table. */
    CapSlot: newtype(u32, { errno: 'EPERM' }),
    /**
     * The rights of a capability. MAP without WRITE is read only, for mappings and writes alike. TIME of
     * a clock reads the exact time.
     */
    Rights: flags(
      u32,
      { SEND: 1, RECV: 2, MAP: 4, MANAGE: 8, WRITE: 16, TIME: 32 },
      { errno: 'EPERM' },
    ),
    /** The kind of object that `capQuery` reports. */
    CapKind: enumeration(u32, { Vmo: 1, DeviceMmio: 2 }, { closed: true, errno: 'EINVAL' }),
    /** The object that a capability names. */
    CapInfo: struct(
      { capKind: 'CapKind', reserved: zero(4), base: u64, length: u64.bytes },
      { size: 24, errno: 'EINVAL' },
    ),
  },

  limits: {
    capSlots: limit(96, { why: 'bounds a table', atLimit: 'ENOSPC' }),
  },

  syscalls: {
    /** Copies a capability with a subset of its rights into the first free slot of a child. */
    capTransfer: syscall(8, {
      args: { child: a0('Pid'), slot: a1('CapSlot'), rights: a2('Rights') },
      returns: 'CapSlot',
      cost: ns.micros(2),
      checks: {
        child: fails('EPERM', 'no live child of the caller'),
        slot: fails('EPERM', 'no capability in the slot'),
        rights: fails('EPERM', 'rights that the capability does not have, or no rights'),
        manage: fails(
          'EPERM',
          'MANAGE, unless of a derived factory, and factories of the boot stay',
        ),
        space: fails('ENOSPC', 'the child has no free slot', { limit: 'capSlots' }),
      },
    }),
    /** Copies a capability with a subset of its rights into a given slot of a child. */
    capTransferTo: syscall(31, {
      args: {
        child: a0('Pid'),
        slot: a1('CapSlot'),
        rights: a2('Rights'),
        childSlot: a3('CapSlot'),
      },
      returns: 'CapSlot',
      cost: ns.micros(2),
      checks: {
        child: fails('EPERM', 'no live child of the caller'),
        slot: fails('EPERM', 'no capability in the slot'),
        rights: fails('EPERM', 'rights that the capability does not have, or no rights'),
        manage: fails(
          'EPERM',
          'MANAGE, unless of a derived factory, and factories of the boot stay',
        ),
        occupied: fails(
          'EPERM',
          'the slot of the child is outside its table, or holds a capability whose object exists',
        ),
      },
    }),
    /** Closes a capability of the caller; the object stays. */
    capClose: syscall(20, {
      args: { slot: a0('CapSlot') },
      cost: ns.micros(1),
      checks: { slot: fails('EPERM', 'no capability in the slot') },
    }),
    /** Copies a capability within the caller's table. */
    capClone: syscall(24, {
      args: { slot: a0('CapSlot') },
      returns: 'CapSlot',
      cost: ns.micros(1),
      checks: {
        slot: fails('EPERM', 'no capability in the slot'),
        factory: fails('EPERM', 'factories of the boot cannot be copied'),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
      },
    }),
    /**
     * Copies a capability within the caller's table with a subset of its rights. A copy of an endpoint without MANAGE
     * can be moved with a message, so that a program passes on what it created.
     */
    capDerive: syscall(135, {
      args: { slot: a0('CapSlot'), rights: a1('Rights') },
      returns: 'CapSlot',
      cost: ns.micros(1),
      checks: {
        slot: fails('EPERM', 'no capability in the slot'),
        rights: fails('EPERM', 'rights that the capability does not have, or no rights'),
        factory: fails('EPERM', 'factories of the boot cannot be copied'),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
      },
    }),
    /** Returns kind, base and length of a VMO or device. */
    capQuery: syscall(28, {
      args: { slot: a0('CapSlot'), out: a1(fills('CapInfo')) },
      cost: ns.micros(1),
      checks: {
        slot: fails('EPERM', 'no VMO or device in the slot'),
        writable: fails('EFAULT', 'the buffer is not mapped writable'),
      },
    }),
  },

  markers: {
    capQueryVmo: {
      text: 'SELFTEST: cap query vmo ok',
      by: 'selftest-client',
      after: ['vmoShare'],
      proves: ['capQuery'],
    },
    /** Each check of each call rejects it where a program violates that one alone. */
    capRejects: {
      text: 'SELFTEST: capability rejects ok',
      by: 'selftest-client',
      after: ['capQueryVmo'],
      proves: [
        'capTransfer',
        'capTransferTo',
        'capClose',
        'capClone',
        'capDerive',
        'capQuery',
        'rightsNeverGrow',
        'rejectsChangeNothing',
      ],
    },
  },
});
