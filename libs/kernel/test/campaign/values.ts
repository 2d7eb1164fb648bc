/**
 * Draws of the arguments of a syscall, by the types that the contract states for them. Most values are ones that a check
 * behind the decoder may accept, since of arbitrary words only the decoder would be tried.
 */
import { CALLS } from '@abicus/abi-kernel/testing';
import { UART_BASE, USER_VA_END, VIRTIO_BASE } from '@abicus/emulator';
import type { Core } from '../../src/core/core.ts';
import { tokenOf } from '../../src/state/calls.ts';
import { each, find } from '../../src/state/slots.ts';
import { Resume, type Task } from '../../src/state/task.ts';
import { IMAGE_SIZE, TEXT_VA } from '../support/tiny-image.ts';
import { VA } from '../support/world.ts';
import type { Dice } from './dice.ts';

/** An operation as the contract states it. */
export type Operation = (typeof CALLS.operations)[number];

/** What a draw depends on. */
export interface Scene {
  readonly dice: Dice;
  readonly core: Core;
  readonly task: Task;
  /** Ids that were issued at any time. */
  readonly pids: readonly number[];
  readonly spaces: readonly number[];
}

/** The page size. */
const PAGE = 0x1000;
/** Where pages of VMOs and devices are mapped. */
const FRESH = 0x3000_0000;
/** Where text is mapped in spaces that asCreate made. */
export const TEXT = 0x4000_0000;
/** Addresses that hold headers, descriptors and payloads: all tasks of a space use the same ones. */
export const BUFFERS = {
  headers: Array.from({ length: 6 }, (_, i) => VA.header + 16 * i),
  descriptors: Array.from({ length: 4 }, (_, i) => VA.desc + 64 * i),
} as const;

/** Kinds of the capabilities that an argument takes, by operation and name; 0: any. */
const KINDS: Readonly<Record<string, number>> = {
  map: 2,
  vmoWrite: 2,
  vmoRead: 2,
  vmoDestroy: 2,
  vmoShareRo: 2,
  'asMap.vmo': 2,
  capQuery: 2,
  mmioMap: 3,
  'ipcEndpointCreateV2.factory': 4,
  'ipcEndpointCreateFor.factory': 4,
  'factoryDerive.factory': 4,
  'irqBind.irq': 7,
  'irqBind.notify': 1,
  irqComplete: 7,
  sendHeader: 1,
  recvHeader: 1,
  ipcSend: 1,
  ipcRecv: 1,
  ipcRecvV2: 1,
  'spawn.bootstrap': 1,
  ipcEndpointClose: 1,
  capWatch: 1,
  taskWatch: 1,
  ipcReplyRecv: 1,
  'ipcCall.slot': 1,
  'ipcCallV2.slot': 1,
  'ipcReplyRecvV2.slot': 1,
  'ipcCallStart.slot': 1,
  'ipcCallStart.notify': 1,
};

/** The slots of a task that hold a capability, of one kind if it is not 0. */
export function slotsOf(task: Task, kind = 0): number[] {
  return task.caps.flatMap((held, slot) =>
    held !== undefined && (kind === 0 || held.kind === kind) ? [slot] : [],
  );
}

/** Rights to an endpoint that an operation needs. */
const RIGHTS: Readonly<Record<string, number>> = {
  ipcSend: 1,
  sendHeader: 1,
  ipcCall: 1,
  ipcCallV2: 1,
  ipcReplyRecv: 1,
  'ipcReplyRecv.desc': 2,
  'ipcCallStart.slot': 1,
  'ipcCallStart.notify': 2,
  ipcRecv: 2,
  irqBind: 2,
  ipcReplyRecvV2: 2,
  recvHeader: 2,
  ipcEndpointClose: 8,
};

/** Whether a task holds nothing that an operation could act on, so that its first check would reject it. */
export function isHopeless(core: Core, task: Task, op: string): boolean {
  if (op.startsWith('capTransfer')) return task.children.length === 0 || task.caps.length === 0;
  if (op === 'taskKill') return task.children.length + task.zombies.count === 0;
  if (op.startsWith('wait')) return task.children.length + task.zombies.count === 0;
  const [kind] = Object.entries(KINDS).flatMap(([name, of]) =>
    name === op || name.startsWith(`${op}.`) ? [of] : [],
  );
  if (kind !== undefined && slotsOf(task, kind).length === 0) return true;
  return Object.keys(RIGHTS).some((name) => {
    const [, arg = ''] = name.split('.');
    if (name !== op && !name.startsWith(`${op}.`)) return false;
    return !slotsOf(task, 1).some((at) => isUsable(core, task, at, op, arg));
  });
}

