import { asCapSlot, MsgFlags, readMsgHeader, SendFlags, SYSCALL } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { FakeCpu, type SyscallRecord } from './testing/fake-cpu.ts';
import { send, sendCapCopy, sendCapMove, trySend } from './index.ts';

const SLOT = asCapSlot(5);
const MOVED = asCapSlot(6);
const COPY = 9;
const FRAME = Uint8Array.of(1, 2, 3);
const DEADLINE = (1n << 40n) + 7n;
const { ipcSend, capClone, capClose } = SYSCALL;

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

test('sendCapCopy moves a copy, and keeps the original', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(
    sendCapCopy(cpu, SLOT, MOVED, FRAME, DEADLINE),
    () => COPY,
    (trap) => {
      expect(sent(cpu, trap)).toEqual([ipcSend, 5n, moving(COPY), FRAME, 0n, DEADLINE]);
      return 3;
    },
  );
  expect(result).toEqual({ ok: true, value: undefined });
  expect(cpu.traps.map(({ number }) => number)).toEqual([capClone, ipcSend]);
  expect(cpu.traps[0]?.args[0]).toBe(6n);
});

test('sendCapCopy closes the copy once if the send fails, and gives the error of the send', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(
    sendCapCopy(cpu, SLOT, MOVED, FRAME, DEADLINE),
    () => COPY,
    () => -110,
    () => 0,
  );
  expect(result).toEqual({ ok: false, error: 'ETIMEDOUT' });
  expect(cpu.traps.map(({ number }) => number)).toEqual([capClone, ipcSend, capClose]);
  expect(cpu.traps[2]?.args[0]).toBe(BigInt(COPY));
});

test('sendCapCopy gives the error of closing the copy rather than that of the send', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(
    sendCapCopy(cpu, SLOT, MOVED, FRAME, DEADLINE),
    () => COPY,
    () => -110,
    () => -1,
  );
  expect(result).toEqual({ ok: false, error: 'EPERM' });
});

test('sendCapCopy sends nothing if the capability cannot be copied', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(sendCapCopy(cpu, SLOT, MOVED, FRAME, DEADLINE), () => -28);
  expect(result).toEqual({ ok: false, error: 'ENOSPC' });
  expect(cpu.traps).toHaveLength(1);
});

test.each([
  ['send', (cpu: FakeCpu) => send(cpu, SLOT, FRAME, 0n)],
  ['trySend', (cpu: FakeCpu) => trySend(cpu, SLOT, FRAME)],
  ['sendCapMove', (cpu: FakeCpu) => sendCapMove(cpu, SLOT, MOVED, FRAME, 0n)],
] as const)('%s gives the error of the syscall', (_, program) => {
  const cpu = new FakeCpu();
  expect(cpu.run(program(cpu), () => -3)).toEqual({ ok: false, error: 'ESRCH' });
});
