/** The cost of a wake: the kernel restarts the syscall of a woken task without a trap. */
import {
  asCapSlot,
  asQueueDepth,
  asRights,
  capTransferTo,
  ipcEndpointCreateV2,
  Rights,
  yieldNow,
} from '@abicus/abi-kernel';
import { CAUSE_LOAD_PAGE_FAULT, CAUSE_USER_ECALL, TRAP_COST_NS_MIN } from '@abicus/emulator';
import { A7, setNumber, type Cpu, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { testMachine, FACTORY, IMAGES } from '../test/support/test-machine.ts';
import { must, receiveText, sendText, startImage } from '../test/support/script.ts';

const ANSWER = asCapSlot(9);

/** Two programs that send each other messages without end; `trips` counts the answers to the first one. */
function pingPong(harts: number): {
  readonly b: ReturnType<typeof testMachine>;
  trips: () => number;
} {
  let trips = 0;
  function* init(cpu: Cpu): Program {
    must(yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(1)));
    const answers = must(yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(1)));
    const pid = yield* startImage(cpu, IMAGES);
    must(yield* capTransferTo(cpu, pid, answers, asRights(Rights.SEND), ANSWER));
    for (;;) {
      yield* sendText(cpu, 0, 'ping');
      yield* receiveText(cpu, answers);
      trips++;
    }
  }
  const echo = function* (cpu: Cpu): Program {
    yield* yieldNow(cpu);
    for (;;) {
      yield* receiveText(cpu, 0);
      yield* sendText(cpu, ANSWER, 'pong');
    }
  };
  return { b: testMachine({ init, echo }, { harts }), trips: () => trips };
}

test('a round trip between two tasks of a hart takes four traps, and six calls are charged', () => {
  const { b, trips } = pingPong(1);
  b.machine.run({ maxRounds: 100_000, stopWhen: () => trips() === 1 });
  const { counters } = b.kernel.core;
  const { syscalls } = counters;
  let ecalls = 0;
  b.machine.trace = (event) => {
    if (event.kind === 'trap' && event.scause === CAUSE_USER_ECALL) ecalls++;
  };
  b.machine.run({ maxRounds: 100_000, stopWhen: () => trips() === 101 });
  expect([ecalls, counters.syscalls - syscalls]).toEqual([400, 600]);
});

test.each([1, 2])('a run of 2000 steps equals 2000 runs of one step: %i harts', (harts) => {
  const whole = pingPong(harts);
  const cut = pingPong(harts);
  whole.b.machine.run({ maxRounds: 100_000, maxSteps: 2000 });
  for (let i = 0; i < 2000; i++) cut.b.machine.run({ maxRounds: 100_000, maxSteps: 1 });
  expect(cut.b.machine.digest()).toBe(whole.b.machine.digest());
  expect(cut.trips()).toBe(whole.trips());
});

const MISALIGNED = 0;

test.each([
  [CAUSE_LOAD_PAGE_FAULT, 0],
  [CAUSE_LOAD_PAGE_FAULT, 7],
  [CAUSE_LOAD_PAGE_FAULT, 13],
  [MISALIGNED, 0],
])(
  'an exception of cause %i ends its task and costs the same, whatever a7 holds: %i',
  (cause, number) => {
    const b = testMachine({ init: function* () {} }, { harts: 1 });
    b.machine.run({ maxRounds: 100, stopWhen: () => b.kernel.core.state.stage < 0 });
    const [hart] = b.machine.harts;
    if (hart === undefined) throw new Error('a machine has a hart');
    setNumber(hart.x, A7, number);
    hart.csr.scause = cause;
    const { budgetNs } = hart;
    b.kernel.trap(hart);
    expect([budgetNs - hart.budgetNs, b.kernel.core.counters.faults]).toEqual([
      TRAP_COST_NS_MIN,
      1,
    ]);
  },
);