/** Whether a slot holds an open endpoint with the right that an operation needs. */
function isUsable(
  { state }: Core,
  { pid, caps }: Task,
  at: number,
  op: string,
  arg: string,
): boolean {
  const held = caps[at];
  const needed = RIGHTS[`${op}.${arg}`] ?? RIGHTS[op] ?? 0;
  if (held === undefined || (held.rights & needed) !== needed) return false;
  const endpoint = find(state.endpoints, held.object);
  return endpoint !== undefined && (arg !== 'notify' || endpoint.owner === pid);
}

function drawSlot({ dice, core, task }: Scene, op: string, name: string): number {
  const limit = core.limits.capSlots;
  const isTarget = name === 'childSlot' || op === 'vmoCreate' || op === 'deviceCapCreate';
  if (isTarget && dice.chance(60)) return dice.below(limit + 1);
  const kind = KINDS[`${op}.${name}`] ?? KINDS[op] ?? 0;
  const all = slotsOf(task, kind);
  const live =
    kind === 1 && dice.chance(85) ? all.filter((at) => isUsable(core, task, at, op, name)) : all;
  const fit = live.length > 0 ? live : all;
  if (fit.length > 0 && dice.chance(88)) return dice.one(fit);
  return dice.chance(90) ? dice.below(limit + 1) : dice.word() >>> 0;
}

/** The children of a task that have sent something and wait for a message or a reply. */
export function waitingChildren({ state }: Core, { children }: Task): number[] {
  return children.filter(
    (id) => (find(state.tasks, id)?.resume ?? Resume.Restart) !== Resume.Restart,
  );
}

function drawPid({ dice, core, task, pids }: Scene, op: string): number {
  const roll = dice.below(10);
  const { children } = task;
  // One that waits for a message finds its table fuller than it was.
  const waits = waitingChildren(core, task);
  if (op.startsWith('capTransfer') && waits.length > 0 && dice.chance(40)) return dice.one(waits);
  const most = op.startsWith('capTransfer') || op === 'ipcEndpointCreateFor' ? 9 : 5;
  if (roll < most && children.length > 0) return dice.one(children);
  if (roll < 6 && op.startsWith('taskQos')) return 0;
  if (roll < 7) return task.pid;
  if (roll < 9) return dice.one([...each(core.state.tasks)]).pid;
  return pids.length > 0 ? dice.one(pids) : 0;
}

/** A deadline that no run reaches. */
const FAR: bigint = 1n << 62n;

/** A deadline: soon, none, past, far away. */
export function deadline({ dice, core }: Scene): bigint {
  const now = core.machine.nowNs;
  const roll = dice.below(10);
  if (roll < 6) return BigInt(now + dice.below(200_000));
  if (roll < 8) return 0n;
  return roll < 9 ? 1n : FAR + BigInt(dice.word() >>> 0);
}

/** A deadline in a register: no run reaches the latest one. */
function instant(scene: Scene): number {
  return Math.min(Number(deadline(scene)), 2 ** 53 - 1);
}

/** A token: of a request that the task may reply to, of another call, of one that has ended, of none. */
function drawToken({ dice, core: { state }, task }: Scene): number {
  const held = task.held.length > 0 && dice.chance(85) ? dice.one(task.held) : 0;
  const call = state.calls.items[held];
  if (call !== undefined && held !== 0) return tokenOf(call);
  if (dice.chance(70)) return 0;
  const other = dice.one(state.calls.items);
  return dice.chance(90)
    ? tokenOf(other) - (dice.chance(50) ? 0 : 0x1_0000 * dice.below(3))
    : dice.word() >>> 0;
}

