/** Identities over random forged headers: a receiver gets the sender's pid and identity as the kernel recorded them. */
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
import { leftAtEnd } from './support/left-over.ts';
import { VA, World, type Actor } from './support/world.ts';

const PAYLOAD_MAX = 64;
/** The slot in which each sender has SEND of init's endpoint. */
const TO_INIT = 5;

/** A message and the identity that its sender claims. */
interface Sent {
  readonly sender: number;
  /** Bytes of the fields `src` and `dst` of the header. */
  readonly forged: Uint8Array;
  readonly bytes: number;
  /** Whether it is sent with sendHeader. */
  readonly alone: boolean;
  /** Whether it is received with ipcRecvV2, which also returns the identity. */
  readonly v2: boolean;
}

const u64 = fc.uint8Array({ minLength: 8, maxLength: 8 });
const message: fc.Arbitrary<Sent> = fc.record({
  sender: fc.nat(3),
  // Random bytes, or the identity of another principal.
  forged: fc.oneof(u64, fc.constant(identityBytes(PRINCIPALS.policyd))),
  bytes: fc.nat(PAYLOAD_MAX),
  alone: fc.boolean(),
  v2: fc.boolean(),
});

function identityBytes(identity: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, identity, true);
  return bytes;
}

/** Sends a message. The queue must have space. */
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

/** Returns the sender of the next message as init receives it. */
function receive(world: World, slot: number, v2: boolean): { pid?: number; identity?: bigint } {
  const { init } = world;
  world.write(init, VA.identity, new Uint8Array(8));
  if (v2) {
    const desc = encodeRecvDesc({
      slot: asCapSlot(slot),
      headerOut: asUserPtr(VA.header),
      payloadOut: asUserPtr(VA.payload),
      payloadMax: PAYLOAD_MAX,
      senderServiceIdOut: asUserPtr(VA.identity),
      flags: asRecvFlags(0),
      deadline: 0n,
    });
    world.write(init, VA.desc, desc);
    world.must(init, (cpu) => ipcRecvV2Raw(cpu, VA.desc));
  } else {
    world.must(init, (cpu) =>
      ipcRecvRaw(cpu, slot, VA.header, VA.payload, PAYLOAD_MAX, RecvFlags.NONBLOCK, 0n),
    );
  }
  const head = readMsgHeader(world.read(init, VA.header, 16), 0);
  return {
    ...(head !== undefined && { pid: head.dst }),
    ...(v2 && { identity: getU64(world.read(init, VA.identity, 8), 0) }),
  };
}

test('ipc.invariant.identityIsBound: the receiver gets the recorded pid and identity, whatever the sender writes', () => {
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
      expect(leftAtEnd(world.core)).toEqual([]);
    }),
    { seed: 0x6964, numRuns: 12 },
  );
  expect(senders.size).toBe(4);
});
