import { LIMITS } from '@abicus/abi-ipc';
import {
  asCapSlot,
  CLOCK_WINDOW,
  QosClass,
  readRecvDesc,
  SYSCALL,
  writeMsgHeader,
  asMsgFlags,
  asMsgType,
} from '@abicus/abi-kernel';
import type { CallShape } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { FakeCpu, type SyscallHandler } from './testing/fake-cpu.ts';
import { Mailbox, Nonces, ServiceChannel, type FrameKind } from './index.ts';

const SERVICE = asCapSlot(5);
const REPLIES = { recv: asCapSlot(6), send: asCapSlot(7) };
const EVENTS = { recv: asCapSlot(8), send: asCapSlot(9) };
const COPY = 20;
const NOW = 1000n;
const BUDGET = 50n;
const LATER = 900n;
const REQUEST = Uint8Array.of(0x51);
const SHAPE: CallShape<'reply'> = { moves: 'reply', answers: 'now', idempotent: true };

const classify = ([nonce = 0]: Uint8Array): FrameKind => ({ kind: 'reply', nonce });

interface Client {
  readonly cpu: FakeCpu;
  readonly channel: ServiceChannel;
  readonly nonces: Nonces;
}

function client(): Client {
  const cpu = new FakeCpu();
  const nonces = new Nonces();
  const mailbox = (recv: typeof REPLIES.recv) => new Mailbox(cpu, recv, 16, [classify], nonces);
  const channel = new ServiceChannel(cpu, {
    service: SERVICE,
    replies: { mailbox: mailbox(REPLIES.recv), send: REPLIES.send },
    events: { mailbox: mailbox(EVENTS.recv), send: EVENTS.send },
    budgetNs: BUDGET,
    deferredBudgetNs: LATER,
  });
  return { cpu, channel, nonces };
}

/** Delivers a frame to a receive, like the kernel. */
function frame(...bytes: number[]): SyscallHandler {
  return ({ args: [at = 0n] }, cpu) => {
    const desc = readRecvDesc(cpu.memory, Number(at));
    if (desc === undefined) throw new Error('no descriptor');
    const header = { src: 0, dst: 1, ty: asMsgType(0), flags: asMsgFlags(0), len: bytes.length };
    writeMsgHeader(cpu.memory, desc.headerOut, header);
    cpu.memory.set(bytes, desc.payloadOut);
    return bytes.length;
  };
}

const time: SyscallHandler = () => NOW;
const copied: SyscallHandler = () => COPY;
const sent: SyscallHandler = () => 1;

test('a call reads the time, sends a copy of the reply capability, and receives the reply with its nonce', () => {
  const { cpu, channel, nonces } = client();
  const nonce = channel.nonce();
  const result = cpu.run(channel.call(REQUEST, nonce, SHAPE), time, copied, sent, frame(nonce, 42));
  expect(result).toEqual({ ok: true, value: Uint8Array.of(nonce, 42) });
  expect(cpu.traps.map(({ number }) => number)).toEqual([
    SYSCALL.nsec,
    SYSCALL.capClone,
    SYSCALL.ipcSend,
    SYSCALL.ipcRecvV2,
  ]);
  expect([cpu.traps[1]?.args[0], cpu.traps[2]?.args[0]]).toEqual([
    BigInt(REPLIES.send),
    BigInt(SERVICE),
  ]);
  expect(nonces.underWay(nonce)).toBe(false);
});

test.each([
  ['reply', 'now', REPLIES, BUDGET],
  ['reply', 'later', REPLIES, LATER],
  ['replyAndEvents', 'now', EVENTS, BUDGET],
  ['replyAndEvents', 'later', EVENTS, LATER],
] as const)(
  'an operation that moves %s and is answered %s uses its mailbox and budget',
  (moves, answers, port, budget) => {
    const { cpu, channel } = client();
    const shape = { ...SHAPE, moves, answers };
    let received: unknown[] = [];
    cpu.run(channel.call(REQUEST, 1, shape), time, copied, sent, ({ args: [at = 0n] }) => {
      const desc = readRecvDesc(cpu.memory, Number(at));
      received = [desc?.slot, desc?.deadline];
      return -110;
    });
    expect(cpu.traps[1]?.args[0]).toBe(BigInt(port.send));
    // A coarse reading of the time is early by less than the widest window.
    const deadline = NOW + CLOCK_WINDOW[QosClass.Idle] + budget;
    expect(cpu.traps[2]?.args[5]).toBe(deadline);
    expect(received).toEqual([port.recv, deadline]);
  },
);

