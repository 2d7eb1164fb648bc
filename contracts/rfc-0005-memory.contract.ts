import {
  contract,
  a0,
  a1,
  a2,
  a3,
  a4,
  a5,
  fails,
  fillsBytes,
  flags,
  limit,
  mib,
  newtype,
  ns,
  orOnes,
  readsBytes,
  syscall,
  u32,
  u53,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0005/memory',
  title: 'Memory: VMOs, mappings, address spaces',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',
  uses: {
    'RFC-0005/abi': ['EPERM', 'ENOMEM', 'EFAULT', 'EINVAL', 'ENOSPC'],
    'RFC-0005/cap': ['CapSlot', 'capSlots'],
  },
  supersedes: ['exhaustion of VMO memory is EPERM: it is ENOMEM'],

  context: `Memory is an object: a VMO, which tasks share by a capability and map page by page. A task that builds
another one fills an address space of its own making. Devices are windows that are mapped the same way.`,
  goals: [
    'two tasks share pages without a copy',
    'memory is shared for reading alone',
    'no page is writable and executable',
  ],
  nonGoals: ['demand paging', 'swapping'],
  failureModel: `A mapping that overlaps, or that is beyond its object, changes nothing. Exhausted memory is ENOMEM.`,
  security: {
    threats: ['memory exhausted by one task'],
    invariants: {},
    dontDo: ['map a page that is writable and executable'],
  },

  types: {
    /** An address space created by the caller. */
    AsHandle: newtype(u32, { errno: 'EINVAL', min: 1 }),
    /** An address of a page in the user half. */
    PageVa: newtype(u53, { errno: 'EINVAL', align: 4096, below: 0x8000_0000 }),
    /** A length in bytes, a multiple of the page size. */
    PageLength: newtype(u53, { errno: 'EINVAL', align: 4096, min: 4096, below: 0x8000_0000 }),
    /** A physical address of a page. */
    PhysicalPage: newtype(u53, { errno: 'EINVAL', align: 4096 }),
    /** Permissions of a mapping. */
    Prot: flags(u32, { READ: 1, WRITE: 2, EXEC: 4 }, { errno: 'EINVAL' }),
    /** The mode that a mapping is for. */
    AsMapFlags: flags(u32, { USER: 1 }, { errno: 'EINVAL' }),
    /** Page flags of a mapping in the caller's own space. */
    MapFlags: flags(u32, { VALID: 1, READ: 2, WRITE: 4, EXEC: 8, USER: 16 }, { errno: 'EINVAL' }),
  },

  limits: {
    spaces: limit(256, {
      why: 'bounds the address spaces',
      atLimit: 'ENOSPC',
      profiles: { scale: 32_768 },
    }),
    vmoBytes: limit(mib(16), { why: 'bounds the arena', atLimit: 'ENOMEM' }),
  },

  syscalls: {
    /** Maps one page of a VMO into the caller's space. */
    map: syscall(4, {
      args: {
        slot: a0('CapSlot'),
        va: a1('PageVa'),
        offset: a2(u53.bytes),
        flags: a3('MapFlags'),
      },
      cost: ns.micros(3),
      checks: {
        wxorx: fails('EINVAL', 'writable and executable'),
        right: fails('EPERM', 'no VMO in the slot, or no MAP right'),
        readOnly: fails('EPERM', 'a writable mapping without the WRITE right'),
        offset: fails('EPERM', 'not the offset of a page of the VMO'),
        overlap: fails('EINVAL', 'the page is mapped already'),
        memory: fails('ENOMEM', 'no memory for page tables'),
      },
    }),
    /** Creates a VMO of zeroed pages, in a given slot or in the first free one, with MAP, WRITE and MANAGE. */
    vmoCreate: syscall(5, {
      args: { slot: a0(orOnes('CapSlot')), length: a1(u53.bytes) },
      returns: 'CapSlot',
      cost: ns.micros(5),
      checks: {
        length: fails('EPERM', 'no bytes'),
        slot: fails('EPERM', 'the slot is outside the table or taken'),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
        memory: fails('ENOMEM', 'the arena is exhausted', { limit: 'vmoBytes' }),
      },
    }),
    /** Writes bytes into a VMO. */
    vmoWrite: syscall(6, {
      args: { slot: a0('CapSlot'), offset: a1(u53.bytes), data: a2(readsBytes('a3')) },
      returns: u53.bytes,
      cost: ns.micros(3),
      checks: {
        right: fails('EPERM', 'no VMO in the slot, or no WRITE right'),
        bounds: fails('EPERM', 'beyond the end of the VMO'),
        readable: fails('EFAULT', 'the bytes are not mapped'),
      },
    }),
    /** Creates an empty address space. */
    asCreate: syscall(9, {
      returns: 'AsHandle',
      cost: ns.micros(5),
      checks: {
        space: fails('ENOSPC', 'no free address space', { limit: 'spaces' }),
        memory: fails('ENOMEM', 'no memory for page tables'),
      },
    }),
    /** Maps a VMO into an address space of the caller. */
    asMap: syscall(10, {
      args: {
        space: a0('AsHandle'),
        vmo: a1('CapSlot'),
        va: a2('PageVa'),
        length: a3('PageLength'),
        prot: a4('Prot'),
        flags: a5('AsMapFlags'),
      },
      cost: ns.micros(5),
      checks: {
        wxorx: fails('EINVAL', 'writable and executable'),
        range: fails('EINVAL', 'beyond the user half'),
        space: fails('EINVAL', 'no address space of the caller'),
        right: fails('EPERM', 'no VMO in the slot, or no MAP right'),
        readOnly: fails('EPERM', 'a writable mapping without the WRITE right'),
        bounds: fails('EPERM', 'longer than the VMO'),
        overlap: fails('EINVAL', 'a page is mapped already'),
        memory: fails('ENOMEM', 'no memory for page tables'),
      },
    }),
    /** Maps one page of a device; readable and writable, never executable. */
    mmioMap: syscall(27, {
      args: { slot: a0('CapSlot'), va: a1('PageVa'), offset: a2(u53.bytes) },
      cost: ns.micros(3),
      checks: {
        right: fails('EPERM', 'no device in the slot, or not both MAP and WRITE'),
        offset: fails('EPERM', 'not the offset of a page of the window'),
        overlap: fails('EINVAL', 'the page is mapped already'),
        memory: fails('ENOMEM', 'no memory for page tables'),
      },
    }),
    /** Creates a capability for a device window, in a given slot. */
    deviceCapCreate: syscall(30, {
      args: { base: a0('PhysicalPage'), length: a1('PageLength'), slot: a2('CapSlot') },
      returns: 'CapSlot',
      cost: ns.micros(2),
      checks: {
        authority: fails('EPERM', 'the caller does not hold the endpoint factory of the boot'),
        window: fails('EPERM', 'not a window of one device of the board'),
        slot: fails('EPERM', 'the slot is outside the table or taken'),
      },
    }),
    /** Frees a VMO. */
    vmoDestroy: syscall(46, {
      args: { slot: a0('CapSlot') },
      cost: ns.micros(3),
      checks: {
        right: fails('EPERM', 'no VMO in the slot, or no MANAGE right'),
        inUse: fails('EPERM', 'it is mapped, or another capability names it'),
      },
    }),
    /** Reads bytes from a VMO. */
    vmoRead: syscall(47, {
      args: { slot: a0('CapSlot'), offset: a1(u53.bytes), data: a2(fillsBytes('a3')) },
      returns: u53.bytes,
      cost: ns.micros(3),
      checks: {
        right: fails('EPERM', 'no VMO in the slot, or no MAP right'),
        bounds: fails('EPERM', 'beyond the end of the VMO'),
        writable: fails('EFAULT', 'the buffer is not mapped writable'),
      },
    }),
    /** Copies the capability of a VMO for reading: MAP alone, into the first free slot. */
    vmoShareRo: syscall(51, {
      args: { slot: a0('CapSlot') },
      returns: 'CapSlot',
      cost: ns.micros(1),
      checks: {
        right: fails('EPERM', 'no VMO in the slot, or no MAP right'),
        space: fails('ENOSPC', 'no free slot', { limit: 'capSlots' }),
      },
    }),
  },

  phases: { memory: { until: 'memoryRejects', doc: 'memory objects' } },

  markers: {
    vmoShare: {
      text: 'SELFTEST: vmo share ok',
      by: 'selftest-client',
      after: ['messageRejects'],
      proves: ['vmoCreate', 'map', 'capTransferTo'],
    },
    /** Each check of each call on memory rejects it where a program violates that one alone. */
    memoryRejects: {
      text: 'SELFTEST: memory rejects ok',
      by: 'selftest-client',
      after: ['capRejects'],
      proves: [
        'map',
        'mmioMap',
        'vmoCreate',
        'vmoWrite',
        'vmoRead',
        'vmoShareRo',
        'vmoDestroy',
        'asCreate',
        'asMap',
        'deviceCapCreate',
        'rejectsChangeNothing',
      ],
    },
  },
});
