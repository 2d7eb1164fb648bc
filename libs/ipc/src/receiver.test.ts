import {
  asCapSlot,
  MsgFlags,
  readRecvDesc,
  MSG_HEADER_SIZE,
  RECV_DESC,
  RECV_DESC_SIZE,
  RecvFlags,
  SYSCALL,
  writeMsgHeader,
  asMsgType,
  asMsgFlags,
  type RecvDesc,
} from '@abicus/abi-kernel';
import { putU64, SP } from '@abicus/wire';
import { expect, test } from 'vitest';
import { FakeCpu, type SyscallHandler } from './testing/fake-cpu.ts';
import { awaitStart, CONTROL_SLOT, Receiver } from './index.ts';

const SLOT = asCapSlot(5);
const ROOM = 24;

/** Reads the descriptor of a receive. */
function descOf(cpu: FakeCpu, at: bigint): RecvDesc {
  const desc = readRecvDesc(cpu.memory, Number(at));
  if (desc === undefined) throw new Error('no descriptor');
  return desc;
}

/** Delivers a message by the descriptor, like the kernel. */
function delivers(
  payload: Uint8Array,
  flags: number = 0,
  length: number = payload.length,
): SyscallHandler {
  return ({ args: [at = 0n] }, cpu) => {
    const desc = descOf(cpu, at);
    const header = {
      src: 17,
      dst: 0x3_0004,
      ty: asMsgType(9),
      flags: asMsgFlags(flags),
      len: length,
    };
    writeMsgHeader(cpu.memory, desc.headerOut, header);
    cpu.memory.set(payload.subarray(0, desc.payloadMax), desc.payloadOut);
    putU64(cpu.memory, desc.senderServiceIdOut, 0xfedc_ba98_7654_3210n);
    return Math.min(payload.length, desc.payloadMax);
  };
}

test('a receive passes its slot, buffer size, deadline and TRUNCATE', () => {
  const cpu = new FakeCpu();
  const receiver = new Receiver(cpu, SLOT, ROOM);
  for (const deadline of [0n, 77n, 1n << 40n]) {
    cpu.run(receiver.receive(deadline), ({ args: [at = 0n] }) => {
      const desc = descOf(cpu, at);
      expect([desc.slot, desc.payloadMax, desc.flags, desc.deadline]).toEqual([
        SLOT,
        ROOM,
        RecvFlags.TRUNCATE,
        deadline,
      ]);
      return -110;
    });
  }
  expect(cpu.traps.map(({ number }) => number)).toEqual(Array(3).fill(SYSCALL.ipcRecvV2));
});

test('the buffers are adjacent on the stack, and stay allocated', () => {
  const cpu = new FakeCpu();
  const top = cpu.x[SP] ?? 0;
  const receiver = new Receiver(cpu, SLOT, ROOM);
  const low = cpu.x[SP] ?? 0;
  cpu.run(receiver.receive(0n), ({ args: [at = 0n] }) => {
    const { headerOut, payloadOut, senderServiceIdOut } = descOf(cpu, at);
    const parts = [
      [Number(at), 64],
      [headerOut, 16],
      [senderServiceIdOut, 8],
      [payloadOut, ROOM],
    ].toSorted(([a = 0], [b = 0]) => a - b);
    const ends = parts.map(([from = 0, length = 0]) => from + length);
    expect(parts.slice(1).every(([from = 0], i) => from >= (ends[i] ?? 0))).toBe(true);
    expect((parts[0]?.[0] ?? 0) >= low && (ends.at(-1) ?? 0) <= top).toBe(true);
    return -110;
  });
});

test('a message has the sender that the kernel recorded', () => {
  const cpu = new FakeCpu();
  const receiver = new Receiver(cpu, SLOT, ROOM);
  expect(cpu.run(receiver.receive(0n), delivers(Uint8Array.of(1, 2, 3)))).toEqual({
    ok: true,
    value: {
      type: 9,
      sender: 0x3_0004,
      service: 0xfedc_ba98_7654_3210n,
      moved: undefined,
      length: 3,
      payload: Uint8Array.of(1, 2, 3),
    },
  });
});

