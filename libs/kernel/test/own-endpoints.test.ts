/** Programs that pass on a part of their rights. */
import {
  capDeriveRaw,
  capCloseRaw,
  capWatchRaw,
  GoneSide,
  ipcEndpointCloseRaw,
  ipcRecvRaw,
  ipcSendRaw,
  readMsgHeader,
  readPeerGone,
  Rights,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { find } from '../src/state/slots.ts';
import { header, HELD, send, setUp, shareDevice } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { VA, World, type Actor } from './support/world.ts';

const EPERM = -1;
const ESRCH = -3;
const { SEND, RECV, MANAGE, MAP, WRITE } = Rights;

/** Receives a message that must be there; returns its header. */
function receive(world: World, actor: Actor, slot: number): ReturnType<typeof readMsgHeader> {
  world.must(actor, (cpu) => ipcRecvRaw(cpu, slot, VA.header, VA.payload, 64, 1, 0n));
  return readMsgHeader(world.read(actor, VA.header, 16), 0);
}

test.each([
  ['an endpoint', HELD.both, SEND],
  ['an endpoint', HELD.both, RECV],
  ['an endpoint', HELD.both, SEND | RECV],
  ['a VMO', HELD.vmo, MAP],
  ['a VMO', HELD.vmo, MAP | WRITE],
  ['a device window', HELD.device, MAP],
] as const)(
  'capDerive: a copy of %s in slot %i has the rights %i and no others',
  (_, from, rights) => {
    const world = new World();
    const { caller } = setUp(world);
    shareDevice(world, caller);
    const slot = world.must(caller, (cpu) => capDeriveRaw(cpu, from, rights));
    const { caps } = world.task(caller);
    expect(caps[slot]).toEqual({ ...caps[from], rights });
    expect(inconsistencies(world.core)).toEqual([]);
  },
);

test('capDerive: a copy gives no rights back: neither those that it was made without, nor none at all', () => {
  const world = new World();
  const { caller } = setUp(world);
  const slot = world.must(caller, (cpu) => capDeriveRaw(cpu, HELD.both, SEND));
  for (const rights of [RECV, SEND | RECV, SEND | MANAGE, 0]) {
    expect(world.call(caller, (cpu) => capDeriveRaw(cpu, slot, rights))).toBe(EPERM);
  }
});

test('capDerive: without WRITE a copy of a VMO is read only for the task that it is moved to', () => {
  const world = new World();
  const { caller } = setUp(world);
  world.must(caller, (cpu) => vmoCreateRaw(cpu, 20, 0x1000));
  const slot = world.must(caller, (cpu) => capDeriveRaw(cpu, 20, MAP));
  send(world, caller, HELD.both, 4, slot);
  const got = receive(world, caller, HELD.both);
  expect(world.task(caller).caps[got?.src ?? 0]?.rights).toBe(MAP);
});

test('capDerive: a program moves SEND of its own endpoint to another task, receives from it, and closes it for all holders', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  const { init } = world;
  const own = world.endpoint(4, init);
  const all = world.task(init).caps[own];
  expect(all?.rights).toBe(SEND | RECV | MANAGE);
  // With MANAGE it cannot be moved; a copy with SEND alone can.
  world.write(init, VA.header, header(4, own));
  const move = (): number =>
    world.call(init, (cpu) => ipcSendRaw(cpu, endpoint, VA.header, VA.payload, 4, 1, 0n));
  expect([move(), world.check()]).toEqual([EPERM, 'ipcSend.movable']);
  const part = world.must(init, (cpu) => capDeriveRaw(cpu, own, SEND));
  const senders = (): number =>
    find(world.core.state.endpoints, all?.object ?? 0)?.foreignSenders ?? -1;
  expect(senders()).toBe(0);
  world.write(init, VA.header, header(4, part));
  expect([move(), senders()]).toEqual([4, 1]);
  const { src = 0 } = receive(world, caller, HELD.both) ?? {};
  expect([world.task(caller).caps[src]?.rights, senders()]).toEqual([SEND, 1]);
  send(world, caller, src, 8);
  expect(receive(world, init, own)).toMatchObject({ len: 8, dst: caller.pid });
  const again = world.must(caller, (cpu) => capDeriveRaw(cpu, src, SEND));
  world.must(caller, (cpu) => capCloseRaw(cpu, src));
  expect(senders()).toBe(1);
  world.must(init, (cpu) => ipcEndpointCloseRaw(cpu, own));
  world.write(caller, VA.header, header(0));
  expect(world.call(caller, (cpu) => ipcSendRaw(cpu, again, VA.header, 0, 0, 1, 0n))).toBe(ESRCH);
  expect(inconsistencies(world.core)).toEqual([]);
});

test('capDerive: the owner gets its notice when the last copy outside is closed', () => {
  const world = new World();
  const { caller } = setUp(world);
  const { init } = world;
  const own = world.endpoint(4);
  const part = world.must(init, (cpu) => capDeriveRaw(cpu, own, SEND));
  world.give(init, part, caller, SEND, 40);
  const copy = world.must(caller, (cpu) => capDeriveRaw(cpu, 40, SEND));
  world.must(init, (cpu) => capWatchRaw(cpu, own, own, 5n));
  world.must(caller, (cpu) => capCloseRaw(cpu, 40));
  expect(world.call(init, (cpu) => ipcRecvRaw(cpu, own, VA.header, VA.payload, 64, 1, 0n))).toBe(
    -11,
  );
  world.must(caller, (cpu) => capCloseRaw(cpu, copy));
  receive(world, init, own);
  expect(readPeerGone(world.read(init, VA.payload, 24), 0)).toMatchObject({
    side: GoneSide.Senders,
    cookie: 5n,
  });
});
