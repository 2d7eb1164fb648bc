/** Successful syscalls on capabilities, memory and the console: one test or more for each. */
import {
  vmoShareRoRaw,
  asCreateRaw,
  asMapRaw,
  capCloneRaw,
  capCloseRaw,
  CapKind,
  capQueryRaw,
  capTransferRaw,
  capTransferToRaw,
  debugPutcRaw,
  debugWriteRaw,
  deviceCapCreateRaw,
  ipcEndpointCloseRaw,
  ipcEndpointCreateV2Raw,
  mapRaw,
  mmioMapRaw,
  readCapInfo,
  Rights,
  spawnRaw,
  vmoCreateRaw,
  vmoDestroyRaw,
  vmoReadRaw,
  vmoWriteRaw,
} from '@abicus/abi-kernel';
import { UART_BASE, VIRTIO_BASE } from '@abicus/emulator';
import { encodeUtf8 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { TEXT_VA } from './support/tiny-image.ts';
import { HELD, shareDevice, shareVmo, setUp } from './slots/setup.ts';
import { INIT, VA, World } from './support/world.ts';

/** The address of an unmapped page. */
const FRESH = 0x3000_0000;
const READ = 1 | 2 | 16;
const WRITE = READ | 4;

test('capClose: the slot is free again, and the object of another capability stays', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  expect(world.call(caller, (cpu) => capCloseRaw(cpu, HELD.both))).toBe(0);
  expect(world.call(caller, (cpu) => capCloseRaw(cpu, HELD.both))).toBe(-1);
  expect(world.task(world.init).caps[endpoint]).toBeDefined();
});

test('capClone: a copy has the same object and rights, in the first free slot', () => {
  const world = new World();
  const { caller } = setUp(world);
  const slot = world.call(caller, (cpu) => capCloneRaw(cpu, HELD.vmo));
  expect(slot).toBe(0);
  expect(world.task(caller).caps[slot]).toEqual(world.task(caller).caps[HELD.vmo]);
});

test('capTransfer: a copy with fewer rights is in the first free slot of the child', () => {
  const world = new World();
  const { caller: child, endpoint } = setUp(world);
  const { init } = world;
  const send = Rights.SEND;
  const slot = world.call(init, (cpu) => capTransferRaw(cpu, child.pid, endpoint, send));
  const held = world.task(child).caps[slot];
  expect([slot, held?.rights]).toEqual([0, Rights.SEND]);
  expect(held?.object).toBe(world.task(init).caps[endpoint]?.object);
});

test('capTransferTo: a copy is in the requested slot', () => {
  const world = new World();
  const { caller: child, endpoint } = setUp(world);
  const slot = world.call(world.init, (cpu) =>
    capTransferToRaw(cpu, child.pid, endpoint, Rights.RECV, 95),
  );
  expect([slot, world.task(child).caps[95]?.rights]).toEqual([95, Rights.RECV]);
});

test('capTransferTo: a capability of a closed endpoint is replaced, one of an endpoint that exists is not', () => {
  const world = new World();
  const { caller: child, endpoint } = setUp(world);
  const { init } = world;
  const transfer = (from: number): number =>
    world.call(init, (cpu) => capTransferToRaw(cpu, child.pid, from, Rights.SEND, 95));
  const made = world.call(init, (cpu) => ipcEndpointCreateV2Raw(cpu, INIT.endpointFactory, 8));
  expect([transfer(made), transfer(endpoint)]).toEqual([95, -1]);
  expect(world.check()).toBe('capTransferTo.occupied');
  const stale = world.task(child).caps[95];
  expect(world.call(init, (cpu) => ipcEndpointCloseRaw(cpu, made))).toBe(0);
  expect(world.task(child).caps[95]).toBe(stale);
  expect(transfer(endpoint)).toBe(95);
  expect(world.task(child).caps[95]?.object).toBe(world.task(init).caps[endpoint]?.object);
  // One reference, which goes with the capability.
  expect(transfer(endpoint)).toBe(-1);
});

test('capTransfer.manage: a factory is not transferred, whatever rights are requested', () => {
  const world = new World();
  const child = world.exec(world.init);
  for (const slot of [INIT.endpointFactory, INIT.serviceFactory]) {
    expect(world.call(world.init, (cpu) => capTransferRaw(cpu, child.pid, slot, 8))).toBe(-1);
    expect(world.check()).toBe('capTransfer.manage');
  }
});

