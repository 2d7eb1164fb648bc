/**
 * A machine with this kernel and tasks that a test controls. Tests use the kernel through registers and pages, and read
 * its state only to check results.
 */
import { hash } from 'node:crypto';
import {
  asCapSlot,
  asExitStatus,
  asQueueDepth,
  asRights,
  asPid,
  capTransferToRaw,
  execRaw,
  execV2Raw,
  exitRaw,
  ipcEndpointCreateForRaw,
  LIMITS,
  type Limits,
} from '@abicus/abi-kernel';
import { copyFromUser, copyToUser, Machine, PAGE_SIZE, type Hart } from '@abicus/emulator';
import { encodeUtf8, isReject, type Cpu, type Program } from '@abicus/wire';
import { Kernel, STACK_TOP, type BootDevice, type Core } from '../../src/index.ts';
import { stepsOf } from '../../src/boot/steps.ts';
import { rootAddress } from '../../src/mm/space.ts';
import { find } from '../../src/state/slots.ts';
import { TaskState, type Task } from '../../src/state/task.ts';
import { IMAGE_SIZE, tinyImage } from './tiny-image.ts';
import { Puppet, type Job } from './puppet.ts';

/** Stack pages of each task: they also hold the buffers. */
const STACK_PAGES = 8;
const BASE = STACK_TOP - STACK_PAGES * 0x1000;

/** Addresses in each task: buffers in its stack, and addresses that are invalid in some way. */
export const VA = {
  /** Three pages for a payload. */
  payload: BASE,
  header: BASE + 0x3000,
  /** An image for exec. */
  image: BASE + 0x4000,
  name: BASE + 0x5000,
  desc: BASE + 0x5100,
  identity: BASE + 0x5200,
  info: BASE + 0x5300,
  /** Readable, not writable. */
  text: 0x1fc0_0000,
  /** In the user half, not mapped, without a leaf table. */
  nowhere: 0x7000_0000,
  /** Not mapped, with a leaf table. */
  gap: 0x1fd0_0000,
} as const;

/** Slots of init. */
export const INIT = { endpointFactory: 1, serviceFactory: 2, clock: 3 } as const;

/** A task that a test controls. */
export interface Actor {
  readonly pid: number;
  readonly puppet: Puppet;
}

/** Options of a world. */
export interface WorldOptions {
  readonly harts?: number;
  readonly seed?: number;
  readonly limits?: Partial<Limits>;
  readonly ramBytes?: number;
  readonly quantumNs?: number;
  readonly devices?: readonly BootDevice[];
}

/** A machine, its kernel, and its first task. */
export class World {
  readonly machine: Machine;
  readonly kernel: Kernel;
  /** The kernel's limits. A test may lower one to the number in use, as if the table were full. */
  readonly limits: { -readonly [K in keyof Limits]: number };
  readonly init: Actor;
  /** Bytes that the console printed. */
  readonly console: number[] = [];

