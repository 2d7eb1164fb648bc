import { contract, a0, a1, a2, fails, ns, struct, syscall, u32, u64, zero } from '@abicus/contract';

export default contract({
  id: 'RFC-0005/interrupts',
  title: 'Interrupts of devices',
  status: 'accepted',
  owners: ['@kernel'],
  created: '2025-11-02',
  feeds: 'kernel',
  uses: {
    'RFC-0005/abi': ['EPERM', 'ESRCH', 'EAGAIN', 'EINVAL'],
    'RFC-0005/cap': ['CapSlot'],
  },

  context: `A driver is a program: it maps the registers of its device, and sleeps in a receive until the device
interrupts. The kernel gives init a capability of the interrupt of each device of the boot list, beside that of its
registers. Its holder binds it to an endpoint, which gets a message for each interrupt. The line stays masked from the
interrupt until the driver has served its device and completes the interrupt.`,
  goals: [
    'a driver needs no polling and no privilege beyond the capabilities of its device',
    'a device that interrupts without end costs the system no more than its driver asks for',
  ],
  nonGoals: ['priorities of interrupts', 'several drivers of one interrupt'],
  failureModel: `A notice is queued outside the depth and the byte budgets of its endpoint, so that a full queue never
drops it. A binding ends, and its line is masked, when its capability leaves its slot, its endpoint closes or its holder
ends; a notice that was not received is removed then.`,
  security: {
    threats: [
      'an interrupt that is never served stops the system',
      'a driver that gets the interrupt of another one',
    ],
    invariants: {
      oneNotice: {
        forAll: 'bound interrupt',
        text: 'of a bound interrupt at most one notice is not completed, and a line that is raised when it is completed gives another one',
      },
    },
    openRisks: ['the hart that takes an interrupt is charged for it, whichever task runs there'],
  },

  types: {
    /** The payload of an Interrupt message: the kernel sends it, so its sender pid is 0. */
    InterruptNotice: struct(
      { line: u32, reserved: zero(4), cookie: u64 },
      { size: 16, errno: 'EINVAL' },
    ),
  },

  syscalls: {
    /** Binds an interrupt to an endpoint: each interrupt of its line queues one Interrupt message there. */
    irqBind: syscall(36, {
      args: { irq: a0('CapSlot'), notify: a1('CapSlot'), cookie: a2(u64) },
      cost: ns.micros(2),
      checks: {
        irq: fails('EPERM', 'no interrupt in the slot, or no RECV right'),
        notify: fails('EPERM', 'no endpoint with RECV that the caller owns or was given'),
        alive: fails('ESRCH', 'the endpoint is closed'),
        bound: fails('EPERM', 'the interrupt is bound already'),
      },
    }),
    /**
     * Completes an interrupt whose notice was received: unmasks its line. If the device still raises the line, the next
     * notice follows at once.
     */
    irqComplete: syscall(37, {
      args: { irq: a0('CapSlot') },
      cost: ns.micros(2),
      checks: {
        irq: fails('EPERM', 'no interrupt in the slot, or no RECV right'),
        bound: fails('ESRCH', 'the caller has not bound the interrupt through this slot'),
        received: fails('EAGAIN', 'no notice was received since the last completion', {
          as: 'WouldBlock',
        }),
      },
    }),
  },

  phases: { interrupts: { until: 'irqNotice', doc: 'interrupts of devices' } },

  markers: {
    /** Each check of each call on interrupts rejects it where a program violates that one alone. */
    interruptRejects: {
      text: 'SELFTEST: interrupt rejects ok',
      by: 'selftest-client',
      after: ['memoryRejects'],
      proves: ['irqBind', 'irqComplete', 'rejectsChangeNothing'],
    },
    irqNotice: {
      text: 'SELFTEST: irq notice ok',
      by: 'selftest-client',
      after: ['interruptRejects'],
      proves: ['irqBind', 'irqComplete', 'oneNotice'],
    },
  },
});
