/** What `child.callee` tells with its status of a reply that it sent before a receive timed out. */
import { ERRNO, MSG_HEADER, MsgFlags, RECV_DESC, SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { getU32, putU32 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { callee } from '../src/programs/callee.ts';
import { COMMAND } from '../src/programs/call-commands.ts';

class Exited extends Error {}

const REPLY_TO = 7;
const UNEXPECTED = 99;

/** Its status, when the receive after its last reply and the close of the reply capability give this. */
function statusAfter(received: number, closed: number): number | undefined {
  const cpu = new FakeCpu();
  let status: number | undefined;
  const slots: number[] = [];
  const answer = (number: number, args: readonly bigint[]): number => {
    const [a0 = 0n] = args;
    switch (number) {
      case SYSCALL.ipcRecvV2: {
        const request = Uint8Array.of(COMMAND.last, 1);
        cpu.write(getU32(cpu.memory, Number(a0) + RECV_DESC.payloadOut), request);
        const header = getU32(cpu.memory, Number(a0) + RECV_DESC.headerOut);
        putU32(cpu.memory, header + MSG_HEADER.src, REPLY_TO);
        cpu.store16(header + MSG_HEADER.flags, MsgFlags.CAP_MOVE);
        putU32(cpu.memory, header + MSG_HEADER.len, request.length);
        return request.length;
      }
      case SYSCALL.ipcReplyRecv:
        slots.push(Number(a0));
        return received;
      case SYSCALL.capClose:
        slots.push(Number(a0));
        return closed;
      case SYSCALL.exit:
        status = Number(a0);
        throw new Exited();
      default:
        throw new Error(`syscall ${number}`);
    }
  };
  expect(() => cpu.runWith(callee(cpu), ({ number, args }) => answer(number, args))).toThrow(
    Exited,
  );
  expect(slots).toEqual([REPLY_TO, REPLY_TO]);
  return status;
}

test.each([
  ['is used up', -ERRNO.ETIMEDOUT, -ERRNO.EPERM, 1],
  ['is left', -ERRNO.ETIMEDOUT, 0, UNEXPECTED],
  ['is used up, and the receive was rejected otherwise', -ERRNO.EPIPE, -ERRNO.EPERM, UNEXPECTED],
  ['is used up, and something was received', 0, -ERRNO.EPERM, UNEXPECTED],
])('the reply capability %s', (_, received, closed, status) => {
  expect(statusAfter(received, closed)).toBe(status);
});
