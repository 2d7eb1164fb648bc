/**
 * Boots the kernel. `state.stage` is the next step of the boot; −1: booted. Each step is a trap that an earlier step
 * caused, so that the proofs observe the real trap path, not a simulation of it.
 */
import { MARKERS, Rights } from '@abicus/abi-kernel';
import { IRQ_LINES, SIE_EXTERNAL, SIE_SOFTWARE, SIE_TIMER, type Hart } from '@abicus/emulator';
import { encodeUtf8, fnv1a64, line, proof } from '@abicus/wire';
import { cap, Kind } from '../state/capability.ts';
import { isDeviceWindow } from '../cap/device.ts';
import { put } from '../cap/table.ts';
import type { Core } from '../core/core.ts';
import { readElf } from '../exec/elf.ts';
import { defaultGp, framesOf, INITIAL_SP, load } from '../exec/load.ts';
import { hasFrames } from '../mm/space.ts';
import { newVmo, vmoAddress } from '../mm/vmo.ts';
import type { CpuState } from '../state/cpu.ts';
import { schedule } from '../sched/schedule.ts';
import { sentinelLine } from './selftest/sentinel.ts';
import {
  counterfactualLine,
  invalidTargetLine,
  offlineTargetLine,
  onlineLine,
  reschedLine,
  smpOnlineLine,
  stealAboveBoundLine,
  stealHigherQosLine,
  stealingLine,
} from './selftest/smp.ts';
import { spawnReasonsLine } from './selftest/spawn-reasons.ts';
import { acknowledge, requestResched } from '../sched/resched.ts';
import { INIT_NAME } from '../task/exit.ts';
import { startTask } from '../task/start.ts';
import { addTask } from '../task/table.ts';
import { KERNEL_PID } from '../state/task.ts';
import type { Task } from '../state/task.ts';

/** A device whose registers and interrupt init gets. */
export interface BootDevice {
  /** Physical address and size of its registers in bytes, in whole pages. */
  readonly base: number;
  readonly length: number;
  /** Its interrupt line. */
  readonly line: number;
  /** Slots of init: of the registers, with MAP and WRITE, and of the interrupt, with RECV. */
  readonly slots: { readonly registers: number; readonly interrupt: number };
}

/** The configuration of a boot. */
export interface BootConfig {
  /** ELF images by name; `init` is started as the first task. */
  readonly images: Readonly<Record<string, Uint8Array>>;
  /** The slots of init's capabilities. */
  readonly slots: {
    readonly endpointFactory: number;
    readonly serviceFactory: number;
    readonly clock: number;
    /** Slots by name of an image: init gets a VMO with MAP of each. */
    readonly images: Readonly<Record<string, number>>;
  };
  /** Devices that programs drive; none if left out. */
  readonly devices?: readonly BootDevice[];
  /** Stack pages of init; 4 if left out. */
  readonly stackPages?: number;
  /** The version in the banner. */
  readonly version?: string;
}

const NO_IMAGE = new Uint8Array(0);
/** The stage after the boot. */
export const BOOTED: number = -1;
const BOOT_HART = 0;
/** The hart with which the boot hart proves the chain of a reschedule. */
const PEER = 1;

/** Starts the boot: enables interrupts, but for those of devices, and interrupts the boot hart. */
export function startBoot(core: Core): void {
  const { harts, board } = core.machine;
  // A line is unmasked as long as it is bound and its interrupt is completed.
  for (let irq = 0; irq < IRQ_LINES; irq++) board.interrupts.setMask(irq, true);
  for (const hart of harts) hart.csr.sie = SIE_SOFTWARE | SIE_TIMER | SIE_EXTERNAL;
  sendIpi(core, BOOT_HART);
}

/**
 * Handles a trap during the boot. With n harts, the stages are:
 *
 *     0        boot hart   banner, proofs that need one hart
 *     1 … n−1  that hart   goes online
 *     n        boot hart   all are online; interrupts the peer without a request
 *     n + 1    peer        the counterfactual
 *     n + 2    boot hart   requests a reschedule of the peer, twice
 *     n + 3    peer        the chain of causes
 *     n + 4    boot hart   rejected requests, stealing; the first task
 */
export function bootStep(core: Core, config: BootConfig, hart: Hart, cpu: CpuState): void {
  const { state } = core;
  const acked = acknowledge(core, cpu);
  hart.waiting = true;
  const harts = state.cpus.length;
  if (hart.id !== expectedHart(state.stage, harts)) return;
  if (state.stage < harts) goOnline(core, config, hart, cpu);
  else if (hart.id === BOOT_HART) runProofs(core, state.stage - harts);
  else
    printLine(
      core,
      (state.stage === harts + 1 ? counterfactualLine : reschedLine)(core, acked),
      hart.id,
    );
  state.stage++;
  if (state.stage === harts + 5 || (harts === 1 && state.stage === 1)) {
    state.stage = BOOTED;
    startInit(core, config);
    schedule(core, hart, cpu);
  } else if (state.stage !== harts + 3) sendIpi(core, expectedHart(state.stage, harts));
}

