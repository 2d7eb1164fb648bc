/**
 * A kernel without a running machine: one caller with capabilities of all kinds, and syscalls through its registers.
 */
import {
  asMsgType,
  LIMITS,
  QosClass,
  Rights,
  SYSCALL,
  dispatch,
  type Limits,
  type SyscallName,
} from '@abicus/abi-kernel';
import {
  Machine,
  PAGE_SIZE,
  PTE_READ,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
  VIRTIO_BASE,
} from '@abicus/emulator';
import { A0, A7, setNumber, type DispatchResult } from '@abicus/wire';
import { cap, Kind, type Cap } from '../../src/state/capability.ts';
import { put, take } from '../../src/cap/table.ts';
import { newKernelCall, type KernelCall } from '../../src/core/call.ts';
import { newCore, type Core } from '../../src/core/core.ts';
import { ROOT_FACTORY } from '../../src/state/factory.ts';
import type { Endpoint, Message } from '../../src/state/endpoint.ts';
import { enqueueMessage } from '../../src/queue/queue.ts';
import { allocMessage } from '../../src/queue/message-pool.ts';
import { closeEndpoint, openEndpoint } from '../../src/ipc/endpoints.ts';
import { frameAddress } from '../../src/mm/frames.ts';
import { mapNewPage, createSpace, rootAddress } from '../../src/mm/space.ts';
import type { Space } from '../../src/state/space.ts';
import { newVmo } from '../../src/mm/vmo.ts';
import { HANDLERS } from '../../src/syscalls/index.ts';
import { addTask } from '../../src/task/table.ts';
import { KERNEL_PID } from '../../src/state/task.ts';
import { TaskState, type Task } from '../../src/state/task.ts';
import { testEngine } from './engine.ts';
import { programImage } from './image.ts';

/** Address of a page that the caller may read and write. */
export const BUFFER = 0x2100_0000;
/** Address of a read-only page with an image. */
export const READ_ONLY = 0x2100_1000;

/** Slots of the caller. */
export const SLOT = {
  /** SEND and RECV of an endpoint of a peer, of depth 2. */
  peer: 0,
  factory: 1,
  services: 2,
  /** SEND of another endpoint of the peer, which can be moved. */
  movable: 3,
  /** An endpoint that the caller owns, with all rights. */
  own: 4,
  /** A VMO of two pages, with MAP and MANAGE. */
  vmo: 5,
  /** A device window of one page. */
  device: 6,
  /** The first free slot. */
  free: 7,
} as const;

/** The image at `READ_ONLY`. */
export const IMAGE: Uint8Array = programImage('nothing');

/** A kernel state for one syscall. */
export class World {
  readonly core: Core;
  /** The limits of the kernel, which a test may change. */
  readonly limits: { -readonly [K in keyof Limits]: number };
  readonly task: Task;
  readonly peer: Task;
  /** A live child. */
  readonly child: Task;
  /** A child that has ended with status 7. */
  readonly ended: Task;
  readonly space: Space;
  /** The endpoints behind the slots `peer`, `movable` and `own`. */
  readonly endpoint: Endpoint;
  readonly other: Endpoint;
  readonly mine: Endpoint;
  readonly call: KernelCall;

