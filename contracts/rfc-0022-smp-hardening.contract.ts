import { contract, enumeration, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0022',
  title: 'SMP: the causal chain of a reschedule',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-12-15',
  feeds: 'kernel',

  context: `A chain of causes, not timing, proves that a hart was told to reschedule: a request is
accepted, an interrupt is sent, the hart takes the trap, the request is acknowledged. A trap without
a request acknowledges nothing; this counterfactual is tested too.`,
  goals: ['each link of the chain is counted', 'the counterfactual is tested at every boot'],
  failureModel: `A request for a CPU that does not exist or is offline is rejected and changes nothing.`,
  security: {
    threats: ['an interrupt without a request treated as a reschedule'],
    invariants: {
      causalChain: {
        forAll: 'reschedule request',
        text: 'requests accepted ≥ interrupts sent ≥ traps with a request = acknowledgements',
      },
      counterfactual: {
        forAll: 'software interrupt',
        text: 'a software interrupt without a request acknowledges nothing',
      },
    },
  },

  types: {
    /** The outcome of a request to reschedule. */
    ReschedOutcome: enumeration(
      u8,
      { Accepted: 0, AlreadyPending: 1, InvalidCpu: 2, OfflineCpu: 3 },
      { closed: true },
    ),
    /** The outcome of a software interrupt. */
    AckOutcome: enumeration(u8, { Acked: 0, NoPendingRequest: 1 }, { closed: true }),
  },

  markers: {
    ipiCounterfactual: {
      text: 'KSELFTEST: ipi counterfactual ok',
      by: 'neuron',
      after: ['smpOnline'],
      profile: 'smp',
      proves: ['counterfactual'],
    },
    ipiResched: {
      text: 'KSELFTEST: ipi resched ok',
      by: 'neuron',
      profile: 'smp',
      proves: ['causalChain'],
    },
    rejectInvalidIpiTarget: {
      text: 'KSELFTEST: test_reject_invalid_ipi_target_cpu ok',
      by: 'neuron',
      profile: 'smp',
      proves: ['ReschedOutcome'],
    },
    rejectOfflineCpu: {
      text: 'KSELFTEST: test_reject_offline_cpu_resched ok',
      by: 'neuron',
      profile: 'smp',
      proves: ['ReschedOutcome'],
    },
  },
});
