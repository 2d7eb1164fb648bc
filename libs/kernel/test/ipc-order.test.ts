/** Calls that two checks would reject, and a receive whose slot was filled again while it waited: what decides. */
import {
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  capTransferToRaw,
  encodeRecvDesc,
  ipcCallRaw,
  ipcEndpointCloseRaw,
  ipcReplyRecvRaw,
  ipcReplyRecvV2Raw,
  MsgFlags,
  Rights,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { nextType, waiters } from './slots/blocked.ts';
import { wordsOf } from './slots/peers.ts';
import { createOwn, header, HELD, send, setUp } from './slots/setup.ts';
import { Call, PORT } from './support/calls.ts';
import { VA, World } from './support/world.ts';

const [EPIPE, EPERM] = [-32, -1];

test('ipcCall: a queue that is full and has no bytes left is waited for', () => {
  const world = new World();
  const { caller, endpoint, other } = setUp(world);
  world.give(world.init, other, caller, Rights.RECV, 40);
  for (const bytes of [9, 1]) send(world, world.init, endpoint, bytes);
  // Its messages are longer than so many of the longest ones.
  world.limits.maxFrame = 4;
  world.write(caller, VA.header, header(4, HELD.other));
  world.begin(caller, (cpu) => ipcCallRaw(cpu, HELD.both, VA.header, VA.payload, 4, VA.image, 64));
  expect(waiters(world, endpoint).senders).toEqual([caller.pid]);
  const types = [1, 2, 3].map(() => {
    world.settle();
    return nextType(world, world.init, endpoint);
  });
  expect([types, waiters(world, endpoint).senders]).toEqual([[7, 7, 7], []]);
});

test('ipcReplyRecvV2: a reply cannot move the slot that is received from, and says first that no message moves it', () => {
  const it = new Call();
  const { world, server } = it;
  const own = createOwn(world, server);
  const checks = [PORT, own].map((slot) => {
    it.begin();
    const token = it.nextToken();
    const result = world.call(server, (cpu) =>
      ipcReplyRecvV2Raw(
        cpu,
        slot,
        0,
        MsgFlags.CAP_MOVE,
        slot,
        VA.image,
        0,
        1,
        wordsOf(1),
        4,
        token,
      ),
    );
    const check = world.check();
    it.reply(token);
    it.answer();
    return [result, check];
  });
  expect(checks).toEqual([
    [EPERM, 'ipcReplyRecvV2.moved'],
    [EPERM, 'ipcReplyRecvV2.movable'],
  ]);
});

test('ipcReplyRecv: a receive ends as closed, though its slot has another capability by then, which cannot receive', () => {
  const world = new World();
  const { caller, other } = setUp(world);
  const receiving = world.endpoint(2);
  world.give(world.init, receiving, caller, Rights.RECV, 40);
  world.write(caller, VA.header, header(0));
  const desc = {
    slot: asCapSlot(40),
    headerOut: asUserPtr(VA.image),
    payloadOut: asUserPtr(VA.payload),
    payloadMax: 64,
    senderServiceIdOut: asUserPtr(VA.identity),
    flags: asRecvFlags(0),
    deadline: 0n,
  };
  world.write(caller, VA.desc, encodeRecvDesc(desc));
  world.begin(caller, (cpu) => ipcReplyRecvRaw(cpu, HELD.send, VA.header, VA.payload, 0, VA.desc));
  expect([world.check(), world.isBlocked(caller)]).toEqual([undefined, true]);
  const done = world.call(world.init, function* (cpu) {
    const closed = yield* ipcEndpointCloseRaw(cpu, receiving);
    return [closed, yield* capTransferToRaw(cpu, caller.pid, other, Rights.SEND, 40)];
  });
  expect([...done, world.result(caller), world.check()]).toEqual([
    0,
    40,
    EPIPE,
    'ipcReplyRecv.closed',
  ]);
});
