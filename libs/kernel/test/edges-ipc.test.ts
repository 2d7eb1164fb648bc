/** Syscalls on messages and endpoints at the limits of what is accepted. */
import {
  capCloseRaw,
  capWatchRaw,
  ipcEndpointCloseRaw,
  ipcRecvRaw,
  ipcSendRaw,
  LIMITS,
  readMsgHeader,
  Rights,
  sendHeaderRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { find } from '../src/state/slots.ts';
import { drop, header, HELD, send, setUp } from './slots/setup.ts';
import { nextType } from './slots/blocked.ts';
import { VA, World } from './support/world.ts';

test('capWatch.alive: a watch for senders is rejected if only the owner can send to the endpoint', () => {
  const world = new World();
  const { caller, endpoint, other } = setUp(world);
  const watch = () => world.call(world.init, (cpu) => capWatchRaw(cpu, endpoint, other, 1n));
  drop(world, caller, HELD.both);
  drop(world, caller, HELD.send);
  expect([watch(), world.check()]).toEqual([-3, 'capWatch.alive']);
  world.give(world.init, endpoint, caller, Rights.SEND, HELD.send);
  expect(watch()).toBeGreaterThan(0);
});

test('ipcEndpointClose: the other endpoints of the owner stay open, and close when it ends', () => {
  const world = new World();
  const owner = world.exec(world.init);
  const slots = [1, 2, 3].map(() => world.endpoint(2, owner));
  const [first = 0, second = 0, third = 0] = slots;
  const idOf = (slot: number) => world.task(world.init).caps[slot]?.object ?? 0;
  const rest = [idOf(second), idOf(third)];
  world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, first));
  expect(new Set(world.task(owner).endpoints)).toEqual(new Set(rest));
  world.exit(owner);
  expect(rest.map((id) => find(world.core.state.endpoints, id))).toEqual([undefined, undefined]);
});

test('kernel.limit.maxFrame: a queue of depth 1 holds one frame of that size, and no empty message beside it', () => {
  const world = new World();
  const slot = world.endpoint(1);
  send(world, world.init, slot, LIMITS.maxFrame);
  expect(() => send(world, world.init, slot, 0)).toThrow('-11');
  expect(nextType(world, world.init, slot)).toBe(7);
  expect(world.core.state.queuedBytes).toBe(0);
});

test('ipcSend.moved: a closed queue drops the capabilities of its messages, each once', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  const { state } = world.core;
  const [live, bytes] = [state.vmos.live, state.vmoBytes];
  send(world, caller, HELD.send, 8, HELD.vmo);
  expect([state.vmos.live, state.vmoBytes, state.queuedBytes]).toEqual([live, bytes, 8]);
  world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, endpoint));
  expect([state.vmos.live, state.vmoBytes, state.queuedBytes]).toEqual([
    live - 1,
    bytes - 0x2000,
    0,
  ]);
  expect(world.call(caller, (cpu) => capCloseRaw(cpu, HELD.vmo))).toBe(-1);
});

test('ipcRecv.writable: only the part of the buffer that the message fills has to be writable', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  // The buffer extends beyond the stack, where nothing is mapped.
  const edge = 0x2000_0000 - 8;
  const take = (payloadMax: number, flags: number) =>
    world.call(world.init, (cpu) =>
      ipcRecvRaw(cpu, endpoint, VA.header, edge, payloadMax, flags, 0n),
    );
  send(world, caller, HELD.send, 9);
  expect([take(64, 1), world.check()]).toEqual([-14, 'ipcRecv.writable']);
  expect(take(8, 1 | 2)).toBe(8);
  send(world, caller, HELD.send, 8);
  expect(take(64, 1)).toBe(8);
});

test.each([
  [0, 0, 8],
  [3, 1, 40],
  [0x1000 - 4, 0, 8],
  [0, 0x1000 - 3, 8],
  [0x1000 - 1, 0x1000 - 2, 300],
  [0x1000 - 200, 8, 256],
  [8, 0x1000 - 100, 257],
  [1, 2, LIMITS.maxFrame],
])(
  'ipcSend ipcRecv: a payload sent from offset %i is received at offset %i, all %i bytes, and the bytes around it are unchanged',
  (at, to, size) => {
    const world = new World();
    const { caller, endpoint } = setUp(world);
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 5 + 1) & 0xff);
    const buffer = VA.payload + to;
    world.write(caller, VA.payload + at, bytes);
    world.write(caller, VA.header, header(size));
    world.write(world.init, buffer, new Uint8Array(size + 1).fill(0xee));
    world.must(caller, (cpu) =>
      ipcSendRaw(cpu, HELD.send, VA.header, VA.payload + at, size, 1, 0n),
    );
    // The message is a copy: the sender may overwrite its bytes afterwards.
    world.write(caller, VA.payload + at, new Uint8Array(size));
    const got = world.call(world.init, (cpu) =>
      ipcRecvRaw(cpu, endpoint, VA.header, buffer, LIMITS.maxFrame, 1, 0n),
    );
    expect([got, world.read(world.init, buffer, size)]).toEqual([size, bytes]);
    expect(world.read(world.init, buffer + size, 1)).toEqual(Uint8Array.of(0xee));
  },
);

test('ipcSend: a reused message carries nothing of its last use', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  send(world, caller, HELD.send, 64, HELD.other);
  expect(nextType(world, world.init, endpoint)).toBe(7);
  world.write(caller, VA.payload, Uint8Array.of(9));
  send(world, caller, HELD.send, 1);
  expect(nextType(world, world.init, endpoint)).toBe(7);
  const head = readMsgHeader(world.read(world.init, VA.header, 16), 0);
  expect(head).toEqual({ src: 0, dst: caller.pid, ty: 7, flags: 0, len: 1 });
  world.call(caller, (cpu) => sendHeaderRaw(cpu, HELD.send, 5, 2, 77));
  expect(nextType(world, world.init, endpoint)).toBe(5);
  const bare = readMsgHeader(world.read(world.init, VA.header, 16), 0);
  expect(bare).toEqual({ src: 0, dst: caller.pid, ty: 5, flags: 2, len: 77 });
});
