/** What the service does with notices of the kernel: by a scripted kernel that gives watches their serials. */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  encodePeerGone,
  GoneSide,
  MsgFlags,
  MsgType,
  readRecvDesc,
  SYSCALL,
  writeMsgHeader,
} from '@abicus/abi-kernel';
import {
  asTimerId,
  decodeRoomReply,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  encodeSleepUntil,
  LIMITS,
  QosClass,
} from '@abicus/abi-timed';
import { expect, test } from 'vitest';
import { FakeCpu } from '../../../ipc/test/fake-cpu.ts';
import { serveTimed } from './serve.ts';

const ALICE = 7;
const BOB = 8;
const [A, B, REPLY, ASKED] = [20, 21, 30, 40];
const FAR = 2_000_000_000n;
const ESRCH = -3;

/** A message: a request with a capability in a slot, or a notice. */
type Step =
  | { readonly from: number; readonly slot: number; readonly frame: Uint8Array }
  | { readonly notice: number; readonly side?: GoneSide };

const arm = (from: number, slot: number, nonce = 1): Step => ({
  from,
  slot,
  frame: encodeRegister({ qos: QosClass.Normal, deadline: FAR }, nonce),
});
const sleep = (from: number, slot: number, nonce = 1): Step => ({
  from,
  slot,
  frame: encodeSleepUntil({ qos: QosClass.Normal, deadline: FAR - 100_000_000n }, nonce),
});
const cancelFrame = (timer: number): Uint8Array => encodeCancel({ timer: asTimerId(timer) }, 2);
const ask: Step = { from: BOB, slot: ASKED, frame: encodeRoom(99) };

interface Outcome {
  /** Timers that are left free, as `room` tells. */
  readonly free: number;
  readonly closed: readonly number[];
  /** The watches that were set, in order: what they watch; a watch has the serial of its place, from 1. */
  readonly watches: readonly string[];
  /** Statuses of the replies, by slot. */
  readonly replies: readonly (readonly [slot: number, status: number])[];
}

/** Serves these messages and then a request for the room. @param rejected watches that the kernel rejects, by place. */
function served(steps: readonly Step[], rejected: readonly number[] = []): Outcome {
  const cpu = new FakeCpu();
  const left = [...steps, ask];
  const [closed, watches, replies]: [number[], string[], [number, number][]] = [[], [], []];
  let free = -1;
  const watch = (what: string): bigint => {
    watches.push(what);
    return rejected.includes(watches.length) ? BigInt(ESRCH) : BigInt(watches.length);
  };
  cpu.runWith(serveTimed(cpu, asCapSlot(5)), ({ number, args }) => {
    const [a0 = 0n, , a2 = 0n, a3 = 0n] = args;
    if (number === SYSCALL.ipcRecvV2) return deliver(cpu, Number(a0), left.shift());
    if (number === SYSCALL.capWatch) return watch(`cap ${a0}`);
    if (number === SYSCALL.taskWatch) return watch(`task ${a0}`);
    if (number === SYSCALL.capClose) closed.push(Number(a0));
    if (number === SYSCALL.nsec) return 1000n;
    if (number === SYSCALL.taskQos) return QosClass.Normal;
    if (number !== SYSCALL.ipcSend) return number === SYSCALL.debugWrite ? (args[1] ?? 0n) : 0;
    const frame = cpu.memory.slice(Number(a2), Number(a2 + a3));
    replies.push([Number(a0), frame[4] ?? -1]);
    const room = decodeRoomReply(frame, 99);
    if (Number(a0) === ASKED && room.ok) free = room.value.free;
    return frame.length;
  });
  return { free, closed, watches, replies };
}

function deliver(cpu: FakeCpu, at: number, step: Step | undefined): number {
  const desc = readRecvDesc(cpu.memory, at);
  if (desc === undefined || step === undefined) return ESRCH;
  const isNotice = 'notice' in step;
  const payload = isNotice
    ? encodePeerGone({
        side: step.side ?? GoneSide.Endpoint,
        slot: asCapSlot(0),
        cookie: 0n,
        serial: BigInt(step.notice),
      })
    : step.frame;
  writeMsgHeader(cpu.memory, desc.headerOut, {
    src: isNotice ? 0 : step.slot,
    dst: isNotice ? 0 : step.from,
    ty: isNotice ? MsgType.PeerGone : asMsgType(0),
    flags: isNotice ? asMsgFlags(0) : MsgFlags.CAP_MOVE,
    len: payload.length,
  });
  cpu.memory.set(payload, desc.payloadOut);
  return payload.length;
}

test('a task is watched once, and each kept capability', () => {
  const { watches, free } = served([arm(ALICE, A), arm(ALICE, B), sleep(ALICE, REPLY)]);
  expect(watches).toEqual(['task 7', 'cap 20', 'cap 30']);
  expect(free).toBe(LIMITS.timers - 2);
});

test('a stale notice drops nothing: the owner has armed a timer with another endpoint meanwhile', () => {
  const cancelled = { from: ALICE, slot: 41, frame: cancelFrame(1) };
  const { free, watches } = served([arm(ALICE, A), cancelled, arm(ALICE, B), { notice: 2 }]);
  expect(watches).toEqual(['task 7', 'cap 20', 'cap 21']);
  expect(free).toBe(LIMITS.timers - 1);
  expect(served([arm(ALICE, A), { notice: 2 }]).free).toBe(LIMITS.timers);
});

test('the end of an owner drops its timers and sleeps, whatever endpoints they name, and closes their capabilities', () => {
  const steps = [arm(ALICE, A), sleep(ALICE, REPLY), arm(BOB, B)];
  const { free, closed } = served([...steps, { notice: 1, side: GoneSide.Task }]);
  expect(free).toBe(LIMITS.timers - 1);
  expect(closed).toEqual([A, REPLY, ASKED]);
});

test('a sleep whose reply endpoint is gone is dropped, so that its owner may sleep again', () => {
  const nonces = Array.from({ length: LIMITS.sleepsPerOwner }, (_, i) => i + 1);
  const sleeps = nonces.map((nonce) => sleep(ALICE, REPLY + nonce, nonce));
  const over = served([...sleeps, sleep(ALICE, 80, 50)]);
  expect(over.replies).toContainEqual([80, 2]);
  const { replies, closed } = served([...sleeps, { notice: 2 }, sleep(ALICE, 80, 50)]);
  expect(replies.map(([slot]) => slot)).toEqual([ASKED]);
  expect(closed).toEqual([REPLY + 1, ASKED]);
});

test('a notice about senders drops nothing', () => {
  const { free } = served([arm(ALICE, A), { notice: 2, side: GoneSide.Senders }]);
  expect(free).toBe(LIMITS.timers - 1);
});

test('a task that cannot be watched is rejected, and keeps nothing', () => {
  const { free, replies, closed } = served([arm(ALICE, A), sleep(ALICE, REPLY)], [1, 2]);
  expect([free, closed]).toEqual([LIMITS.timers, [A, REPLY, ASKED]]);
  expect(replies.slice(0, 2)).toEqual([
    [A, 2],
    [REPLY, 2],
  ]);
});

test('what waits for an endpoint that is gone before it can be watched is dropped', () => {
  expect(served([arm(ALICE, A)], [2]).free).toBe(LIMITS.timers);
  expect(served([sleep(ALICE, REPLY)], [2]).closed).toEqual([REPLY, ASKED]);
});
