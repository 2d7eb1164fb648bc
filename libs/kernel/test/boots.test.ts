/**
 * Boots, recorded (ADR 0029): each trap of the boot, with the registers and the state before and after it, what was
 * printed, all counters and the time. A change that is meant is recorded anew,
 * `npx vitest run libs/kernel/test/boots.test.ts --update`.
 */
import { asExitStatus, exit, type Limits } from '@abicus/abi-kernel';
import { Machine, type Hart, type Supervisor } from '@abicus/emulator';
import type { Cpu, Program } from '@abicus/wire';
import { createHash, type Hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Kernel, type KernelConfig } from '../src/kernel.ts';
import { stateDigest } from '../src/state/digest.ts';
import type { State } from '../src/state/state.ts';
import { programImage } from './support/image.ts';
import { testConfig } from './support/test-machine.ts';

function* init(cpu: Cpu): Program {
  yield* exit(cpu, asExitStatus(7));
}

/** What a trap finds or leaves. */
function seenOf({ core }: Kernel, { id, x, pc, csr, waiting }: Hart): string {
  const { machine, state, counters } = core;
  const registers = `${id} ${waiting} ${pc} ${csr.scause} ${csr.sie} ${x.join()}`;
  return `${machine.nowNs} ${registers} ${JSON.stringify(counters)} ${stateDigest(state)}`;
}

/** A boot. */
interface Given {
  readonly harts?: number;
  readonly ramBytes?: number;
  readonly config?: Partial<KernelConfig>;
  readonly limits?: Partial<Limits>;
  /** Does something to the machine before it runs. */
  readonly disturb?: (machine: Machine) => void;
  /** Does something to it after the first trap of this step. */
  readonly after?: readonly [stage: number, disturb: (machine: Machine, state: State) => void];
}

/** A line for each step of a boot: how many traps it took, and a hash of what they found and left. */
function record({
  harts = 2,
  ramBytes = 2 << 20,
  config,
  limits,
  disturb,
  after,
}: Given): string[] {
  const bytes: number[] = [];
  const machine = new Machine({
    harts,
    seed: harts,
    ramBytes,
    onByte: (byte) => bytes.push(byte),
  });
  const kernel = new Kernel({ ...testConfig({ init }, limits), ...config });
  const steps = new Map<number, { traps: number; readonly seen: Hash }>();
  const recorded: Supervisor = {
    boot: (booted) => kernel.boot(booted),
    trap: (hart) => {
      const { stage } = kernel.core.state;
      const step = steps.get(stage) ?? { traps: 0, seen: createHash('sha256') };
      steps.set(stage, step);
      step.traps++;
      step.seen.update(seenOf(kernel, hart));
      kernel.trap(hart);
      if (step.traps === 1 && after?.[0] === stage) after[1](machine, kernel.core.state);
      step.seen.update(seenOf(kernel, hart));
    },
    digestInto: (digest) => kernel.digestInto(digest),
    dump: () => kernel.dump(),
  };
  const ending = endingOf(() => {
    machine.boot(recorded);
    disturb?.(machine);
    return machine.run({ maxRounds: 10_000 }).reason;
  });
  const stages = [...steps].map(
    ([stage, { traps, seen }]) =>
      `stage ${stage}: ${traps} traps, ${seen.digest('hex').slice(0, 16)}`,
  );
  const printed = new TextDecoder().decode(Uint8Array.from(bytes));
  return [...stages, `${ending}, ${machine.digest()}`, printed];
}

/** How a run ended, or why there was none. */
function endingOf(run: () => string): string {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}

test.each([1, 2, 4, 64])('with %d harts', (harts) => {
  expect(record({ harts })).toMatchSnapshot();
});

test.each([
  ['no image', {}],
  ['an image that is none', { init: new Uint8Array(64) }],
])('with %s of init', (_, images) => {
  expect(record({ config: { images } })).toMatchSnapshot();
});

test.each([
  ['no memory for init', 0x1_0000, { stackPages: 16 }],
  ['memory for init, and none for the tasks of proofs', 0x1_0000, { images: { init: long() } }],
  ['little memory', 0x2_0000, {}],
])('with %s', (_, ramBytes, config) => {
  expect(record({ ramBytes, config })).toMatchSnapshot();
});

/** An image of init with nothing behind it: proofs pass a copy of an image on their stack. */
function long(): Uint8Array {
  const image = new Uint8Array(0xc000);
  image.set(programImage('init'));
  return image;
}

test.each<Partial<Limits>>([
  { tasks: 0 },
  { tasks: 1 },
  { tasks: 3 },
  { spaces: 0 },
  { spaces: 1 },
  { runQueue: 0 },
  { runQueue: 1 },
  { stealBatch: 6 },
])('with the limits %j', (limits) => {
  expect(record({ limits })).toMatchSnapshot();
});

test.each<readonly [what: string, disturb: (machine: Machine) => void]>([
  ['an interrupt of the second hart', ({ board }) => board.clint.setMsip(1, true)],
  ['an interrupt of the last hart', ({ board }) => board.clint.setMsip(3, true)],
  ['a timer of the first hart', ({ board }) => board.clint.setMtimecmp(0, 0)],
  ['a timer of the second hart', ({ board }) => board.clint.setMtimecmp(1, 1)],
])('with %s that no step asked for', (_, disturb) => {
  expect(record({ harts: 4, disturb })).toMatchSnapshot();
});

/** The step of the boot hart before the one with which the second hart goes online. */
const BEFORE_PEER = 3;

test.each<readonly [what: string, disturb: (machine: Machine) => void]>([
  ['a software interrupt', ({ board }) => board.clint.setMsip(0, true)],
  ['a timer', ({ board }) => board.clint.setMtimecmp(0, 0)],
])('with %s of the boot hart while the next step is one of the second hart', (_, disturb) => {
  expect(record({ harts: 4, after: [BEFORE_PEER, disturb] })).toMatchSnapshot();
});

/** The step of the resource sentinel. */
const SENTINEL = 2;

test.each<readonly [what: string, leave: (state: State) => void]>([
  ['an endpoint', ({ endpoints }) => void endpoints.live++],
  ['a space', ({ spaces }) => void spaces.live++],
  ['a VMO', ({ vmos }) => void vmos.live++],
  ['a byte in a queue', (state) => void state.queuedBytes++],
  ['a byte of a VMO', (state) => void state.vmoBytes++],
  ['a frame', ({ frames }) => void frames.free.pop()],
])('a proof of resources fails if %s is left', (_, leave) => {
  const printed = record({ after: [SENTINEL, (_machine, state) => leave(state)] }).at(-1);
  expect(printed).toContain('KSELFTEST: resource sentinel FAIL');
  expect(printed).toContain('what is in use when the task has ended');
});
