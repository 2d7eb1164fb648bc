/** The list of capabilities: every kind of object, what messages move, and nothing of tasks that have ended. */
import { asMsgType, encodeMsgHeader, MsgFlags, Rights } from '@abicus/abi-kernel';
import { isReject } from '@abicus/wire';
import { OBJECT_KINDS } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { BUFFER, SLOT, World } from '../test/support/one-call.ts';
import { deriveFactory } from './cap/factory.ts';
import { put } from './cap/table.ts';
import { cap, Kind } from './state/capability.ts';
import { ROOT_FACTORY } from './state/factory.ts';
import { heldCapabilities } from './held.ts';

const held = (w: World): ReturnType<typeof heldCapabilities> =>
  heldCapabilities(w.core, 'at the end', () => undefined);
const ofTask = (w: World, pid: number): unknown =>
  held(w).tasks.find((task) => task.pid === pid)?.capabilities;

test('each kind of object has a name of its own', () => {
  const w = new World();
  const slots = Object.values(Kind).map((kind, i) => {
    put(w.core, w.child, i, cap(kind, kind === Kind.Endpoint ? w.mine.id : 0, Rights.MAP));
    return i;
  });
  const listed = held(w).tasks.find(({ pid }) => pid === w.child.pid)?.capabilities ?? [];
  expect(listed.map(({ slot }) => slot)).toEqual(slots);
  expect(listed.map(({ kind }) => kind).toSorted()).toEqual([...OBJECT_KINDS].toSorted());
});

test('each right is listed by its name, and only rights that are held', () => {
  const w = new World();
  const all = Object.values(Rights).reduce((bits: number, bit) => bits | bit, 0);
  put(w.core, w.child, 0, cap(Kind.Clock, 0, all));
  put(w.core, w.child, 2, cap(Kind.Clock, 0, 0));
  expect(ofTask(w, w.child.pid)).toEqual([
    { slot: 0, kind: 'clock', object: 0, rights: Object.keys(Rights) },
    { slot: 2, kind: 'clock', object: 0, rights: [] },
  ]);
});

test('registers have the size of their window', () => {
  const w = new World();
  put(w.core, w.child, 3, cap(Kind.Device, 0x1000_1000, Rights.MAP, 0x1000));
  expect(ofTask(w, w.child.pid)).toEqual([
    { slot: 3, kind: 'registers', object: 0x1000_1000, rights: ['MAP'], length: 0x1000 },
  ]);
});

test('a capability that a message moves is listed with the endpoint, and with no task', () => {
  const w = new World();
  const moved = { src: SLOT.movable, dst: 0, ty: asMsgType(1), flags: MsgFlags.CAP_MOVE, len: 0 };
  w.call.memory.write(BUFFER, encodeMsgHeader(moved));
  const sent = w.prepare('ipcSend', SLOT.own, BUFFER, BUFFER + 0x100, 0, 0).make();
  expect(isReject(sent)).toBe(false);
  const mine = held(w).endpoints.find(({ id }) => id === w.mine.id);
  expect(mine?.inTransit).toEqual([
    { sender: w.task.pid, kind: 'endpoint', object: w.other.id, rights: ['SEND'] },
  ]);
  const slots = held(w).tasks.find(({ pid }) => pid === w.task.pid)?.capabilities ?? [];
  expect(slots.map(({ slot }) => slot)).not.toContain(SLOT.movable);
});

test('a task that has ended is not listed, even if its parent has not collected its status', () => {
  const w = new World();
  const pids = held(w).tasks.map(({ pid }) => pid);
  expect(pids).toContain(w.child.pid);
  expect(pids).not.toContain(w.ended.pid);
});

test('a closed endpoint is not listed, while a capability of it still is', () => {
  const w = new World();
  w.close(w.other);
  expect(held(w).endpoints.map(({ id }) => id)).not.toContain(w.other.id);
  expect(ofTask(w, w.task.pid)).toContainEqual(
    expect.objectContaining({ slot: SLOT.movable, object: w.other.id }),
  );
});

test('a memory object is offered to the finder of images with all of its bytes', () => {
  const w = new World();
  const sizes: number[] = [];
  const { memory } = heldCapabilities(w.core, 'at the end', (bytes) => {
    sizes.push(bytes.length);
    return 'spoold';
  });
  expect(sizes.length).toBeGreaterThan(0);
  expect(memory.map(({ length }) => length)).toEqual(sizes);
  expect(memory.map(({ image }) => image)).toEqual(sizes.map(() => 'spoold'));
});

test('a derived factory is listed with its parent and its budget', () => {
  const w = new World();
  const before = held(w).factories;
  const made = deriveFactory(w.core, ROOT_FACTORY, 3, 0);
  const other = deriveFactory(w.core, made.id, 2, 0);
  expect(held(w).factories).toEqual([
    ...before,
    { id: made.id, parent: ROOT_FACTORY, budget: 3 },
    { id: other.id, parent: made.id, budget: 2 },
  ]);
});
