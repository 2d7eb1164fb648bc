import { contract, newtype, u16, u32, u53 } from '@abicus/contract';

export default contract({
  id: 'RFC-0020',
  title: 'Ownership and newtypes',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-12-01',
  feeds: 'kernel',
  uses: { 'RFC-0005/abi': ['EINVAL'] },

  context: `A pid, a slot and a hart number are all small integers. If the compiler can't distinguish them,
one will be passed for another. Here each has its own type, and only decoders handle raw integers.`,
  goals: [
    'an integer is decoded into its type once, at the boundary',
    'a result that can be an error must be checked',
    'the state of the kernel has one owner and is plain data',
  ],
  nonGoals: ['changes of behaviour', 'changes of the ABI'],
  failureModel: `The decoder rejects a value outside its type, with the error that the type names.`,
  security: {
    threats: ['a raw integer used as an index of the wrong table'],
    invariants: {
      noSharedState: {
        forAll: 'pair of machines',
        text: 'two machines interleaved in one process have the same digests as each alone',
      },
    },
    dontDo: ['mutable module state', 'a cast outside decoders and tables'],
  },

  types: {
    /** The board's number of a hart. */
    HartId: newtype(u16, { errno: 'EINVAL' }),
    /** The kernel's number of a CPU; 0 is the boot CPU. */
    CpuId: newtype(u16, { errno: 'EINVAL' }),
    /** An endpoint: index in the low half, generation in the high half. */
    EndpointId: newtype(u32, { errno: 'EINVAL' }),
    /** A memory object. */
    VmoId: newtype(u32, { errno: 'EINVAL' }),
    /** A point in virtual time, in nanoseconds since boot. */
    Instant: newtype(u53, { errno: 'EINVAL' }),
  },

  mustUse: ['wake', 'enqueue', 'requestResched', 'setQos', 'insertCap'],
});
