import { asCapSlot, MsgFlags, readMsgHeader, SendFlags, SYSCALL } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { FakeCpu, type SyscallRecord } from './testing/fake-cpu.ts';
import { send, sendCapMove, trySend } from './index.ts';

const SLOT = asCapSlot(5);
const MOVED = asCapSlot(6);
const FRAME = Uint8Array.of(1, 2, 3);
const DEADLINE = (1n << 40n) + 7n;
const { ipcSend } = SYSCALL;

/** The arguments of a send: slot, header, payload, flags, deadline. */
function sent(cpu: FakeCpu, { number, args }: SyscallRecord): unknown[] {
  const [slot, header = 0n, payload = 0n, length = 0n, flags, deadline] = args;
  return [
    number,
    slot,
    readMsgHeader(cpu.memory, Number(header)),
    cpu.read(Number(payload), Number(length)),
    flags,
    deadline,
  ];
}

const plain = { src: 0, dst: 0, ty: 0, flags: 0, len: 3 };
const moving = (src: number) => ({ ...plain, src, flags: MsgFlags.CAP_MOVE });

test('send blocks until its deadline', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(send(cpu, SLOT, FRAME, DEADLINE), (trap) => {
    expect(sent(cpu, trap)).toEqual([ipcSend, 5n, plain, FRAME, 0n, DEADLINE]);
    return 3;
  });
  expect(result).toEqual({ ok: true, value: undefined });
});

test('trySend does not block', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(trySend(cpu, SLOT, FRAME), (trap) => {
    expect(sent(cpu, trap)).toEqual([ipcSend, 5n, plain, FRAME, BigInt(SendFlags.NONBLOCK), 0n]);
    return -11;
  });
  expect(result).toEqual({ ok: false, error: 'QueueFull' });
});

test('sendCapMove passes the slot of the capability', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(sendCapMove(cpu, SLOT, MOVED, FRAME, DEADLINE), (trap) => {
    expect(sent(cpu, trap)).toEqual([ipcSend, 5n, moving(6), FRAME, 0n, DEADLINE]);
    return 3;
  });
  expect(result).toEqual({ ok: true, value: undefined });
});
