/** The page at address 0, which a task may map: there is no buffer at address 0, and there may be one behind it. */
import {
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  encodeRecvDesc,
  ipcRecvRaw,
  ipcRecvV2Raw,
  ipcSendRaw,
  MapFlags,
  mapRaw,
  Rights,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { fnv1a64, putU64 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { header } from './slots/setup.ts';
import { VA, World, type Actor } from './support/world.ts';

const VMO = 20;
const PORT = 5;
const UNTOUCHED = new Uint8Array(16).fill(0xee);

/** A receiver with a page at address 0, and a message for it from a task with an identity. */
function setUp(): { readonly world: World; readonly init: Actor; readonly slot: number } {
  const world = new World();
  const { init } = world;
  const slot = world.endpoint(1);
  const { VALID, READ, WRITE, USER } = MapFlags;
  world.must(init, (cpu) => vmoCreateRaw(cpu, VMO, 0x1000));
  world.must(init, (cpu) => mapRaw(cpu, VMO, 0, 0, VALID | READ | WRITE | USER));
  world.write(init, 0, UNTOUCHED);
  const sender = world.exec(init, 'timed');
  world.give(init, slot, sender, Rights.SEND, PORT);
  world.write(sender, VA.header, header(4));
  world.must(sender, (cpu) => ipcSendRaw(cpu, PORT, VA.header, VA.payload, 4, 0, 0n));
  return { world, init, slot };
}

test('ipcRecv writes no identity, and leaves the page as it is', () => {
  const { world, init, slot } = setUp();
  expect(world.call(init, (cpu) => ipcRecvRaw(cpu, slot, VA.header, VA.payload, 64, 0, 0n))).toBe(
    4,
  );
  expect(world.read(init, 0, 16)).toEqual(UNTOUCHED);
});

test('ipcRecvV2 writes the identity to address 1', () => {
  const { world, init, slot } = setUp();
  const desc = encodeRecvDesc({
    slot: asCapSlot(slot),
    headerOut: asUserPtr(VA.header),
    payloadOut: asUserPtr(VA.payload),
    payloadMax: 64,
    senderServiceIdOut: asUserPtr(1),
    flags: asRecvFlags(0),
    deadline: 0n,
  });
  world.write(init, VA.desc, desc);
  expect(world.call(init, (cpu) => ipcRecvV2Raw(cpu, VA.desc))).toBe(4);
  const written = UNTOUCHED.slice();
  putU64(written, 1, fnv1a64('timed'));
  expect(world.read(init, 0, 16)).toEqual(written);
});
