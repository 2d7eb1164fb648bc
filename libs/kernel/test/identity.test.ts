/** Whatever a sender writes, the receiver sees the pid and the identity that the kernel recorded of it. */
import {
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  encodeRecvDesc,
  ipcRecvRaw,
  ipcRecvV2Raw,
  ipcSendRaw,
  PRINCIPALS,
  readMsgHeader,
  RecvFlags,
  Rights,
  SendFlags,
  sendHeaderRaw,
} from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { fnv1a64, getU64 } from '@abicus/wire';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { header } from './slots/setup.ts';
import { VA, World, type Actor } from './support/world.ts';

const ROOM = 64;
/** The slot of each sender that leads to init. */
const TO_INIT = 5;

/** A message, and what its sender claims to be. */
interface Sent {
  readonly sender: number;
  /** Over the fields `src` and `dst` of the header. */
  readonly forged: Uint8Array;
  readonly bytes: number;
  /** By its header alone, without a payload. */
  readonly alone: boolean;
  /** Whether the receiver asks for the identity too. */
  readonly v2: boolean;
}

const u64 = fc.uint8Array({ minLength: 8, maxLength: 8 });
const message: fc.Arbitrary<Sent> = fc.record({
  sender: fc.nat(3),
  // At random, or the identity of another.
  forged: fc.oneof(u64, fc.constant(identityBytes(PRINCIPALS.policyd))),
  bytes: fc.nat(ROOM),
  alone: fc.boolean(),
  v2: fc.boolean(),
});

function identityBytes(identity: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, identity, true);
  return bytes;
}

/** Lets a sender send; it must have room. */
function send(world: World, actor: Actor, { forged, bytes, alone }: Sent): void {
  if (alone) {
    const [low, high] = new Uint32Array(forged.slice().buffer);
    world.must(actor, (cpu) =>
      sendHeaderRaw(cpu, TO_INIT, (low ?? 0) & 0xffff, 0, (high ?? 0) & 0xff),
    );
    return;
  }
  const written = header(bytes);
  written.set(forged, 0);
  world.write(actor, VA.header, written);
  world.write(actor, VA.payload, identityBytes(PRINCIPALS.policyd));
  world.must(actor, (cpu) =>
    ipcSendRaw(cpu, TO_INIT, VA.header, VA.payload, bytes, SendFlags.NONBLOCK, 0n),
  );
}

/** What init sees of the sender of the next message. */
function receive(world: World, slot: number, v2: boolean): { pid?: number; identity?: bigint } {
  const { init } = world;
  world.write(init, VA.identity, new Uint8Array(8));
  if (v2) {
    const desc = encodeRecvDesc({
      slot: asCapSlot(slot),
      headerOut: asUserPtr(VA.header),
      payloadOut: asUserPtr(VA.payload),
      payloadMax: ROOM,
      senderServiceIdOut: asUserPtr(VA.identity),
      flags: asRecvFlags(0),
      deadline: 0n,
    });
    world.write(init, VA.desc, desc);
    world.must(init, (cpu) => ipcRecvV2Raw(cpu, VA.desc));
  } else {
    world.must(init, (cpu) =>
      ipcRecvRaw(cpu, slot, VA.header, VA.payload, ROOM, RecvFlags.NONBLOCK, 0n),
    );
  }
  const head = readMsgHeader(world.read(init, VA.header, 16), 0);
  return {
    ...(head !== undefined && { pid: head.dst }),
    ...(v2 && { identity: getU64(world.read(init, VA.identity, 8), 0) }),
  };
}

test('ipc.invariant.identityIsBound: the receiver sees what the kernel recorded, whatever the sender writes', () => {
  const senders = new Set<number>();
  fc.assert(
    fc.property(fc.array(message, { minLength: 4, maxLength: 12, size: 'max' }), (all) => {
      const world = new World();
      const slot = world.endpoint(all.length);
      const names = ['timed', 'selftest-client', 'selftest-peer', undefined];
      const actors = names.map((name) => {
        const actor = world.exec(world.init, name);
        world.give(world.init, slot, actor, Rights.SEND, TO_INIT);
        return { ...actor, identity: name === undefined ? 0n : fnv1a64(name) };
      });
      const sent = all.flatMap((one) => {
        const actor = actors[one.sender];
        if (actor === undefined) return [];
        send(world, actor, one);
        return [{ one, actor }];
      });
      for (const { one, actor } of sent) {
        senders.add(one.sender);
        const reached = { senders: senders.size, 'in the queue at once': sent.length };
        drew(INVARIANTS['ipc.invariant.identityIsBound'], one, reached);
        const { pid, identity } = actor;
        expect(receive(world, slot, one.v2)).toEqual(one.v2 ? { pid, identity } : { pid });
      }
    }),
    { seed: 0x6964, numRuns: 12 },
  );
  expect(senders.size).toBe(4);
});
