/** Setups that many cases share: capabilities with and without a right, full tables, exhausted memory. */
import {
  asCreateRaw,
  asMsgFlags,
  asMsgType,
  capCloneRaw,
  capCloseRaw,
  capTransferRaw,
  deviceCapCreateRaw,
  encodeMsgHeader,
  factoryDeriveRaw,
  ipcEndpointCloseRaw,
  ipcEndpointCreateV2Raw,
  ipcSendRaw,
  LIMITS,
  MsgFlags,
  Rights,
  SendFlags,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { UART_BASE } from '@abicus/emulator';
import type { Cpu, Program } from '@abicus/wire';
import { isBootFactory } from '../../src/cap/cap.ts';
import { freeFrameCount } from '../../src/mm/frames.ts';
import { INIT, VA, type Actor, type World } from '../support/world.ts';
import { rounds } from '../support/rounds.ts';

/** Slots of the caller of most cases, a child of init. */
export const HELD = {
  /** Endpoint of init, depth 2: SEND and RECV, SEND alone, RECV alone. */
  both: 10,
  send: 11,
  receive: 12,
  /** Another endpoint, SEND and RECV: to move, or to receive notices. */
  other: 13,
  /** A VMO of two pages, MAP and MANAGE, that the caller created; a VMO of init, MAP. */
  vmo: 14,
  sharedVmo: 15,
  /** A device window of one page. */
  device: 16,
  /** A derived factory. */
  factory: 17,
  /** An endpoint of a derived factory without bytes: SEND and RECV, see `giveNarrow`. */
  narrow: 20,
  /** An empty slot, and one outside the table. */
  empty: 90,
  outside: 96,
} as const;

/** An unused id: a pid without a task, and a handle without a space. */
export const UNUSED_ID = 0x7_0077;

/** The setup of most cases. */
export interface Setup {
  /** The child of init with the capabilities of `HELD`. */
  readonly caller: Actor;
  /** Slots of init: the two endpoints. */
  readonly endpoint: number;
  readonly other: number;
}

/** Creates a caller with capabilities of each kind. */
export function setUp(world: World): Setup {
  const { init } = world;
  const caller = world.exec(init);
  const endpoint = world.endpoint(2);
  const other = world.endpoint(2);
  const both = Rights.SEND | Rights.RECV;
  world.give(init, endpoint, caller, both, HELD.both);
  world.give(init, endpoint, caller, Rights.SEND, HELD.send);
  world.give(init, endpoint, caller, Rights.RECV, HELD.receive);
  world.give(init, other, caller, both, HELD.other);
  world.must(caller, (cpu) => vmoCreateRaw(cpu, HELD.vmo, 0x2000));
  return { caller, endpoint, other };
}

/** Bytes of the factory of `createOwn`. */
const OWN_BYTES = 4096;

/** Gives the caller a factory, and an endpoint that it owns; returns the slot, which has all rights. */
export function createOwn(world: World, caller: Actor): number {
  const { init } = world;
  const derive = (cpu: Cpu): Program<number> =>
    factoryDeriveRaw(cpu, INIT.endpointFactory, 1, OWN_BYTES);
  const factory = world.must(init, derive);
  world.give(init, factory, caller, Rights.MANAGE, HELD.factory);
  return world.must(caller, (cpu) => ipcEndpointCreateV2Raw(cpu, HELD.factory, 2));
}

/** Gives the caller an endpoint whose queue may hold no bytes, since its factory has none. */
export function giveNarrow(world: World, caller: Actor): void {
  const { init } = world;
  const factory = world.must(init, (cpu) => factoryDeriveRaw(cpu, INIT.endpointFactory, 1, 0));
  const narrow = world.must(init, (cpu) => ipcEndpointCreateV2Raw(cpu, factory, 2));
  world.give(init, narrow, caller, Rights.SEND | Rights.RECV, HELD.narrow);
}

/** Gives the caller MAP of a VMO of init. */
export function shareVmo(world: World, caller: Actor): void {
  const slot = world.must(world.init, (cpu) => vmoCreateRaw(cpu, -1, 0x2000));
  world.give(world.init, slot, caller, Rights.MAP, HELD.sharedVmo);
}

/** Gives the caller the device window of the console. */
export function shareDevice(world: World, caller: Actor): void {
  world.must(world.init, (cpu) => deviceCapCreateRaw(cpu, UART_BASE, 0x1000, HELD.device));
  world.give(world.init, HELD.device, caller, Rights.MAP | Rights.WRITE, HELD.device);
}

/** More than the capacity of a capability table or a queue. */
const FULL = 2 * Math.max(LIMITS.capSlots, LIMITS.queueDepth);

/** Fills the capability table of a task with copies of one of its capabilities. */
export function fillTable(world: World, actor: Actor): void {
  const slot = world
    .task(actor)
    .caps.findIndex((held) => held !== undefined && !isBootFactory(held));
  for (const _ of rounds(FULL)) {
    if (world.call(actor, (cpu) => capCloneRaw(cpu, slot)) < 0) break;
  }
}

/** Fills the capability table of a child with copies of its parent's endpoint capability, with SEND. */
export function fillChild(world: World, parent: Actor, child: Actor, slot: number): void {
  for (const _ of rounds(FULL)) {
    if (world.call(parent, (cpu) => capTransferRaw(cpu, child.pid, slot, Rights.SEND)) < 0) break;
  }
}

/** Allocates all free memory, in a VMO of init. */
export function exhaustMemory(world: World): void {
  const { frames } = world.core.state;
  // Freed single frames are in no extent: root tables of address spaces use them up.
  for (const _ of rounds(LIMITS.spaces)) {
    if (frames.free.length === 0) break;
    world.must(world.init, (cpu) => asCreateRaw(cpu));
  }
  const pages = freeFrameCount(frames);
  world.must(world.init, (cpu) => vmoCreateRaw(cpu, -1, pages * 0x1000));
  if (freeFrameCount(frames) > 0) throw new Error('memory is left');
}

/** Encodes a header for a payload of some bytes, with CAP_MOVE if a slot is given. */
export function header(bytes: number, moved?: number, ty = 7): Uint8Array {
  return encodeMsgHeader({
    src: moved ?? 0,
    dst: 0,
    ty: asMsgType(ty),
    flags: moved === undefined ? asMsgFlags(0) : MsgFlags.CAP_MOVE,
    len: bytes,
  });
}

/** Sends a message of some bytes, with a capability if a slot is given. The send must succeed. */
export function send(world: World, sender: Actor, slot: number, bytes = 4, moved?: number): void {
  world.write(sender, VA.header, header(bytes, moved));
  world.must(sender, (cpu) =>
    ipcSendRaw(cpu, slot, VA.header, VA.payload, bytes, SendFlags.NONBLOCK, 0n),
  );
}

/** Fills a queue with empty messages. */
export function fillQueue(world: World, sender: Actor, slot: number): void {
  world.write(sender, VA.header, header(0));
  for (const _ of rounds(FULL)) {
    const sent = world.call(sender, (cpu) =>
      ipcSendRaw(cpu, slot, VA.header, 0, 0, SendFlags.NONBLOCK, 0n),
    );
    if (sent < 0) break;
  }
}

/**
 * Leaves a place in a queue of depth 2, but no bytes for a message of some length: with the declared limit, depth ×
 * maxFrame bytes are never exceeded before the depth.
 */
export function leaveNoBytes(world: World, sender: Actor, slot: number, length: number): void {
  send(world, sender, slot, length + 1);
  world.limits.maxFrame = length;
}

/** Closes an endpoint by its slot of init. */
export function closeEndpoint(world: World, slot: number): void {
  world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, slot));
}

/** Closes a capability. */
export function drop(world: World, actor: Actor, slot: number): void {
  world.must(actor, (cpu) => capCloseRaw(cpu, slot));
}

/** Closes a factory of init. */
export function dropFactory(world: World, which: keyof typeof INIT): void {
  drop(world, world.init, INIT[which]);
}