function address({ dice }: Scene): number {
  return dice.one([
    VA.payload,
    VA.payload + 8,
    VA.payload + PAGE - 4,
    VA.header,
    VA.header + 4,
    VA.image,
    VA.desc,
    VA.info,
    FRESH,
    FRESH + PAGE - 8,
    VA.text,
    VA.gap,
    VA.nowhere,
    0x7fff_fff8,
    0,
  ]);
}

/** A length of bytes for an operation. */
export function length({ dice }: Scene): number {
  const roll = dice.below(12);
  if (roll < 6) return dice.below(64);
  return dice.one([0, 1, 4, 64, 256, 257, 600, 4096, 8192, 8193]);
}

type Draw = (scene: Scene, op: string, name: string) => number | bigint;

const flags =
  (all: number): Draw =>
  ({ dice }) =>
    dice.chance(95) ? dice.below(all + 1) : dice.below(2 * all + 3);

const page = ({ dice }: Scene): number =>
  dice.chance(94)
    ? dice.one([FRESH, TEXT]) + PAGE * dice.below(12)
    : dice.one([USER_VA_END - PAGE, FRESH + 0x400_0000 * dice.below(8)]);

/** All of the memory that is free but for a few pages. */
function nearlyAll({ state: { frames } }: Core, dice: Dice): number {
  return Math.max(1, frames.high - frames.low - dice.below(4)) * PAGE;
}

/** A draw for each type of an argument. */
const DRAWS: Readonly<Record<string, Draw>> = {
  CapSlot: drawSlot,
  Pid: drawPid,
  WaitTarget: (scene, op) => (scene.dice.chance(50) ? 0 : drawPid(scene, op)),
  u8: ({ dice }) => dice.below(300),
  u16: ({ dice }) => dice.below(0x1_0010),
  u32: (scene) => length(scene),
  Instant: (scene) => instant(scene),
  MsgType: ({ dice }) => dice.below(0x1_0010),
  u53: (scene, _, name) => {
    const { dice, core } = scene;
    if (name === 'token') return drawToken(scene);
    if (name === 'badge') return dice.below(100);
    return name === 'length'
      ? dice.one([1, PAGE, 2 * PAGE, 3 * PAGE + 1, 0, 2 ** 40, nearlyAll(core, dice)])
      : name === 'gp'
        ? dice.below(8)
        : dice.one([0, 0, PAGE, 8, 2 * PAGE, 0x1_0000, PAGE - 4]);
  },
  u64: (scene, _, name) =>
    name === 'deadline' ? deadline(scene) : BigInt(scene.dice.word() >>> 0),
  PageVa: (scene) => (scene.dice.chance(92) ? page(scene) : page(scene) + 4),
  PageLength: ({ dice }) => dice.one([PAGE, PAGE, 2 * PAGE, 3 * PAGE, 16 * PAGE, 0, 100, 2 ** 31]),
  PhysicalPage: ({ dice }) => dice.one([UART_BASE, VIRTIO_BASE, 0x8000_0000, UART_BASE + 4, 0]),
  EntryPc: ({ dice }) => dice.one([TEXT_VA, TEXT_VA, TEXT_VA, TEXT, TEXT, VA.gap, TEXT_VA + 2]),
  UserPtr: (scene) => (scene.dice.chance(60) ? 0 : address(scene)),
  AsHandle: ({ dice, task, spaces }) =>
    task.spaces.length > 0 && dice.chance(60)
      ? dice.one(task.spaces)
      : spaces.length > 0 && dice.chance(20)
        ? dice.one(spaces)
        : 0,
  EndpointBudget: ({ dice }) => dice.one([1, 1, 2, 2, 3, 5, 0, 30, 400]),
  Rights: ({ dice }) => dice.one([1, 2, 3, 4, 20, 23, 8, 31, 0, 32, 63, 64]),
  Prot: flags(7),
  AsMapFlags: ({ dice }) => (dice.chance(90) ? 1 : dice.below(4)),
  MapFlags: ({ dice }) => dice.one([19, 23, 19, 23, 27, 31, 1, 17, 64]),
  MsgFlags: flags(1),
  SendFlags: flags(1),
  RecvFlags: flags(3),
  WaitFlags: ({ dice }) => (dice.chance(80) ? 1 : dice.below(4)),
  ExitStatus: ({ dice }) => dice.one([0, 0, 1, -1, 0x1_0000, 2 ** 40]),
  StackPages: ({ dice }) => dice.one([8, 8, 8, 8, 5, 64, 0, 65]),
  QosClass: ({ dice }) => dice.below(5),
  QueueDepth: ({ dice }) => dice.one([1, 1, 1, 2, 2, 4, 0, 300]),
};

