/**
 * `child.puppet` makes the calls that its parent asks for, one by one. A request has the number of the call, its
 * arguments, and bytes for the puppet's buffer; a reply the result, the address of the buffer, and its first bytes.
 */
import type { IpcReplyRecvV2Result } from '@abicus/abi-kernel';
import {
  A0,
  A1,
  A2,
  A3,
  A4,
  A5,
  A6,
  A7,
  getU64,
  putI64,
  putU64,
  RawSyscall,
  reserve,
  setWide,
  T0,
  T1,
  T2,
  T3,
  T4,
  T5,
  T6,
  type Cpu,
  type Program,
} from '@abicus/wire';
import { answerCalls } from './answer-calls.ts';
import type { Reply } from './minted-calls.ts';

/** The registers of the words of a request. */
const REGISTERS = [A7, A0, A1, A2, A3, A4, A5, A6, T0, T1, T2, T3, T4, T5, T6];
const WORD_SIZE = 8;
/** Where a request has its bytes, and a reply which value. */
export const PUPPET = {
  request: REGISTERS.length * WORD_SIZE,
  result: 0,
  address: WORD_SIZE,
  bytes: 2 * WORD_SIZE,
  bufferSize: 256,
  /** So many bytes of the buffer are in a reply. */
  shown: 64,
} as const;

/** The program. */
export function* puppet(cpu: Cpu): Program {
  const buffer = reserve(cpu, PUPPET.bufferSize);
  yield* answerCalls(cpu, ({ token, received }: IpcReplyRecvV2Result): Program<Reply> =>
    makeCall(cpu, buffer, { token, received }),
  );
}

function* makeCall(
  cpu: Cpu,
  buffer: number,
  { token, received }: Pick<IpcReplyRecvV2Result, 'token' | 'received'>,
): Program<Reply> {
  cpu.write(buffer, received.subarray(PUPPET.request));
  for (const [i, register] of REGISTERS.entries()) {
    setWide(cpu.x, register, getU64(received, i * WORD_SIZE));
  }
  const result = yield* new RawSyscall(cpu);
  const payload = new Uint8Array(PUPPET.bytes + PUPPET.shown);
  putI64(payload, PUPPET.result, BigInt(result));
  putU64(payload, PUPPET.address, BigInt(buffer));
  payload.set(cpu.read(buffer, PUPPET.shown), PUPPET.bytes);
  return { token, payload };
}
