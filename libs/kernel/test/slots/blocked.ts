/** Blocked senders and receivers, for tests of the order of wakes. */
import { ipcRecvRaw, ipcSendRaw, LIMITS, readMsgHeader } from '@abicus/abi-kernel';
import { find } from '../../src/state/slots.ts';
import { VA, type Actor, type World } from '../support/world.ts';
import { header } from './setup.ts';

/** Lets an actor begin a send without payload, which blocks while the queue is full. */
export function beginSend(world: World, actor: Actor, slot: number, ty: number): void {
  world.write(actor, VA.header, header(0, undefined, ty));
  world.begin(actor, (cpu) => ipcSendRaw(cpu, slot, VA.header, 0, 0, 0, 0n));
}

/** Receives the next message without blocking; returns its type, or the error. */
export function nextType(world: World, actor: Actor, slot: number): number {
  const got = world.call(actor, (cpu) =>
    ipcRecvRaw(cpu, slot, VA.header, VA.payload, LIMITS.maxFrame, 1, 0n),
  );
  return got < 0 ? got : (readMsgHeader(world.read(actor, VA.header, 16), 0)?.ty ?? 0);
}

/** Returns the pids of the tasks that are blocked on an endpoint, by its slot of init. */
export function waiters(world: World, slot: number): { receivers: number[]; senders: number[] } {
  const object = world.task(world.init).caps[slot]?.object ?? 0;
  const { receivers = [], senders = [] } = find(world.core.state.endpoints, object) ?? {};
  return { receivers: [...receivers], senders: [...senders] };
}

/** Runs the machine until an actor is awake, for at most 60 rounds. */
export function untilAwake(world: World, actor: Actor): void {
  for (let i = 0; i < 60 && world.isBlocked(actor); i++) world.settle(1);
}
