/** What `child.callee` tells with its status of a reply that it sent before a receive timed out. */
import { ERRNO, MsgFlags, SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { expect, test } from 'vitest';
import { callee } from '../src/programs/callee.ts';
import { COMMAND } from '../src/programs/call-commands.ts';
import { exitStatus } from './exit-status.ts';
import { handOver } from './hand-over.ts';

const REPLY_TO = 7;
const UNEXPECTED = 99;

interface Told {
  readonly status: number | undefined;
  /** The slots of its replies, and of what it closes. */
  readonly slots: readonly number[];
}

/** What it tells, when the receive after its reply to a command and the close of the reply capability give this. */
function toldAfter(command: number, received: number, closed: number): Told {
  const cpu = new FakeCpu();
  const slots: number[] = [];
  const status = exitStatus(cpu, callee(cpu), ({ number, args }) => {
    const a0 = Number(args[0]);
    if (number === SYSCALL.ipcRecvV2) {
      return handOver(cpu, a0, Uint8Array.of(command, 1), {
        src: REPLY_TO,
        flags: MsgFlags.CAP_MOVE,
      });
    }
    slots.push(a0);
    if (number === SYSCALL.ipcReplyRecv) return received;
    if (number === SYSCALL.capClose) return closed;
    throw new Error(`syscall ${number}`);
  });
  return { status, slots };
}

test.each([
  ['is used up', -ERRNO.ETIMEDOUT, -ERRNO.EPERM, 1],
  ['is left', -ERRNO.ETIMEDOUT, 0, UNEXPECTED],
  ['is used up, and the receive was rejected otherwise', -ERRNO.EPIPE, -ERRNO.EPERM, UNEXPECTED],
  ['is used up, and something was received', 0, -ERRNO.EPERM, UNEXPECTED],
])('the reply capability %s', (_, received, closed, status) => {
  const slots = [REPLY_TO, REPLY_TO];
  expect(toldAfter(COMMAND.last, received, closed)).toEqual({ status, slots });
});

test('a receive that is rejected is not the end that it was told to make', () => {
  const told = toldAfter(COMMAND.echo, -ERRNO.ESRCH, -ERRNO.EPERM);
  expect(told).toEqual({ status: UNEXPECTED, slots: [REPLY_TO] });
});
