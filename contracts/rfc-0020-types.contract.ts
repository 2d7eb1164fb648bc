import { contract, newtype, u16, u32, u53 } from '@abicus/contract';

export default contract({
  id: 'RFC-0020',
  title: 'Ownership and newtypes',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-12-01',
  feeds: 'kernel',
  uses: { 'RFC-0005': ['EINVAL'] },

  context: `A pid, a slot and a hart number are all small integers. Where the compiler can't tell them
apart, sooner or later one is passed for another. Here each has a type of its own; raw integers end
at the decoder.`,
  goals: [
    'an integer is decoded into its type once, at the edge',
    'a result that says what went wrong must be looked at',
    'the state of the kernel has one owner and is plain data',
  ],
  nonGoals: ['changes of behaviour', 'changes of the ABI'],
  failureModel: `A value outside its type is refused where it enters, with the error that the type names.`,
  security: {
    threats: ['a raw integer that reaches a table of another kind'],
    invariants: {
      noSharedState: {
        forAll: 'pair of machines',
        text: 'two machines interleaved in one process give the digests that each gives alone',
      },
    },
    dontDo: ['module state that changes', 'a cast outside decoders and tables'],
  },

  types: {
    /** A hart as the board numbers it. */
    HartId: newtype(u16, { errno: 'EINVAL' }),
    /** A CPU as the kernel numbers it; 0 boots. */
    CpuId: newtype(u16, { errno: 'EINVAL' }),
    /** An endpoint: index in the low half, generation in the high half. */
    EndpointId: newtype(u32, { errno: 'EINVAL' }),
    /** A memory object. */
    VmoId: newtype(u32, { errno: 'EINVAL' }),
    /** A point of virtual time in nanoseconds since boot. */
    Instant: newtype(u53, { errno: 'EINVAL' }),
  },

  mustUse: ['wake', 'enqueue', 'requestResched', 'setQos', 'insertCap'],
});