test('cap.invariant.rightsNeverGrow: a right that a transfer left out cannot be regained', () => {
  const world = new World();
  const { caller } = setUp(world);
  const child = world.exec(caller);
  for (const rights of [1, 2, 3, 4, 8, 9, 15]) {
    const made = world.call(caller, (cpu) => capTransferRaw(cpu, child.pid, HELD.send, rights));
    expect(made >= 0).toBe(rights === Rights.SEND);
  }
  const copy = world.call(caller, (cpu) => capCloneRaw(cpu, HELD.send));
  expect(world.task(caller).caps[copy]?.rights).toBe(Rights.SEND);
});

test('capQuery: returns the kind, the address and the length of a VMO and of a device', () => {
  const world = new World();
  const { caller } = setUp(world);
  shareDevice(world, caller);
  expect(world.call(caller, (cpu) => capQueryRaw(cpu, HELD.vmo, VA.info))).toBe(0);
  expect(readCapInfo(world.read(caller, VA.info, 24), 0)).toMatchObject({
    capKind: CapKind.Vmo,
    length: 0x2000n,
  });
  expect(world.call(caller, (cpu) => capQueryRaw(cpu, HELD.device, VA.info))).toBe(0);
  expect(readCapInfo(world.read(caller, VA.info, 24), 0)).toEqual({
    capKind: CapKind.DeviceMmio,
    base: BigInt(UART_BASE),
    length: 0x1000n,
  });
});

test('vmoShareRo: a copy with MAP alone, which reads and maps for reading', () => {
  const world = new World();
  const { caller } = setUp(world);
  const slot = world.must(caller, (cpu) => vmoShareRoRaw(cpu, HELD.vmo));
  expect(world.task(caller).caps[slot]).toMatchObject({ rights: Rights.MAP });
  const call = (job: Parameters<World['call']>[1]): unknown => [
    world.call(caller, job),
    world.check(),
  ];
  expect(call((cpu) => vmoReadRaw(cpu, slot, 0, VA.payload, 4))).toEqual([4, undefined]);
  expect(call((cpu) => vmoWriteRaw(cpu, slot, 0, VA.payload, 4))).toEqual([-1, 'vmoWrite.right']);
  expect(call((cpu) => mapRaw(cpu, slot, 0x3000_0000, 0, 7 | 16))).toEqual([-1, 'map.readOnly']);
  expect(call((cpu) => mapRaw(cpu, slot, 0x3000_0000, 0, 3 | 16))).toEqual([0, undefined]);
});

test('a device capability without WRITE is not mapped', () => {
  const world = new World();
  const { caller } = setUp(world);
  world.must(world.init, (cpu) => deviceCapCreateRaw(cpu, UART_BASE, 0x1000, 30));
  world.give(world.init, 30, caller, Rights.MAP, 31);
  const mapped = world.call(caller, (cpu) => mmioMapRaw(cpu, 31, 0x3000_0000, 0));
  expect([mapped, world.check()]).toEqual([-1, 'mmioMap.right']);
});

test('vmoCreate: bytes are zero; vmoWrite: and vmoRead: written bytes are read back', () => {
  const world = new World();
  const caller = world.exec(world.init);
  const slot = world.call(caller, (cpu) => vmoCreateRaw(cpu, 7, 100));
  expect(slot).toBe(7);
  world.write(caller, VA.payload, Uint8Array.of(9, 9, 9, 9));
  expect(world.call(caller, (cpu) => vmoReadRaw(cpu, slot, 96, VA.payload, 4))).toBe(4);
  expect(world.read(caller, VA.payload, 4)).toEqual(new Uint8Array(4));
  world.write(caller, VA.payload, encodeUtf8('abcd'));
  expect(world.call(caller, (cpu) => vmoWriteRaw(cpu, slot, 96, VA.payload, 4))).toBe(4);
  expect(world.call(caller, (cpu) => vmoReadRaw(cpu, slot, 95, VA.header, 5))).toBe(5);
  expect(world.read(caller, VA.header, 5)).toEqual(encodeUtf8('\0abcd'));
});

test('vmoDestroy: frees the memory', () => {
  const world = new World({ ramBytes: 2 << 20 });
  const caller = world.exec(world.init);
  const before = world.core.state.vmoBytes;
  for (let i = 0; i < 50; i++) {
    const slot = world.must(caller, (cpu) => vmoCreateRaw(cpu, -1, 0x10_0000));
    expect(world.call(caller, (cpu) => vmoDestroyRaw(cpu, slot))).toBe(0);
  }
  expect(world.core.state.vmoBytes).toBe(before);
});

