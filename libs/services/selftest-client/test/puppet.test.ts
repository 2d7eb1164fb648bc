/** `child.puppet` makes the call that it is asked for, with each word in its register, and replies with what came of it. */
import { SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { A4, A7, getI64, getU64, putU64, T0, T1, T5, u64FromWords } from '@abicus/wire';
import { expect, test } from 'vitest';
import { PUPPET, puppet } from '../src/programs/puppet.ts';

/** a7, then the argument registers from a0 on: x17, x10 to x16, x5 to x7 and x28 to x31, each of two words. */
const REGISTERS = [17, 10, 11, 12, 13, 14, 15, 16, 5, 6, 7, 28, 29, 30, 31].map((n) => 2 * n);
const TOKEN = 9;
const RESULT = -5;

class Over extends Error {}

test('each word of a request is in its register', () => {
  const cpu = new FakeCpu();
  const { x } = cpu;
  const wanted = REGISTERS.map((_, i) => (BigInt(i + 1) << 40n) | 0xfedc_0000n | BigInt(i));
  const bytes = Uint8Array.from({ length: 64 }, (__, i) => i + 1);
  const request = new Uint8Array(PUPPET.request + bytes.length);
  for (const [i, word] of wanted.entries()) putU64(request, 8 * i, word);
  request.set(bytes, 8 * REGISTERS.length);
  const found: bigint[] = [];
  let reply: Uint8Array = new Uint8Array();
  const traps = [
    (): number => {
      cpu.write(x[A4] ?? 0, request);
      x.fill(0);
      x[T5] = TOKEN;
      return request.length;
    },
    (): number => {
      found.push(...REGISTERS.map((at) => u64FromWords(x[at] ?? 0, x[at + 1] ?? 0)));
      return RESULT;
    },
    (): number => {
      expect([x[A7], x[T5]]).toEqual([SYSCALL.ipcReplyRecvV2, TOKEN]);
      reply = cpu.read(x[T1] ?? 0, x[T0] ?? 0);
      throw new Over();
    },
  ];
  expect(() => cpu.runWith(puppet(cpu), () => traps.shift()?.() ?? 0)).toThrow(Over);
  expect(found).toEqual(wanted);
  expect(getI64(reply, 0)).toBe(BigInt(RESULT));
  const address = Number(getU64(reply, 8));
  expect(cpu.read(address, bytes.length)).toEqual(bytes);
  // The first 64 bytes of the buffer, and no more.
  expect(reply.subarray(16)).toEqual(bytes);
});
