/** Capabilities that requests and replies move: which slot, when not, and what becomes of those that no task gets. */
import {
  capCloseRaw,
  ipcCallV2Raw,
  ipcReplyRecvV2Raw,
  MessageKind,
  MsgFlags,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { wordsOf } from './slots/peers.ts';
import { fillTable } from './slots/setup.ts';
import { Kind } from '../src/state/capability.ts';
import { Call, pattern, PORT } from './support/calls.ts';
import { StartedCalls } from './support/started.ts';
import { VA } from './support/world.ts';

test('the slot of a capability moves nothing without CAP_MOVE: neither with a request nor with a reply', () => {
  const it = new Call();
  const { world, server, client } = it;
  for (const actor of [server, client]) world.must(actor, (cpu) => vmoCreateRaw(cpu, 20, 4096));
  world.begin(client, (cpu) => ipcCallV2Raw(cpu, PORT, 7, 0, 20, VA.image, 0, 0, wordsOf(1), 4, 0));
  const token = it.nextToken();
  world.call(server, (cpu) =>
    ipcReplyRecvV2Raw(cpu, PORT, 0, 0, 20, VA.image, 0, 1, wordsOf(1), 4, token),
  );
  expect(it.answer()).toBe(4);
  const slots = [server, client].map((actor) => world.task(actor).caps[20]?.kind);
  expect([slots, ...it.left()]).toEqual([[2, 2], 0]);
});

test('CAP_MOVE moves the capability of slot 0, too, with a request and with a reply', () => {
  const it = new Call();
  const { world, server, client } = it;
  for (const actor of [server, client]) {
    world.call(actor, (cpu) => capCloseRaw(cpu, 0));
    world.must(actor, (cpu) => vmoCreateRaw(cpu, 0, 4096));
  }
  it.begin(pattern(1), { move: 0 });
  const token = it.nextToken();
  expect(world.task(client).caps[0]).toBeUndefined();
  it.reply(token, pattern(1), { move: 0 });
  expect(it.answer()).toMatchObject({ flags: MsgFlags.CAP_MOVE });
  expect([world.task(server).caps[0], ...it.left()]).toEqual([undefined, 0]);
});

test.each([true, false])(
  'ipcReplyRecvV2.space: a receiver without a free slot is told, and the request stays in the queue: it waits: %s',
  (waits) => {
    const it = new Call();
    const { world } = it;
    fillTable(world, it.server);
    world.must(it.client, (cpu) => vmoCreateRaw(cpu, 20, 4096));
    if (waits) it.beginReceive();
    it.begin(pattern(2), { move: 20 });
    expect([waits ? it.received() : it.receive(), world.isBlocked(it.client)]).toEqual([
      'ENOSPC',
      true,
    ]);
    expect(it.left()).toEqual([1]);
    world.must(it.server, (cpu) => capCloseRaw(cpu, 7));
    expect(it.receive()).toMatchObject({ received: pattern(2), moved: 7 });
  },
);

test('a reply that is rejected drops what it moves, and without CAP_MOVE nothing', () => {
  for (const flags of [0, MsgFlags.CAP_MOVE]) {
    const it = new Call();
    const { world, server } = it;
    world.must(server, (cpu) => vmoCreateRaw(cpu, 20, 4096));
    it.begin(pattern(1), { room: 40 });
    const token = it.nextToken();
    world.call(server, (cpu) =>
      ipcReplyRecvV2Raw(cpu, PORT, 7, flags, 20, 0, 0, 1, wordsOf(VA.payload), 41, token),
    );
    expect(it.answer()).toBe('E2BIG');
    expect([world.core.state.vmos.live, ...it.left()]).toEqual([flags === 0 ? 1 : 0, 0]);
  }
});

test('ipcCallStart: a reply without CAP_MOVE moves nothing, and one with it moves the capability to the caller', () => {
  for (const flags of [0, MsgFlags.CAP_MOVE]) {
    const it = new StartedCalls();
    const { world, server, caller } = it;
    world.must(server, (cpu) => vmoCreateRaw(cpu, 20, 4096));
    it.start(1);
    const token = it.nextToken();
    world.call(server, (cpu) =>
      ipcReplyRecvV2Raw(cpu, PORT, 7, flags, 20, 0, 0, 1, wordsOf(1), 4, token),
    );
    const end = it.end();
    expect(end).toMatchObject({ kind: MessageKind.Reply, flags, length: 4 });
    const [kept, got] = [server, caller].map((actor) =>
      world.task(actor).caps.some((held) => held?.kind === Kind.Vmo),
    );
    expect([kept, got, ...it.left()]).toEqual([flags === 0, flags !== 0, 0]);
  }
});

test('ipcReplyRecvV2.moved: a reply does not move the capability that its task then receives through', () => {
  const it = new Call();
  it.begin();
  const token = it.nextToken();
  expect(it.reply(token, pattern(1), { move: PORT })).toBe('EPERM');
  it.reply(token, pattern(2));
  expect([it.answer(), ...it.left()]).toMatchObject([{ reply: pattern(2) }, 0]);
});