  constructor(options: WorldOptions = {}) {
    const { harts = 8, seed = 1, ramBytes = 1 << 20, quantumNs = 100_000 } = options;
    const onByte = (byte: number): void => void this.console.push(byte);
    this.machine = new Machine({ harts, seed, ramBytes, quantumNs, onByte });
    // A long timeslice, so that no task is preempted by its end unless a test sets it.
    this.limits = { ...LIMITS, timeslice: 1e12, ...options.limits };
    this.kernel = new Kernel({
      images: { init: tinyImage() },
      slots: { ...INIT, images: {} },
      devices: options.devices ?? [],
      stackPages: STACK_PAGES,
      limits: this.limits,
      engine: (machine, _read, entry) => new Puppet(machine, entry),
    });
    this.machine.boot(this.kernel);
    this.#skipProofs();
    for (let i = 0; i < 200 && this.#named('init') === undefined; i++) this.settle(1);
    this.settle();
    this.init = this.#actor(this.#named('init')?.pid ?? 0);
  }

  /** Returns the internals of the kernel. */
  get core(): Core {
    return this.kernel.core;
  }

  /** Returns the kernel's task of an actor. Throws if it has been reaped. */
  task(actor: Actor): Task {
    const task = find(this.core.state.tasks, actor.pid);
    if (task === undefined) throw new Error(`no task ${actor.pid}`);
    return task;
  }

  /** Returns the hart that an actor runs on. */
  hart(actor: Actor): Hart {
    const hart = this.machine.harts[this.task(actor).cpu];
    if (hart === undefined) throw new Error('no such hart');
    return hart;
  }

  /** Runs some rounds, so that pending interrupts are taken. */
  settle(rounds = 4): void {
    for (let i = 0; i < rounds; i++) this.machine.run({ maxRounds: 1 });
  }

  /** Starts a job of an actor and runs the machine until the job is done or blocks. */
  begin(actor: Actor, job: Job): void {
    if (!actor.puppet.idle) throw new Error('the task is busy');
    actor.puppet.ask(job);
    this.machine.run({ maxRounds: 1 });
    for (let i = 0; i < 400 && this.#isRunnable(actor); i++) this.machine.run({ maxRounds: 1 });
  }

  /** Runs a job of an actor and returns its value. Throws if it blocks. */
  call<T>(actor: Actor, job: (cpu: Cpu) => Program<T>): T {
    this.begin(actor, job);
    return this.result(actor) as T;
  }

  /** Returns the value of a job that was started with `begin`. Throws if it is not done. */
  result(actor: Actor): unknown {
    for (let i = 0; i < 400 && this.#isRunnable(actor); i++) this.machine.run({ maxRounds: 1 });
    const { error, idle } = actor.puppet;
    if (!idle) throw new Error('the job is not done', { cause: error });
    return actor.puppet.result;
  }

  /** Returns the check that rejected the last syscall; `undefined` if it was not rejected. */
  check(): string | undefined {
    const { outcome } = this.core;
    return isReject(outcome) ? outcome.check : undefined;
  }

  /** Whether an actor is blocked in the kernel. */
  isBlocked(actor: Actor): boolean {
    return find(this.core.state.tasks, actor.pid)?.state === TaskState.Blocked;
  }

  /** Writes to the pages of an actor, with its program's access rights. */
  write(actor: Actor, va: number, bytes: Uint8Array): void {
    const done = copyToUser(this.machine.ram, this.#root(actor), va, bytes);
    if (done !== bytes.length) throw new Error(`0x${va.toString(16)} is not writable`);
  }

  /** Reads from the pages of an actor. */
  read(actor: Actor, va: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    copyFromUser(this.machine.ram, this.#root(actor), va, bytes);
    return bytes;
  }

  /** Starts a program as a child, bound to an identity if a name is given. */
  exec(parent: Actor, name?: string): Actor {
    this.write(parent, VA.image, tinyImage());
    const bytes = encodeUtf8(name ?? '');
    this.write(parent, VA.name, bytes);
    const pid = this.must(parent, (cpu) =>
      name === undefined
        ? execRaw(cpu, VA.image, IMAGE_SIZE, STACK_PAGES, 0)
        : execV2Raw(cpu, VA.image, IMAGE_SIZE, STACK_PAGES, 0, VA.name, bytes.length),
    );
    return this.adopt(pid);
  }

  /** Returns the actor of a task that a syscall has created. */
  adopt(pid: number): Actor {
    this.settle(2);
    return this.#actor(pid);
  }

  /** Runs a job of an actor and returns its result. Throws if the result is an error. */
  must(actor: Actor, job: (cpu: Cpu) => Program<number>): number {
    const result = this.call(actor, job);
    if (result < 0) throw new Error(`the call failed with ${result}`);
    return result;
  }

  /** Creates an endpoint that init or a child of init owns; returns the slot of init. */
  endpoint(depth = 4, owner: Actor = this.init): number {
    return this.must(this.init, (cpu) =>
      ipcEndpointCreateForRaw(cpu, INIT.endpointFactory, asPid(owner.pid), asQueueDepth(depth)),
    );
  }

  /** Copies a capability of a parent to a slot of its child. */
  give(from: Actor, slot: number, to: Actor, rights: number, at: number): number {
    return this.must(from, (cpu) =>
      capTransferToRaw(cpu, asPid(to.pid), asCapSlot(slot), asRights(rights), asCapSlot(at)),
    );
  }

  /** Ends an actor. */
  exit(actor: Actor, status = 0): void {
    this.begin(actor, (cpu) => exitRaw(cpu, asExitStatus(status)));
    this.settle();
  }

  /** Returns a digest of the kernel's state and of RAM: what a rejected syscall may not change. */
  digest(): string {
    const { low, high, end } = this.core.state.frames;
    const { u8 } = this.machine.ram;
    const sum = (from: number, to: number): string =>
      hash('sha1', u8.subarray(from * PAGE_SIZE, to * PAGE_SIZE));
    return `${this.kernel.stateDigest()} ${sum(0, low)} ${sum(high, end)}`;
  }

  /** Returns the text of the console. */
  get text(): string {
    return String.fromCharCode(...this.console);
  }

  /** Goes to the last step of the boot, which starts init: thousands of worlds need no proofs of their own. */
  #skipProofs(): void {
    const { core } = this;
    for (const cpu of core.state.cpus) cpu.online = true;
    core.state.stage = stepsOf(core, tinyImage(), undefined).length - 1;
  }

  #actor(pid: number): Actor {
    const puppet = this.core.guests[pid & 0xffff];
    if (!(puppet instanceof Puppet)) throw new Error(`task ${pid} is no puppet`);
    return { pid, puppet };
  }

  #named(name: string): Task | undefined {
    return this.core.state.tasks.items.find((task) => task?.name === name);
  }

  #isRunnable(actor: Actor): boolean {
    const task = find(this.core.state.tasks, actor.pid);
    if (task === undefined || actor.puppet.idle) return false;
    return task.state !== TaskState.Blocked && task.state !== TaskState.Zombie;
  }

  #root(actor: Actor): number {
    const space = find(this.core.state.spaces, this.task(actor).space);
    if (space === undefined) throw new Error('no space');
    return rootAddress(space);
  }
}
