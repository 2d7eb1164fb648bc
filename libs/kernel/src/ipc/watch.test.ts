/** Watches: each watcher is notified once when its peer is gone, even if the queue is full. */
import {
  asMsgType,
  asPid,
  encodeMsgHeader,
  GoneSide,
  MsgFlags,
  MsgType,
  readPeerGone,
  Rights,
} from '@abicus/abi-kernel';
import { isReject } from '@abicus/wire';
import { expect, test } from 'vitest';
import { cap, Kind } from '../state/capability.ts';
import { put, take } from '../cap/table.ts';
import { endTask } from '../task/exit.ts';
import { BUFFER, SLOT, World } from '../../test/support/one-call.ts';

function watching(slot: number, notify: number = SLOT.own, cookie = 5): World {
  const world = new World().prepare('capWatch', slot, notify, cookie);
  const outcome = world.make();
  expect(isReject(outcome) ? outcome.check : 'accepted').toBe('accepted');
  return world;
}

/** The header of a message without payload that transfers a capability. */
const MOVING = { src: SLOT.movable, dst: 0, ty: asMsgType(1), flags: MsgFlags.CAP_MOVE, len: 0 };

const notices = (w: World): unknown[] =>
  w.mine.messages.map((m) => [m.sender, m.ty, readPeerGone(m.payload.u8, 0)]);

test('capWatch: a holder of SEND is notified when the endpoint closes, by the kernel, with slot and cookie', () => {
  const w = watching(SLOT.movable);
  w.close(w.other);
  expect(notices(w)).toEqual([
    [0, MsgType.PeerGone, { side: GoneSide.Endpoint, slot: SLOT.movable, cookie: 5n, serial: 1n }],
  ]);
});

test('capWatch: a watcher is notified when the owner of the endpoint ends', () => {
  const w = watching(SLOT.movable);
  endTask(w.core, w.peer, 0);
  expect(notices(w).length).toBe(1);
});

test('capWatch: a holder of RECV is notified when the last foreign sender goes, and not before', () => {
  const w = new World();
  const sender = cap(Kind.Endpoint, w.mine.id, Rights.SEND);
  put(w.core, w.peer, 0, sender);
  put(w.core, w.child, 0, sender);
  expect(isReject(w.prepare('capWatch', SLOT.own, SLOT.own, 1).make())).toBe(false);
  take(w.core, w.peer, 0);
  expect(notices(w)).toEqual([]);
  take(w.core, w.child, 0);
  expect(notices(w)).toEqual([
    [0, MsgType.PeerGone, { side: GoneSide.Senders, slot: SLOT.own, cookie: 1n, serial: 1n }],
  ]);
});

test('capWatch: a sender in transit counts until its message is dropped', () => {
  const w = new World().give(SLOT.free, undefined);
  put(w.core, w.task, SLOT.free, cap(Kind.Endpoint, w.other.id, Rights.RECV));
  expect(isReject(w.prepare('capWatch', SLOT.free, SLOT.own, 1).make())).toBe(false);
  w.call.memory.write(BUFFER, encodeMsgHeader(MOVING));
  const sent = w.prepare('ipcSend', SLOT.peer, BUFFER, BUFFER + 0x100, 0, 0).make();
  expect([isReject(sent), w.task.caps[SLOT.movable]]).toEqual([false, undefined]);
  expect([w.other.foreignSenders, notices(w)]).toEqual([1, []]);
  w.close(w.endpoint);
  expect([w.other.foreignSenders, notices(w)]).toEqual([
    0,
    [[0, MsgType.PeerGone, { side: GoneSide.Senders, slot: SLOT.free, cookie: 1n, serial: 1n }]],
  ]);
});

test('capWatch: a received sender counts for the receiver', () => {
  const w = new World();
  w.call.memory.write(BUFFER, encodeMsgHeader({ ...MOVING, src: SLOT.movable }));
  put(w.core, w.task, SLOT.free, cap(Kind.Endpoint, w.other.id, Rights.RECV));
  expect(isReject(w.prepare('ipcSend', SLOT.own, BUFFER, BUFFER + 0x100, 0, 0).make())).toBe(false);
  const got = w.prepare('ipcRecv', SLOT.own, BUFFER, BUFFER + 0x100, 64, 0, 0).make();
  expect([isReject(got), w.task.caps[SLOT.movable]?.object]).toEqual([false, w.other.id]);
  expect(w.other.foreignSenders).toBe(1);
});

test('capWatch: a notice is queued though the queue and the byte budgets are full', () => {
  const w = watching(SLOT.movable);
  for (let i = w.mine.queued; i < w.mine.depth; i++) w.queue(w.mine);
  w.limits.queuedBytes = 0;
  w.limits.queuedBytesPerOwner = 0;
  w.close(w.other);
  expect([w.mine.messages.length, w.mine.queued]).toEqual([3, 2]);
});

test('kernel.limit.watchesPerTask: a queued notice counts until it is received', () => {
  const w = watching(SLOT.movable);
  w.limits.watchesPerTask = 1;
  w.close(w.other);
  w.give(SLOT.movable, cap(Kind.Endpoint, w.endpoint.id, Rights.SEND));
  expect(w.prepare('capWatch', SLOT.movable, SLOT.own, 6).make()).toMatchObject({
    check: 'capWatch.quota',
  });
  expect(w.prepare('ipcRecv', SLOT.own, BUFFER, BUFFER + 0x100, 64, 0, 0).make()).toMatchObject({
    state: 'done',
  });
  expect(isReject(w.prepare('capWatch', SLOT.movable, SLOT.own, 6).make())).toBe(false);
});

test('capWatch: a watcher that closes the capability or ends is not notified, and its watch is removed', () => {
  const w = watching(SLOT.movable);
  take(w.core, w.task, SLOT.movable);
  w.close(w.other);
  expect([notices(w), w.task.watches]).toEqual([[], 0]);

  const gone = watching(SLOT.movable);
  endTask(gone.core, gone.task, 0);
  expect(gone.other.watches).toEqual([]);
});

test('capWatch: a notice to a closed endpoint is dropped', () => {
  const w = watching(SLOT.movable);
  w.close(w.mine);
  w.close(w.other);
  expect(w.task.watches).toBe(0);
});

test('a task that ends frees its endpoints, VMOs and queued bytes', () => {
  const w = new World();
  const before = w.core.state.endpoints.live;
  w.queue(w.mine, { size: 100, sender: asPid(w.peer.pid) });
  endTask(w.core, w.task, 0);
  const { endpoints, vmos, queuedBytes, vmoBytes } = w.core.state;
  expect([endpoints.live, vmos.live, queuedBytes, vmoBytes]).toEqual([before - 1, 0, 0, 0]);
});
