/** Nonces of calls that time out: a late reply must not be taken for that of another call. */
import { LIMITS } from '@abicus/abi-ipc';
import { asCapSlot, asMsgFlags, asMsgType, readRecvDesc, writeMsgHeader } from '@abicus/abi-kernel';
import type { Program, Result } from '@abicus/wire';
import { expect, test } from 'vitest';
import { FakeCpu, type SyscallHandler } from './testing/fake-cpu.ts';
import { Mailbox, Nonces, type FrameKind, type MailboxError } from './index.ts';

const TIMED_OUT: SyscallHandler = () => -110;
const classify = ([nonce = 0]: Uint8Array): FrameKind => ({ kind: 'reply', nonce });

function client(): { readonly cpu: FakeCpu; readonly mailbox: Mailbox; readonly nonces: Nonces } {
  const cpu = new FakeCpu();
  const nonces = new Nonces();
  return { cpu, mailbox: new Mailbox(cpu, asCapSlot(6), 16, [classify], nonces), nonces };
}

/** Waits for a reply as a caller does: the nonce is given back with it, and held without it. */
function* wait(mailbox: Mailbox, nonce: number): Program<Result<Uint8Array, MailboxError>> {
  const reply = yield* mailbox.takeReply(nonce, 50n);
  if (reply.ok) mailbox.nonces.release(nonce);
  else mailbox.abandon(nonce);
  return reply;
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

test('nonces.invariant.neverReused: after a timeout the nonce stays allocated, since the reply may still arrive', () => {
  const { cpu, mailbox, nonces } = client();
  const nonce = nonces.take();
  expect(cpu.run(wait(mailbox, nonce), TIMED_OUT)).toEqual({ ok: false, error: 'ETIMEDOUT' });
  expect(nonces.underWay(nonce)).toBe(true);
});

test('a late reply releases the nonce of a call that timed out, and is not kept', () => {
  const { cpu, mailbox, nonces } = client();
  const [first, second] = [nonces.take(), nonces.take()];
  expect(cpu.run(wait(mailbox, first), TIMED_OUT).ok).toBe(false);
  const result = cpu.run(wait(mailbox, second), frame(first, 1), frame(second, 2));
  expect(result).toEqual({ ok: true, value: Uint8Array.of(second, 2) });
  expect([nonces.underWay(first), nonces.underWay(second)]).toEqual([false, false]);
  expect(mailbox.drops.late).toBe(1);
});

test('ipc.limit.abandoned: of 5,000 calls that time out no more nonces are held than the limit states', () => {
  const { cpu, mailbox, nonces } = client();
  const taken = Array.from({ length: 5000 }, () => {
    const nonce = nonces.take();
    expect(cpu.run(wait(mailbox, nonce), TIMED_OUT).ok).toBe(false);
    return nonce;
  });
  const held = taken.filter((nonce) => nonces.underWay(nonce));
  expect(held).toEqual(taken.slice(-LIMITS.abandoned));
});