/**
 * A call of init that lets others do more: hands an endpoint to a child that holds little, or creates one. Without it,
 * most calls of the others would end at their first check.
 */
export function drawGift({ dice, core, task }: Scene): Map<string, number> | undefined {
  const { tasks, endpoints } = core.state;
  const poor = task.children.filter((id) => slotsOf(find(tasks, id) ?? task).length < 3);
  const open = slotsOf(task, 1).filter((at) => isUsable(core, task, at, '', ''));
  const child = poor.length > 0 ? dice.one(poor) : 0;
  const derived = slotsOf(task, 4).filter((at) => (task.caps[at]?.object ?? 0) !== 0);
  if (endpoints.live < 3 || open.length === 0) {
    const owner = child !== 0 && dice.chance(60) ? child : task.pid;
    return new Map([
      ['a0', derived.length > 0 && dice.chance(50) ? dice.one(derived) : 1],
      ['a1', owner],
      ['a2', 1 + dice.below(2)],
      ['a7', 23],
    ]);
  }
  if (child === 0) return undefined;
  if (derived.length > 0 && dice.chance(30)) {
    return new Map([
      ['a0', child],
      ['a1', dice.one(derived)],
      ['a2', 8],
      ['a7', 8],
    ]);
  }
  return new Map([
    ['a0', child],
    ['a1', dice.one(open)],
    ['a2', dice.one([1, 2, 3, 3])],
    ['a7', 8],
  ]);
}

/** The types of arguments for which no draw is stated. */
export const UNDRAWN: readonly string[] = CALLS.operations
  .flatMap(({ args }) => args.flatMap((arg) => ('value' in arg ? [arg.value] : [])))
  .filter((type) => DRAWS[type] === undefined);

/** Draws the registers of an operation: by name of the register, as in the contract. */
export function drawArgs(scene: Scene, op: Operation): Map<string, number | bigint> {
  const { dice, core } = scene;
  const registers = new Map<string, number | bigint>();
  if ('selector' in op) registers.set(op.selector.at, op.selector.value);
  for (const arg of op.args) {
    if ('value' in arg) {
      const isNone = 'none' in arg && dice.chance(40);
      const none = 'none' in arg && arg.none === 'ones' ? -1 : 0;
      registers.set(arg.at, isNone ? none : (DRAWS[arg.value]?.(scene, op.id, arg.name) ?? 0));
    } else if ('pointer' in arg) {
      const usual =
        arg.to === 'RecvDesc'
          ? dice.one(BUFFERS.descriptors)
          : arg.to === 'MsgHeader'
            ? dice.one(BUFFERS.headers)
            : VA.info;
      registers.set(arg.at, dice.chance(88) ? usual : address(scene));
    } else {
      const isImage = arg.name === 'image';
      const usual = isImage ? VA.image : arg.name === 'name' ? VA.name : VA.payload;
      registers.set(arg.at, dice.chance(88) ? usual : address(scene));
      const bytes = isImage && dice.chance(88) ? IMAGE_SIZE : length(scene);
      registers.set(arg.length, arg.name === 'name' && dice.chance(80) ? 1 + dice.below(8) : bytes);
    }
  }
  if (op.id === 'deviceCapCreate' && dice.chance(50)) {
    registers.set('a0', UART_BASE).set('a1', PAGE).set('a2', dice.below(core.limits.capSlots));
  }
  // `spawn` takes a stack and a space, or neither.
  if (op.id === 'spawn' && dice.chance(85)) {
    const own = scene.task.spaces.filter((id) => find(scene.core.state.spaces, id) !== undefined);
    const other = own.length > 0 && dice.chance(40) ? dice.one(own) : 0;
    registers.set('a1', other === 0 ? 0 : FRESH).set('a2', other);
    registers.set('a0', other === 0 ? TEXT_VA : TEXT);
  }
  return registers;
}