test('map: a page is the VMO’s memory, and read-only without WRITE', () => {
  const world = new World();
  const { caller } = setUp(world);
  world.write(caller, VA.payload, encodeUtf8('shared'));
  world.must(caller, (cpu) => vmoWriteRaw(cpu, HELD.vmo, 0x1000, VA.payload, 6));
  expect(world.call(caller, (cpu) => mapRaw(cpu, HELD.vmo, FRESH, 0x1000, WRITE))).toBe(0);
  const second = FRESH + 0x1000;
  expect(world.call(caller, (cpu) => mapRaw(cpu, HELD.vmo, second, 0x1000, READ))).toBe(0);
  expect(world.read(caller, FRESH, 6)).toEqual(encodeUtf8('shared'));
  world.write(caller, FRESH, encodeUtf8('S'));
  expect(world.read(caller, second, 6)).toEqual(encodeUtf8('Shared'));
  expect(() => world.write(caller, second, encodeUtf8('x'))).toThrow('not writable');
});

test('map: two tasks share the memory of a VMO', () => {
  const world = new World();
  const { caller } = setUp(world);
  shareVmo(world, caller);
  const slot = world.task(world.init).caps.findLastIndex((held) => held?.kind === 2);
  world.must(world.init, (cpu) => mapRaw(cpu, slot, FRESH, 0, WRITE));
  world.must(caller, (cpu) => mapRaw(cpu, HELD.sharedVmo, FRESH, 0, READ));
  world.write(world.init, FRESH, encodeUtf8('hello'));
  expect(world.read(caller, FRESH, 5)).toEqual(encodeUtf8('hello'));
});

test('asCreate: and asMap: and spawn: a task runs in a space that its parent created and filled', () => {
  const world = new World();
  const { caller } = setUp(world);
  const space = world.must(caller, (cpu) => asCreateRaw(cpu));
  const code = world.must(caller, (cpu) => vmoCreateRaw(cpu, -1, 0x1000));
  const readExecute = 1 | 4;
  expect(
    world.call(caller, (cpu) => asMapRaw(cpu, space, code, TEXT_VA, 0x1000, readExecute, 1)),
  ).toBe(0);
  expect(world.call(caller, (cpu) => asMapRaw(cpu, space, HELD.vmo, FRESH, 0x2000, 3, 1))).toBe(0);
  const sp = FRESH + 0x2000;
  const pid = world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, sp, space, HELD.send, 0));
  const child = world.adopt(pid);
  expect(world.task(child).caps[0]?.rights).toBe(Rights.SEND);
  world.write(child, FRESH, encodeUtf8('in'));
  world.must(caller, (cpu) => vmoReadRaw(cpu, HELD.vmo, 0, VA.payload, 2));
  expect(world.read(caller, VA.payload, 2)).toEqual(encodeUtf8('in'));
});

test('deviceCapCreate: and mmioMap: a device page is mapped readable and writable, not executable', () => {
  const world = new World();
  const slot = world.call(world.init, (cpu) => deviceCapCreateRaw(cpu, VIRTIO_BASE, 0x1000, 60));
  expect(slot).toBe(60);
  expect(world.call(world.init, (cpu) => mmioMapRaw(cpu, 60, FRESH, 0))).toBe(0);
  const magic = world.call(world.init, function* (cpu) {
    yield* capCloneRaw(cpu, 60);
    return cpu.load32(FRESH);
  });
  expect(magic).toBe(0x7472_6976);
});

test('debugWrite: and debugPutc: lines are printed whole, stamped with the identity of the writer', () => {
  const world = new World();
  const named = world.exec(world.init, 'timed');
  const nameless = world.exec(world.init);
  for (const byte of encodeUtf8('half ')) world.call(nameless, (cpu) => debugPutcRaw(cpu, byte));
  world.write(named, VA.payload, encodeUtf8('neuron\n] forged'));
  expect(world.call(named, (cpu) => debugWriteRaw(cpu, VA.payload, 15))).toBe(15);
  for (const byte of encodeUtf8('line\n')) world.call(nameless, (cpu) => debugPutcRaw(cpu, byte));
  const lines = world.text.trimEnd().split('\n').slice(-2);
  expect(lines[0]).toMatch(/^\[ *\d+\.\d{6} \d timed\] neuron\\x0a\] forged$/);
  expect(lines[1]).toMatch(new RegExp(`pid:${nameless.pid}\\] half line$`));
});