test('replies to other calls are buffered, and found by those calls without a receive', () => {
  const { cpu, channel } = client();
  const [first, second] = [channel.nonce(), channel.nonce()];
  const late = frame(second, 2);
  const result = cpu.run(
    channel.call(REQUEST, first, SHAPE),
    time,
    copied,
    sent,
    late,
    frame(first, 1),
  );
  expect(result).toEqual({ ok: true, value: Uint8Array.of(first, 1) });
  const other = cpu.run(channel.call(REQUEST, second, SHAPE), time, copied, sent);
  expect(other).toEqual({ ok: true, value: Uint8Array.of(second, 2) });
});

test('nonces.invariant.neverReused: after a timeout the nonce stays allocated, since the reply may still arrive', () => {
  const { cpu, channel, nonces } = client();
  const nonce = channel.nonce();
  const result = cpu.run(channel.call(REQUEST, nonce, SHAPE), time, copied, sent, () => -110);
  expect(result).toEqual({ ok: false, error: 'ETIMEDOUT' });
  expect(nonces.underWay(nonce)).toBe(true);
});

test('a late reply releases the nonce of a call that timed out, and is not kept', () => {
  const { cpu, channel, nonces } = client();
  const [first, second] = [channel.nonce(), channel.nonce()];
  cpu.run(channel.call(REQUEST, first, SHAPE), time, copied, sent, () => -110);
  const late = [frame(first, 1), frame(second, 2)] as const;
  const result = cpu.run(channel.call(REQUEST, second, SHAPE), time, copied, sent, ...late);
  expect(result).toEqual({ ok: true, value: Uint8Array.of(second, 2) });
  expect([nonces.underWay(first), nonces.underWay(second)]).toEqual([false, false]);
});

test('ipc.limit.abandoned: of 5,000 calls that time out no more nonces are held than the limit states', () => {
  const { cpu, channel, nonces } = client();
  const taken: number[] = [];
  for (let i = 0; i < 5000; i++) {
    const nonce = channel.nonce();
    taken.push(nonce);
    cpu.run(channel.call(REQUEST, nonce, SHAPE), time, copied, sent, () => -110);
  }
  const held = taken.filter((nonce) => nonces.underWay(nonce));
  expect(held).toEqual(taken.slice(-LIMITS.abandoned));
});

test('a call whose time cannot be read releases its nonce', () => {
  const { cpu, channel, nonces } = client();
  const nonce = channel.nonce();
  const result = cpu.run(channel.call(REQUEST, nonce, SHAPE), () => -38);
  expect([result.ok, nonces.underWay(nonce)]).toEqual([false, false]);
});

test('two channels of one mailbox have different nonces, and each gets its own replies, whatever its protocol', () => {
  const cpu = new FakeCpu();
  const letters = ([kind, nonce = 0]: Uint8Array): FrameKind =>
    kind === 0x41 ? { kind: 'reply', nonce } : { kind: 'malformed' };
  const digits = ([kind, , nonce = 0]: Uint8Array): FrameKind =>
    kind === 0x30 ? { kind: 'reply', nonce } : { kind: 'malformed' };
  const mailbox = new Mailbox(cpu, REPLIES.recv, 16, [letters, digits]);
  const port = { mailbox, send: REPLIES.send };
  const [one, other] = [SERVICE, asCapSlot(15)].map((service) => {
    const budgets = { budgetNs: BUDGET, deferredBudgetNs: LATER };
    return new ServiceChannel(cpu, { service, replies: port, events: port, ...budgets });
  });
  if (one === undefined || other === undefined) throw new Error('two channels');
  const [first, second] = [one.nonce(), other.nonce()];
  expect([first, second]).toEqual([1, 2]);
  const frames = [frame(0x30, 0, second), frame(0x41, first)] as const;
  const reply = cpu.run(one.call(REQUEST, first, SHAPE), time, copied, sent, ...frames);
  expect(reply).toEqual({ ok: true, value: Uint8Array.of(0x41, first) });
  const kept = cpu.run(other.call(REQUEST, second, SHAPE), time, copied, sent);
  expect(kept).toEqual({ ok: true, value: Uint8Array.of(0x30, 0, second) });
});

test('the mailboxes of a channel have one source of nonces', () => {
  const cpu = new FakeCpu();
  const port = (): { mailbox: Mailbox; send: typeof REPLIES.send } => ({
    mailbox: new Mailbox(cpu, REPLIES.recv, 16, [classify]),
    send: REPLIES.send,
  });
  const budgets = { budgetNs: BUDGET, deferredBudgetNs: LATER };
  expect(
    () =>
      new ServiceChannel(cpu, { service: SERVICE, replies: port(), events: port(), ...budgets }),
  ).toThrow('one Nonces');
});

test('a request that was not sent releases its nonce, and no receive follows', () => {
  const { cpu, channel, nonces } = client();
  const nonce = channel.nonce();
  const result = cpu.run(
    channel.call(REQUEST, nonce, SHAPE),
    time,
    copied,
    () => -3,
    () => 0,
  );
  expect(result).toEqual({ ok: false, error: 'ESRCH' });
  expect(nonces.underWay(nonce)).toBe(false);
});