test('`moved` is set only if CAP_MOVE is set, whatever the value of the src field', () => {
  const cpu = new FakeCpu();
  const receiver = new Receiver(cpu, SLOT, ROOM);
  const moved = (flags: number): unknown => {
    const result = cpu.run(receiver.receive(0n), delivers(Uint8Array.of(), flags));
    return result.ok ? result.value.moved : result.error;
  };
  expect([moved(0), moved(MsgFlags.CAP_MOVE), moved(0xffff & ~MsgFlags.CAP_MOVE)]).toEqual([
    undefined,
    17,
    undefined,
  ]);
});

test('a message that is too long is truncated, and its full length is given', () => {
  const cpu = new FakeCpu();
  const receiver = new Receiver(cpu, SLOT, ROOM);
  const long = Uint8Array.from({ length: 100 }, (_, i) => i);
  const result = cpu.run(receiver.receive(0n), delivers(long, 0, 100));
  expect(result).toMatchObject({
    ok: true,
    value: { length: 100, payload: long.subarray(0, ROOM) },
  });
});

test('a payload is a copy, which the next message does not change', () => {
  const cpu = new FakeCpu();
  const receiver = new Receiver(cpu, SLOT, ROOM);
  const first = cpu.run(receiver.receive(0n), delivers(Uint8Array.of(1)));
  cpu.run(receiver.receive(0n), delivers(Uint8Array.of(2)));
  expect(first).toMatchObject({ value: { payload: Uint8Array.of(1) } });
});

test.each([
  [-1, 'EPERM'],
  [-3, 'ESRCH'],
  [-28, 'ENOSPC'],
  [-110, 'ETIMEDOUT'],
  [-4095, 'EUNKNOWN'],
] as const)('the error %i is named %s', (result, error) => {
  const cpu = new FakeCpu();
  const receiver = new Receiver(cpu, SLOT, ROOM);
  expect(cpu.run(receiver.receive(0n), () => result)).toEqual({ ok: false, error });
});

test('awaitStart waits at slot 0 without a deadline, and gives the first message', () => {
  const cpu = new FakeCpu();
  const program = awaitStart(cpu);
  program.next();
  const at = cpu.x[20] ?? 0;
  const desc = descOf(cpu, BigInt(at));
  expect([CONTROL_SLOT, desc.slot, desc.deadline]).toEqual([0, 0, 0n]);
  expect(RECV_DESC.deadline).toBe(56);
  cpu.x[20] = delivers(Uint8Array.of(7))({ number: 0, args: [BigInt(at)] }, cpu) as number;
  cpu.x[21] = 0;
  const step = program.next();
  expect(step).toMatchObject({
    done: true,
    value: { ok: true, value: { payload: Uint8Array.of(7) } },
  });
});

test('the buffers of a receiver are one block of the stack: descriptor, header, service id and payload', () => {
  const cpu = new FakeCpu();
  const top = cpu.x[SP] ?? 0;
  const id = 8;
  const size = RECV_DESC_SIZE + MSG_HEADER_SIZE + id + ROOM;
  // The stack is kept at multiples of 16 bytes.
  expect(size % 16).toBe(0);
  const receiver = new Receiver(cpu, SLOT, ROOM);
  expect(top - (cpu.x[SP] ?? 0)).toBe(size);
  cpu.run(receiver.receive(0n), ({ args: [at = 0n] }) => {
    const { headerOut, senderServiceIdOut, payloadOut } = descOf(cpu, at);
    const header = Number(at) + RECV_DESC_SIZE;
    const places = [header, header + MSG_HEADER_SIZE, header + MSG_HEADER_SIZE + id];
    expect([headerOut, senderServiceIdOut, payloadOut]).toEqual(places);
    return -1;
  });
});
