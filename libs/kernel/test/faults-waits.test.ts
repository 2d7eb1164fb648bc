/** Faults of wait lists that were seen in runs: places lost, wakes lost, rejects that changed something. */
import {
  encodeRecvDesc,
  ipcRecvRaw,
  ipcRecvV2Raw,
  ipcSendRaw,
  LIMITS,
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  Rights,
  sendHeaderRaw,
} from '@abicus/abi-kernel';
import { describe, expect, test } from 'vitest';
import { inconsistencies } from './support/consistent.ts';
import { beginSend, nextType, waiters } from './slots/blocked.ts';
import { header, send, setUp } from './slots/setup.ts';
import { VA, World, type Actor } from './support/world.ts';

const QUEUE_FULL = -11;
const EINVAL = -22;

/** A world with an endpoint of depth 2 of init, and actors that hold SEND and RECV of it in slot 5. */
function made(count: number): { world: World; endpoint: number; actors: Actor[] } {
  const world = new World();
  const { endpoint } = setUp(world);
  const actors = Array.from({ length: count }, () => {
    const actor = world.exec(world.init);
    world.give(world.init, endpoint, actor, Rights.SEND | Rights.RECV, 5);
    return actor;
  });
  return { world, endpoint, actors };
}

/** Blocks a receiver with a descriptor in its memory. */
function beginReceive(world: World, actor: Actor): void {
  const desc = {
    slot: asCapSlot(5),
    headerOut: asUserPtr(VA.header),
    payloadOut: asUserPtr(VA.payload),
    payloadMax: 64,
    senderServiceIdOut: asUserPtr(VA.identity),
    flags: asRecvFlags(0),
    deadline: 0n,
  };
  world.write(actor, VA.desc, encodeRecvDesc(desc));
  world.begin(actor, (cpu) => ipcRecvV2Raw(cpu, VA.desc));
}

describe('a woken waiter keeps its place', () => {
  test('senders A and B wait at a full queue, C sends after A was woken: the messages come in the order A, B, C', () => {
    const { world, endpoint, actors } = made(3);
    const [a, b, c] = actors as [Actor, Actor, Actor];
    send(world, world.init, endpoint);
    send(world, world.init, endpoint);
    beginSend(world, a, 5, 11);
    beginSend(world, b, 5, 12);
    world.write(c, VA.header, header(0, undefined, 13));
    // One program makes both calls at a stretch, so that A is woken and has not restarted its send.
    const results: number[] = [];
    world.begin(c, function* (cpu) {
      results.push(yield* ipcRecvRaw(cpu, 5, VA.image, VA.payload, 64, 1, 0n));
      results.push(yield* sendHeaderRaw(cpu, 5, 13, 0, 0));
      results.push(yield* ipcSendRaw(cpu, 5, VA.header, 0, 0, 1, 0n));
      results.push(yield* ipcSendRaw(cpu, 5, VA.header, 0, 0, 0, 0n));
    });
    const types: number[] = [];
    for (let i = 0; i < 4; i++) {
      types.push(nextType(world, world.init, endpoint));
      world.settle();
    }
    expect(results).toEqual([4, QUEUE_FULL, QUEUE_FULL, 0]);
    expect(types).toEqual([7, 11, 12, 13]);
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('receiver A is woken by a message, B asks before A runs: A gets the message', () => {
    const { world, endpoint, actors } = made(2);
    const [a, b] = actors as [Actor, Actor];
    beginReceive(world, a);
    world.write(b, VA.header, header(0, undefined, 13));
    const results: number[] = [];
    world.begin(b, function* (cpu) {
      results.push(yield* ipcSendRaw(cpu, 5, VA.header, 0, 0, 1, 0n));
      results.push(yield* ipcRecvRaw(cpu, 5, VA.image, VA.payload, 64, 1, 0n));
    });
    world.settle();
    expect(results).toEqual([0, QUEUE_FULL]);
    expect(world.result(a)).toBe(0);
    expect(waiters(world, endpoint)).toEqual({ receivers: [], senders: [] });
  });
});

describe('a wake is not lost when the woken call is rejected', () => {
  test('ipcSend.length: a sibling spoils the header of the first sender, the second one gets the place', () => {
    const { world, endpoint, actors } = made(2);
    const [a, b] = actors as [Actor, Actor];
    send(world, world.init, endpoint);
    send(world, world.init, endpoint);
    beginSend(world, a, 5, 11);
    beginSend(world, b, 5, 12);
    world.write(a, VA.header, header(9, undefined, 11));
    const first = nextType(world, world.init, endpoint);
    world.settle();
    expect([first, world.result(a), world.result(b)]).toEqual([7, EINVAL, 0]);
    expect(waiters(world, endpoint).senders).toEqual([]);
  });

  test.each([
    ['the decoder rejects', Uint8Array.of(0), VA.desc],
    ['a buffer lies outside the user half', Uint8Array.of(0, 0, 0, 0x90), VA.desc + 16],
  ])('ipcRecvV2: %s, and the second receiver gets the message', (_, bytes, va) => {
    const { world, endpoint, actors } = made(2);
    const [a, b] = actors as [Actor, Actor];
    beginReceive(world, a);
    beginReceive(world, b);
    world.write(a, va, bytes);
    send(world, world.init, endpoint);
    world.settle();
    expect([world.result(a), world.result(b)]).toEqual([EINVAL, 4]);
    expect(waiters(world, endpoint).receivers).toEqual([]);
  });

  test('ipcRecvV2: a descriptor that now names another endpoint waits there, and the second receiver moves up', () => {
    const { world, endpoint, actors } = made(2);
    const [a, b] = actors as [Actor, Actor];
    const elsewhere = world.endpoint(2);
    world.give(world.init, elsewhere, a, Rights.RECV, 6);
    beginReceive(world, a);
    beginReceive(world, b);
    world.write(a, VA.desc + 8, Uint8Array.of(6));
    send(world, world.init, endpoint);
    world.settle();
    expect(world.result(b)).toBe(4);
    expect(world.isBlocked(a)).toBe(true);
    expect([waiters(world, endpoint).receivers, waiters(world, elsewhere).receivers]).toEqual([
      [],
      [a.pid],
    ]);
    expect(inconsistencies(world.core)).toEqual([]);
  });
});

test('abi.invariant.rejectsChangeNothing: a receive that is rejected beside waiters changes nothing', () => {
  const { world, endpoint, actors } = made(2);
  const [a, b] = actors as [Actor, Actor];
  beginReceive(world, a);
  const before = world.digest();
  const empty = world.call(b, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 64, 1, 0n));
  expect([empty, world.digest() === before]).toEqual([QUEUE_FULL, true]);
  world.write(b, VA.header, header(LIMITS.maxFrame));
  const wrong = world.call(b, (cpu) => ipcSendRaw(cpu, 5, VA.header, VA.payload, 8, 1, 0n));
  expect(wrong).toBe(EINVAL);
  expect(waiters(world, endpoint).receivers).toEqual([a.pid]);
});
