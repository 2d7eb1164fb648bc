/**
 * Each step of a start that can fail, one after the other: what came before it is given back, and the
 * next start gives the program the same. The steps are those that init makes, whatever they are.
 */
import { IRQ_VIRTIO, VIRTIO_BASE, VIRTIO_SIZE, VIRTIO_SLOT_RNG } from '@abicus/abi-board';
import { readStart } from '@abicus/abi-init';
import type { Errno } from '@abicus/abi-kernel';
import { awaitStart } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { FailingSteps, type FailingStep, type SyscallName } from './failing-steps.ts';
import { countsOf, rightsOf } from './kernel-tables.ts';
import { ASK, obedient, serveAfter, receiveUntil, request, resolve, timeOf } from './programs.ts';
import { calls, SUPERVISION } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const DEVICE = {
  name: 'rng',
  base: VIRTIO_BASE + VIRTIO_SLOT_RNG * VIRTIO_SIZE,
  length: VIRTIO_SIZE,
  line: IRQ_VIRTIO + VIRTIO_SLOT_RNG,
};
const OWN = { registers: 50, interrupt: 51 };

/** A program that has everything that a contract can state. */
const FULL = {
  requests: { slot: 2, depth: 16, send: 14 },
  endpoints: [{ name: 'loopback', depth: 4, recv: 7, send: 8 }],
  factory: { slot: 10, budget: 2 },
  clock: 9,
  devices: [{ name: 'rng', registers: 11, interrupt: 12 }],
  calls: [calls('b', 3)],
  supervision: { ...SUPERVISION, backoffNs: [100n * MS, 100n * MS] as const },
};

/** The error that each syscall may end with; nothing: it does not fail while a program is started. */
const STEPS: Partial<Record<SyscallName, Errno | undefined>> = {
  capQuery: 'EPERM',
  ipcEndpointCreateV2: 'ENOSPC',
  execV2: 'ENOMEM',
  capClone: 'ENOSPC',
  taskWatch: 'ENOSPC',
  ipcEndpointCreateFor: 'ENOSPC',
  capTransferTo: 'EPERM',
  capDerive: 'ENOSPC',
  ipcSend: 'ENOSPC',
  // What init closes is held.
  capClose: undefined,
  // The console is there, and without it init ends.
  debugWrite: undefined,
  // Between two starts.
  ipcReplyRecvV2: undefined,
  nsec: undefined,
};

/**
 * What each step was for, in order. A service that is not handed out can be asked for, so that its
 * holder is started.
 */
const WHY = [
  'image',
  'control endpoint',
  'exec',
  'control endpoint',
  'watch',
  'requests',
  'requests',
  'requests',
  'loopback',
  'loopback',
  'loopback',
  'init',
  'clock',
  'rng registers',
  'rng interrupt',
  'factory',
  undefined,
  undefined,
  'start message',
];

/** The steps of a restart, the lines of init about it, and what is held at the end of its run. */
function restarted(failing?: FailingStep) {
  const steps = new FailingSteps(failing);
  const grants: number[] = [];
  const a: TestProgram = {
    name: 'a',
    boot: FULL,
    *main(cpu) {
      const start = yield* awaitStart(cpu);
      const message = start.ok ? readStart(start.value.payload, 0) : undefined;
      grants.push(message?.grants ?? -1);
      yield* serveAfter(cpu, message?.starts ?? -1);
    },
  };
  const b: TestProgram = { name: 'b', main: obedient };
  function* act(
    cpu: Cpu,
    found: unknown[],
    { kernel }: { kernel: Parameters<typeof countsOf>[0] },
  ): Program {
    yield* request(cpu, SLOT.first, ASK.fault);
    const at = yield* timeOf(cpu);
    // Its end is told and cleaned up after by then.
    yield* receiveUntil(cpu, at + 50n * MS);
    steps.isOn = true;
    yield* receiveUntil(cpu, at + 150n * MS);
    steps.isOn = false;
    yield* receiveUntil(cpu, at + 400n * MS);
    found.push(yield* resolve(cpu, SLOT.first, 'a'), yield* request(cpu, SLOT.first, ASK.starts));
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 20n * MS);
    found.push(countsOf(kernel), rightsOf(kernel, 'a'), rightsOf(kernel, 'init'));
  }
  const { collected, init } = runMain<unknown>([a, b], act, {
    wrap: steps.wrap,
    change: (boot) => ({ ...boot, devices: [{ ...DEVICE, ...OWN }] }),
    config: { devices: [{ ...DEVICE, slots: OWN }] },
  });
  const lines = init.filter((line) => line.includes('svc=a') || line.startsWith('init: end a'));
  const { taken, rejected } = steps;
  return { steps: taken, rejected, collected, lines: lines.slice(1), grants };
}

const whole = restarted();
const failing = whole.steps
  .flatMap((name, at) => {
    const error = STEPS[name];
    return error === undefined ? [] : [{ name, at, error }];
  })
  .map((step, i) => ({ ...step, why: WHY[i] }));

/** What is held at the end of a run; in which slots init holds it differs. */
const heldOf = ({ collected }: typeof whole) => {
  const [, , counts, own, ofInit] = collected as [number, number, object, string[], string[]];
  return { counts, own, ofInit: ofInit.map((line) => line.replace(/^\d+ /, '')).sort() };
};

test('each syscall that init makes for a restart can fail or is stated not to, and no other is stated', () => {
  expect([...new Set(whole.steps)].sort()).toEqual(Object.keys(STEPS).sort());
  expect(failing).toHaveLength(WHY.length);
});

test('init closes nothing twice: the kernel rejects the kill of a program that has ended, and receives without a message', () => {
  expect([...new Set(whole.rejected)].sort()).toEqual(['ipcReplyRecvV2', 'taskKill']);
});

test('a start message counts what init has given: all that the program holds but its control endpoint', () => {
  const { own } = heldOf(whole);
  expect(whole.grants).toEqual([own.length - 1, own.length - 1]);
});

test.each(failing.filter(({ why }) => why !== undefined))(
  'a restart that fails at its step $at, $name for $why, leaves nothing, and the next one gives the program the same',
  ({ at, name, error, why }) => {
    const one = restarted({ at, error });
    expect(one.lines).toEqual([
      'init: restart svc=a attempt=1',
      `init: start failed svc=a ${why}: ${error}`,
      // There is an instance by then.
      ...(name === 'ipcSend' ? ['init: end a reason=killed status=-9'] : []),
      'init: restart svc=a attempt=2',
    ]);
    expect([one.collected.slice(0, 2), one.grants]).toEqual([[SLOT.first, 2], whole.grants]);
    expect(heldOf(one)).toEqual(heldOf(whole));
    expect(new Set(one.rejected)).toEqual(new Set(whole.rejected));
  },
);

test.each(failing.filter(({ why }) => why === undefined))(
  'a service that cannot be handed out at step $at of a restart is not counted, and the program is started without it',
  ({ at, error }) => {
    const one = restarted({ at, error });
    expect(one.lines).toEqual(whole.lines);
    const [first = 0, second] = one.grants;
    expect(second).toBe(first - 1);
    const { own, ...held } = heldOf(one);
    const { own: all, ...others } = heldOf(whole);
    expect([own.length, all]).toEqual([all.length - 1, expect.arrayContaining(own)]);
    expect(held.ofInit).toEqual(others.ofInit);
  },
);
