import { LIMITS } from '@abicus/abi-ipc';
import { asCapSlot, MSG_HEADER, MsgFlags, RECV_DESC, SYSCALL } from '@abicus/abi-kernel';
import { A0, A7, getU32, putU32 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { FakeCpu } from './testing/fake-cpu.ts';
import { Mailbox, type FrameKind } from './index.ts';

const REPLY = 1;
const EVENT = 2;

/**
 * A CPU whose kernel completes each ipcRecvV2 with the next frame, and with ETIMEDOUT after the last. A frame may come
 * with a capability.
 */
class ScriptedCpu extends FakeCpu {
  readonly frames: Uint8Array[];
  /** The slot of the capability that arrives with a frame. */
  readonly moved = new Map<Uint8Array, number>();
  /** The closed slots. */
  readonly closed: number[] = [];

  constructor(frames: Uint8Array[]) {
    super();
    this.frames = frames;
  }

  /** Handles a syscall of the program. */
  answer(): void {
    if (this.x[A7] === SYSCALL.capClose) {
      this.closed.push(this.x[A0] ?? 0);
      this.x.fill(0, A0, A0 + 2);
      return;
    }
    if (this.x[A7] !== SYSCALL.ipcRecvV2) throw new Error(`syscall ${this.x[A7] ?? 0}`);
    const desc = this.x[A0] ?? 0;
    const frame = this.frames.shift();
    const status = frame === undefined ? -110 : frame.length;
    this.x[A0] = status;
    this.x[A0 + 1] = status < 0 ? -1 : 0;
    if (frame === undefined) return;
    this.memory.set(frame, getU32(this.memory, desc + RECV_DESC.payloadOut));
    const header = getU32(this.memory, desc + RECV_DESC.headerOut);
    putU32(this.memory, header + MSG_HEADER.len, frame.length);
    const slot = this.moved.get(frame);
    this.store16(header + MSG_HEADER.flags, slot === undefined ? 0 : MsgFlags.CAP_MOVE);
    putU32(this.memory, header + MSG_HEADER.src, slot ?? 0);
  }
}

function classify(frame: Uint8Array): FrameKind {
  const [kind, nonce = 0] = frame;
  if (kind === REPLY) return { kind: 'reply', nonce };
  return kind === EVENT ? { kind: 'event' } : { kind: 'malformed' };
}

function mailboxWith(...frames: Uint8Array[]): { cpu: ScriptedCpu; mailbox: Mailbox } {
  const cpu = new ScriptedCpu(frames);
  return { cpu, mailbox: new Mailbox(cpu, asCapSlot(5), 32, [classify]) };
}

/** Runs a program with the scripted kernel. */
function run<T>(cpu: ScriptedCpu, program: Generator<undefined, T, undefined>): T {
  for (let traps = 0; traps < 1000; traps++) {
    const step = program.next();
    if (step.done === true) return step.value;
    cpu.answer();
  }
  throw new Error('not over after 1000 traps');
}

const reply = (nonce: number): Uint8Array => Uint8Array.of(REPLY, nonce);

test('a reply is matched by its nonce, and earlier ones are buffered', () => {
  const { cpu, mailbox } = mailboxWith(reply(2), reply(3), reply(1));
  expect(run(cpu, mailbox.takeReply(1, 0n))).toEqual({ ok: true, value: reply(1) });
  expect(run(cpu, mailbox.takeReply(3, 0n))).toEqual({ ok: true, value: reply(3) });
  expect(run(cpu, mailbox.takeReply(2, 0n))).toEqual({ ok: true, value: reply(2) });
  expect(run(cpu, mailbox.takeReply(4, 0n))).toEqual({ ok: false, error: 'ETIMEDOUT' });
});

test('events and replies on one endpoint do not evict each other', () => {
  const { cpu, mailbox } = mailboxWith(
    Uint8Array.of(EVENT, 9),
    reply(1),
    reply(2),
    Uint8Array.of(EVENT, 8),
  );
  expect(run(cpu, mailbox.takeReply(1, 0n)).ok).toBe(true);
  expect(run(cpu, mailbox.takeEvent(0n))).toEqual({ ok: true, value: Uint8Array.of(EVENT, 9) });
  expect(run(cpu, mailbox.takeEvent(0n))).toEqual({ ok: true, value: Uint8Array.of(EVENT, 8) });
  expect(run(cpu, mailbox.takeReply(2, 0n))).toEqual({ ok: true, value: reply(2) });
});

test('a malformed frame is counted and never matches', () => {
  const { cpu, mailbox } = mailboxWith(Uint8Array.of(7, 1), reply(1));
  expect(run(cpu, mailbox.takeReply(1, 0n)).ok).toBe(true);
  expect(mailbox.drops).toEqual({
    malformed: 1,
    evicted: 0,
    collisions: 0,
    late: 0,
    capabilities: 0,
  });
});

test('ipc.limit.mismatches: as many other frames are accepted as the limit states, and no more', () => {
  const others = (count: number): Uint8Array[] =>
    Array.from({ length: count }, () => Uint8Array.of(7));
  const tolerated = mailboxWith(...others(LIMITS.mismatches), reply(1));
  expect(run(tolerated.cpu, tolerated.mailbox.takeReply(1, 0n)).ok).toBe(true);
  const rejected = mailboxWith(...others(LIMITS.mismatches + 1), reply(1));
  expect(run(rejected.cpu, rejected.mailbox.takeReply(1, 0n))).toEqual({
    ok: false,
    error: 'Mismatches',
  });
});

test('ipc.limit.pendingEvents: one event more than the limit drops the oldest, and is counted', () => {
  const events = Array.from({ length: LIMITS.pendingEvents + 1 }, (_, i) =>
    Uint8Array.of(EVENT, i),
  );
  const { cpu, mailbox } = mailboxWith(...events);
  expect(run(cpu, mailbox.takeReply(1, 0n))).toEqual({ ok: false, error: 'ETIMEDOUT' });
  expect(mailbox.drops.evicted).toBe(1);
  expect(run(cpu, mailbox.takeEvent(0n))).toEqual({ ok: true, value: Uint8Array.of(EVENT, 1) });
});

test('ipc.limit.mismatches: waiting for an event accepts as many other frames as the limit states, and no more', () => {
  const others = (count: number): Uint8Array[] =>
    Array.from({ length: count }, () => Uint8Array.of(7));
  const tolerated = mailboxWith(...others(LIMITS.mismatches), Uint8Array.of(EVENT, 1));
  expect(run(tolerated.cpu, tolerated.mailbox.takeEvent(0n))).toEqual({
    ok: true,
    value: Uint8Array.of(EVENT, 1),
  });
  expect(tolerated.mailbox.drops.malformed).toBe(LIMITS.mismatches);
  const rejected = mailboxWith(...others(LIMITS.mismatches + 1), Uint8Array.of(EVENT, 1));
  expect(run(rejected.cpu, rejected.mailbox.takeEvent(0n))).toEqual({
    ok: false,
    error: 'Mismatches',
  });
  expect(rejected.cpu.frames).toHaveLength(1);
});

test('ipc.limit.mismatches: a reply of another call that drops one that was kept is counted', () => {
  const { pendingReplies, mismatches } = LIMITS;
  const others = Array.from({ length: pendingReplies + mismatches }, (_, i) => reply(2 + i));
  const floods = (...more: readonly Uint8Array[]): ReturnType<typeof mailboxWith> => {
    const flooded = mailboxWith(...others, ...more, reply(1));
    for (let i = 0; i <= others.length; i++) flooded.mailbox.nonces.take();
    return flooded;
  };
  const tolerated = floods();
  expect(run(tolerated.cpu, tolerated.mailbox.takeReply(1, 0n)).ok).toBe(true);
  expect(tolerated.mailbox.drops.evicted).toBe(mismatches);
  const rejected = floods(reply(2));
  const ended = run(rejected.cpu, rejected.mailbox.takeReply(1, 0n));
  expect(ended).toEqual({ ok: false, error: 'Mismatches' });
});

test('ipc.limit.mismatches: events that are kept, and replies of other calls, are not counted', () => {
  const events = Array.from({ length: LIMITS.pendingEvents }, (_, i) => Uint8Array.of(EVENT, i));
  const others = Array.from({ length: LIMITS.mismatches }, () => Uint8Array.of(7));
  const { cpu, mailbox } = mailboxWith(...events, reply(2), ...others, reply(1));
  expect([mailbox.nonces.take(), mailbox.nonces.take()]).toEqual([1, 2]);
  expect(run(cpu, mailbox.takeReply(1, 0n))).toEqual({ ok: true, value: reply(1) });
});

test('ipc.limit.mismatches: a flood of second replies to a call under way is counted, and ends another call', () => {
  const flood = Array.from({ length: LIMITS.mismatches + 3 }, () => reply(2));
  const { cpu, mailbox } = mailboxWith(...flood);
  expect([mailbox.nonces.take(), mailbox.nonces.take()]).toEqual([1, 2]);
  expect(run(cpu, mailbox.takeReply(1, 0n))).toEqual({ ok: false, error: 'Mismatches' });
  expect(mailbox.drops.collisions).toBe(LIMITS.mismatches + 1);
});

test('ipc.limit.mismatches: replies to calls that were never made are counted, though there is room for them', () => {
  const flood = Array.from({ length: LIMITS.mismatches + 3 }, (_, i) => reply(100 + i));
  const { cpu, mailbox } = mailboxWith(...flood);
  expect(mailbox.nonces.take()).toBe(1);
  expect(run(cpu, mailbox.takeReply(1, 0n))).toEqual({ ok: false, error: 'Mismatches' });
});

test('ipc.limit.mismatches: a flood of events that drop others is counted, and ends a call without a deadline', () => {
  const count = LIMITS.pendingEvents + LIMITS.mismatches + 1;
  const events = Array.from({ length: count + 9 }, () => Uint8Array.of(EVENT, 1));
  const { cpu, mailbox } = mailboxWith(...events);
  expect(run(cpu, mailbox.takeReply(1, 0n))).toEqual({ ok: false, error: 'Mismatches' });
  expect(cpu.frames).toHaveLength(9);
});

test('replies that arrived while the program waited for an event are buffered', () => {
  const { cpu, mailbox } = mailboxWith(reply(4), Uint8Array.of(EVENT, 1));
  expect(run(cpu, mailbox.takeEvent(0n)).ok).toBe(true);
  expect(run(cpu, mailbox.takeReply(4, 0n))).toEqual({ ok: true, value: reply(4) });
  expect(run(cpu, mailbox.takeEvent(0n))).toEqual({ ok: false, error: 'ETIMEDOUT' });
});

test('a duplicate reply is dropped, and counted', () => {
  const first = Uint8Array.of(REPLY, 2, 1);
  const { cpu, mailbox } = mailboxWith(first, Uint8Array.of(REPLY, 2, 9), reply(1));
  expect(run(cpu, mailbox.takeReply(1, 0n)).ok).toBe(true);
  expect(run(cpu, mailbox.takeReply(2, 0n))).toEqual({ ok: true, value: first });
  expect(mailbox.drops).toEqual({
    malformed: 0,
    evicted: 0,
    collisions: 1,
    late: 0,
    capabilities: 0,
  });
});

test('ipc.limit.pendingReplies: the oldest unread replies are dropped, and counted', () => {
  const { pendingReplies, mismatches } = LIMITS;
  const others = Array.from({ length: pendingReplies + 1 }, (_, i) => reply(i + 2));
  const { cpu, mailbox } = mailboxWith(...others);
  // Each call receives fewer frames than there are, so it is repeated.
  for (let looked = 0; looked < others.length; looked += mismatches + 1) {
    run(cpu, mailbox.takeReply(1, 0n));
  }
  expect(mailbox.drops.evicted).toBe(1);
  expect(run(cpu, mailbox.takeReply(2, 0n)).ok).toBe(false);
  expect(run(cpu, mailbox.takeReply(3, 0n))).toEqual({ ok: true, value: reply(3) });
});

test('capabilities that arrive with replies, events and other frames are closed and counted', () => {
  const frames = [Uint8Array.of(7), Uint8Array.of(EVENT, 1), reply(2), reply(1)];
  const { cpu, mailbox } = mailboxWith(...frames);
  frames.forEach((frame, i) => cpu.moved.set(frame, 20 + i));
  expect(run(cpu, mailbox.takeReply(1, 0n))).toEqual({ ok: true, value: reply(1) });
  expect(cpu.closed).toEqual([20, 21, 22, 23]);
  expect(run(cpu, mailbox.takeReply(2, 0n)).ok).toBe(true);
  expect(run(cpu, mailbox.takeEvent(0n)).ok).toBe(true);
  expect(cpu.closed).toHaveLength(4);
  expect(mailbox.drops).toEqual({
    malformed: 1,
    evicted: 0,
    collisions: 0,
    late: 0,
    capabilities: 4,
  });
});