  constructor() {
    const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x8_0000 });
    this.limits = { ...LIMITS };
    const core = newCore(machine, this.limits, testEngine({}));
    this.core = core;
    const [cpu] = core.state.cpus;
    const [hart] = machine.harts;
    if (cpu === undefined || hart === undefined) throw new Error('a machine has a hart');
    cpu.online = true;
    this.peer = this.#task('peer', KERNEL_PID, 0x7065_6572n);
    this.task = this.#task('', KERNEL_PID);
    this.child = this.#task('', this.task.pid);
    this.ended = this.#task('', this.task.pid);
    this.ended.state = TaskState.Zombie;
    this.ended.status = 7;
    this.task.state = TaskState.Running;
    cpu.current = this.task.index;
    this.space = this.#memory();
    this.endpoint = openEndpoint(core, this.peer, 2, ROOT_FACTORY);
    this.other = openEndpoint(core, this.peer, 2, ROOT_FACTORY);
    this.mine = openEndpoint(core, this.task, 2, ROOT_FACTORY);
    const vmo = newVmo(core, 2 * PAGE_SIZE);
    this.#caps(vmo?.id ?? 0);
    this.call = newKernelCall(core, hart, cpu, this.task);
    this.call.memory.root = rootAddress(this.space);
    machine.board.clint.advanceTo(1000);
  }

  /** Sets the argument registers and the syscall number. */
  prepare(name: SyscallName, ...args: readonly number[]): this {
    this.task.x.fill(0);
    args.forEach((value, i) => this.arg(i, value));
    setNumber(this.task.x, A7, SYSCALL[name]);
    return this;
  }

  /** Sets one argument register. */
  arg(i: number, value: number): this {
    setNumber(this.task.x, A0 + 2 * i, value);
    return this;
  }

  /** Executes the syscall. */
  make(): DispatchResult {
    return dispatch(HANDLERS, this.call);
  }

  /** Returns a0 as a number; errors are negative. */
  get result(): number {
    return this.task.x[A0] ?? 0;
  }

  /** Replaces the capability of a slot. */
  give(slot: number, held: Cap | undefined, task: Task = this.task): this {
    take(this.core, task, slot);
    if (held !== undefined) put(this.core, task, slot, held);
    return this;
  }

  /** Closes an endpoint, if it is open. */
  close(endpoint: Endpoint): void {
    if (this.core.state.endpoints.items.includes(endpoint)) closeEndpoint(this.core, endpoint);
  }

  /** Queues a message of the peer. */
  queue(endpoint: Endpoint, message: Partial<Message> = {}): void {
    const { size = 0 } = message;
    const { pid, identity } = this.peer;
    const blank = {
      ...allocMessage([], size),
      sender: pid,
      identity,
      ty: asMsgType(9),
      length: size,
    };
    enqueueMessage(this.core, endpoint, { ...blank, ...message });
  }

  #task(name: string, parent: Task['pid'], identity = 0n): Task {
    const space = createSpace(this.core, KERNEL_PID);
    space.users++;
    const pc = READ_ONLY;
    const task = addTask(this.core, { parent, identity, name, space: space.id, pc, stackVa: 0 });
    task.qos = QosClass.Normal;
    return task;
  }

  #memory(): Space {
    const { core, task } = this;
    const space = core.state.spaces.items[task.space & 0xffff];
    if (space === undefined) throw new Error('the caller has a space');
    const flags = PTE_VALID | PTE_READ | PTE_USER;
    mapNewPage(core, space, BUFFER, flags | PTE_WRITE);
    const frame = mapNewPage(core, space, READ_ONLY, flags);
    core.machine.ram.write(frameAddress(frame), IMAGE);
    return space;
  }

  #caps(vmo: number): void {
    const { SEND, RECV, MAP, MANAGE } = Rights;
    const endpoint = (id: number, rights: number): Cap => cap(Kind.Endpoint, id, rights);
    this.give(SLOT.peer, endpoint(this.endpoint.id, SEND | RECV));
    this.give(SLOT.factory, cap(Kind.EndpointFactory, 0, MANAGE));
    this.give(SLOT.services, cap(Kind.ServiceFactory, 0, MANAGE));
    this.give(SLOT.movable, endpoint(this.other.id, SEND));
    this.give(SLOT.own, endpoint(this.mine.id, SEND | RECV | MANAGE));
    this.give(SLOT.vmo, cap(Kind.Vmo, vmo, MAP | MANAGE));
    this.give(SLOT.device, cap(Kind.Device, VIRTIO_BASE, MAP, PAGE_SIZE));
  }
}
