/** Tasks that wait at the two ends of a queue, for tests of who wakes when. */
import { ipcRecvRaw, ipcSendRaw, LIMITS, readMsgHeader } from '@abicus/abi-kernel';
import { find } from '../../src/state/slots.ts';
import { VA, type Actor, type World } from '../support/world.ts';
import { header } from './setup.ts';

/** Lets an actor send a header of a type, and wait for room as long as it takes. */
export function beginSend(world: World, actor: Actor, slot: number, ty: number): void {
  world.write(actor, VA.header, header(0, undefined, ty));
  world.begin(actor, (cpu) => ipcSendRaw(cpu, slot, VA.header, 0, 0, 0, 0n));
}

/** The type of the next message, or the error. */
export function nextType(world: World, actor: Actor, slot: number): number {
  const got = world.call(actor, (cpu) =>
    ipcRecvRaw(cpu, slot, VA.header, VA.payload, LIMITS.maxFrame, 1, 0n),
  );
  return got < 0 ? got : (readMsgHeader(world.read(actor, VA.header, 16), 0)?.ty ?? 0);
}

/** Who waits at the two ends of an endpoint that init has in a slot. */
export function waiters(world: World, slot: number): { receivers: number[]; senders: number[] } {
  const object = world.task(world.init).caps[slot]?.object ?? 0;
  const { receivers = [], senders = [] } = find(world.core.state.endpoints, object) ?? {};
  return { receivers: [...receivers], senders: [...senders] };
}

/** Lets time pass until an actor is awake, or for long enough. */
export function untilAwake(world: World, actor: Actor): void {
  for (let i = 0; i < 60 && world.isBlocked(actor); i++) world.settle(1);
}
