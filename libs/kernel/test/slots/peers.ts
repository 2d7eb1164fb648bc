/** The other side of a call, for tests: a server that replies, a client that waits. */
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  ipcCallV2Raw,
  ipcReplyRecvV2,
  ipcReplyRecvV2Raw,
  LIMITS,
  MsgFlags,
} from '@abicus/abi-kernel';
import { VA, type Actor, type World } from '../support/world.ts';

/** A deadline that has always passed: a receive polls. */
export const PASSED = 1;

/** The words of the payload registers: the bytes of a short payload, the address of a longer one. */
export function wordsOf(va: number): Int32Array {
  return new Int32Array([va, 0, 0, 0, 0, 0, 0, 0]);
}

/** What a task replies. */
export interface Answer {
  /** Bytes, at `VA.payload`. */
  readonly length: number;
  /** The slot of the capability that goes with it. */
  readonly moved?: number | undefined;
}

/** Takes the first message of a queue without blocking; returns the token of a request. Throws if there is none. */
export function takeToken(world: World, actor: Actor, slot: number): number {
  const got = world.call(actor, (cpu) =>
    ipcReplyRecvV2(
      cpu,
      asCapSlot(slot),
      asMsgType(0),
      asMsgFlags(0),
      asCapSlot(0),
      LIMITS.maxFrame,
      asInstant(PASSED),
      new Uint8Array(),
      0,
    ),
  );
  if (!got.ok) throw new Error(`no request: ${got.error}`);
  return got.value.token;
}

/** Replies to a request, and polls the queue of a slot. Returns a0. */
export function reply(
  world: World,
  actor: Actor,
  slot: number,
  token: number,
  { length, moved }: Answer,
): number {
  const flags = moved === undefined ? 0 : MsgFlags.CAP_MOVE;
  return world.call(actor, (cpu) =>
    ipcReplyRecvV2Raw(
      cpu,
      slot,
      7,
      flags,
      moved ?? 0,
      0,
      0,
      PASSED,
      wordsOf(VA.payload),
      length,
      token,
    ),
  );
}

/** Lets an actor wait for a message in `ipcReplyRecvV2`, with a buffer of some bytes at `VA.image`. */
export function beginReceive(world: World, actor: Actor, slot: number, room: number): void {
  world.begin(actor, (cpu) =>
    ipcReplyRecvV2Raw(cpu, slot, 0, 0, 0, VA.image, room, 0, wordsOf(0), 0, 0),
  );
}

/** Lets an actor make a call of a short payload, with a buffer of some bytes at `VA.image`. */
export function beginCall(world: World, actor: Actor, slot: number, room = 0): void {
  world.begin(actor, (cpu) =>
    ipcCallV2Raw(cpu, slot, 7, 0, 0, VA.image, room, 0, wordsOf(5), 4, 0),
  );
}