function expectedHart(stage: number, harts: number): number {
  if (stage < harts) return stage;
  return (stage - harts) % 2 === 0 ? BOOT_HART : PEER;
}

/** Sends a software interrupt without a request. That of stage n + 3 is sent by its request instead. */
function sendIpi(core: Core, hart: number): void {
  core.machine.board.clint.setMsip(hart, true);
}

function printLine(core: Core, text: string, hart: number): void {
  core.console.kernelLine(text, hart);
}

function goOnline(core: Core, config: BootConfig, hart: Hart, cpu: CpuState): void {
  cpu.online = true;
  if (hart.id === BOOT_HART) {
    printLine(core, bannerLine(core, config), hart.id);
    printLine(
      core,
      spawnReasonsLine(core, hart, cpu, config.images[INIT_NAME] ?? NO_IMAGE),
      hart.id,
    );
    printLine(core, sentinelLine(core, hart, cpu), hart.id);
  } else printLine(core, onlineLine(core, cpu), hart.id);
}

/** Returns the first line of the boot, before any task exists. */
function bannerLine({ state }: Core, { version = '0.1.0' }: BootConfig): string {
  const { banner } = MARKERS;
  const first = proof(banner);
  first.equal(banner.id, 'harts online', state.cpus.filter(({ online }) => online).length, 1);
  first.equal(banner.id, 'tasks', state.tasks.live, 0);
  return line(banner, first.end(), version);
}

/** Runs the steps of the SMP proofs that are the boot hart's. */
function runProofs(core: Core, step: number): void {
  const [boot, peer] = core.state.cpus;
  if (boot === undefined || peer === undefined) return;
  if (step === 0) printLine(core, smpOnlineLine(core), BOOT_HART);
  core.baseline = { ...core.counters };
  // The first one is accepted, the second one finds it pending.
  if (step === 2) core.reschedOutcomes = [requestResched(core, PEER), requestResched(core, PEER)];
  if (step !== 4) return;
  printLine(core, invalidTargetLine(core), BOOT_HART);
  printLine(core, offlineTargetLine(core, peer), BOOT_HART);
  printLine(core, stealingLine(core, boot, peer), BOOT_HART);
  printLine(core, stealAboveBoundLine(core, boot, peer), BOOT_HART);
  printLine(core, stealHigherQosLine(core, boot, peer), BOOT_HART);
}

/** Starts init, the first task. Throws if its image cannot be loaded: without init the machine has nothing to run. */
export function startInit(core: Core, config: BootConfig): void {
  const image = config.images[INIT_NAME];
  const elf = image === undefined ? undefined : readElf(image);
  if (image === undefined || elf === undefined) throw new Error('there is no image of init');
  const name = encodeUtf8(INIT_NAME);
  const identity = fnv1a64(name);
  const program = { elf, image, stackPages: config.stackPages ?? 4, name, identity };
  if (!hasFrames(core, framesOf(program))) throw new RangeError('no memory for init');
  const space = load(core, program);
  const task = addTask(core, {
    parent: KERNEL_PID,
    identity,
    name: INIT_NAME,
    space: space.id,
    pc: elf.entry,
    stackVa: 0,
  });
  grant(core, task, config);
  startTask(core, task, space, INITIAL_SP, defaultGp(elf));
}

function grant(core: Core, init: Task, { images, slots, devices = [] }: BootConfig): void {
  put(core, init, slots.endpointFactory, cap(Kind.EndpointFactory, 0, Rights.MANAGE));
  put(core, init, slots.serviceFactory, cap(Kind.ServiceFactory, 0, Rights.MANAGE));
  put(core, init, slots.clock, cap(Kind.Clock, 0, Rights.TIME));
  for (const { base, length, line: irq, slots: own } of devices) {
    if (!isDeviceWindow(core, base, length) || irq >= IRQ_LINES) {
      throw new RangeError(`no device at 0x${base.toString(16)}, or no interrupt line ${irq}`);
    }
    const { RECV, MAP, WRITE } = Rights;
    put(core, init, own.registers, cap(Kind.Device, base, MAP | WRITE, length));
    put(core, init, own.interrupt, cap(Kind.Interrupt, irq, RECV));
  }
  for (const [name, slot] of Object.entries(slots.images)) {
    const image = images[name];
    const vmo = image === undefined ? undefined : newVmo(core, image.length);
    if (image === undefined || vmo === undefined) throw new Error(`no image or memory for ${name}`);
    core.machine.ram.write(vmoAddress(vmo), image);
    put(core, init, slot, cap(Kind.Vmo, vmo.id, Rights.MAP));
  }
}
