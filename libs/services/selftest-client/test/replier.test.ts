/** What `child.replier` tells of a request and of a token, byte by byte, in which order it replies, and how it ends. */
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  asPid,
  decodeIpcReplyRecvV2,
  ERRNO,
  ipcReplyRecvV2Done,
  ipcReplyRecvV2PayloadRegisters,
  ipcReplyRecvV2ReceivedRegisters,
  MessageKind,
  QosClass,
} from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { bytesIn, isReject, setBytes } from '@abicus/wire';
import { expect, test } from 'vitest';
import { COMMAND } from '../src/programs/call-commands.ts';
import { replier } from '../src/programs/replier.ts';
import { exitStatus } from './exit-status.ts';

const UNEXPECTED = 99;
/** The token of the first request; each has the next one. All its bytes differ. */
const TOKEN = 0x1f_1e1d_1c1b_1a19;
const SENDER = 0x0403_0201;
const IDENTITY = 0x1817_1615_1413_1211n;
const NOW = 0x0c_0b0a_0908_0706;

/** A reply: how many tokens after the first one, and the bytes. */
type Sent = readonly [request: number, bytes: readonly number[]];

/** Sends requests, of which each is these bytes, one after another. */
function replies(...requests: readonly (readonly number[])[]): {
  readonly sent: readonly Sent[];
  readonly status: number | undefined;
} {
  const cpu = new FakeCpu();
  const sent: Sent[] = [];
  const left = requests.entries();
  const status = exitStatus(cpu, replier(cpu), () => {
    const { x } = cpu;
    const call = decodeIpcReplyRecvV2(x);
    if (isReject(call)) throw new Error(call.check);
    const { token, payload } = call;
    const bytes = bytesIn(x, ipcReplyRecvV2PayloadRegisters, payload.length);
    if (token !== 0) sent.push([token - TOKEN, [...bytes]]);
    const next = left.next();
    if (next.done) return -ERRNO.EPIPE;
    const [i, request] = next.value;
    setBytes(x, ipcReplyRecvV2ReceivedRegisters, Uint8Array.from(request));
    ipcReplyRecvV2Done(
      x,
      request.length,
      asMsgType(1),
      asMsgFlags(0),
      asCapSlot(0),
      asPid(SENDER),
      IDENTITY,
      asInstant(NOW),
      QosClass.Interactive,
      TOKEN + i,
      request[0] === COMMAND.release ? MessageKind.Message : MessageKind.Request,
    );
    return request.length;
  });
  return { sent, status };
}

test('it tells who asked, and when', () => {
  const pid = [1, 2, 3, 4];
  const qos = [QosClass.Interactive, 0, 0, 0];
  const identity = [0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18];
  const now = [6, 7, 8, 9, 10, 11, 12, 0];
  const bytes = [pid, qos, identity, now].flat();
  expect(replies([COMMAND.sender]).sent).toEqual([[0, bytes]]);
});

test('it tells the token that it kept first', () => {
  const { sent } = replies([COMMAND.hold, 1], [COMMAND.hold, 2], [COMMAND.token]);
  expect(sent).toEqual([[2, [0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, 0]]]);
});

test('without one that it kept it tells none', () => {
  expect(replies([COMMAND.token]).sent).toEqual([[0, Array(8).fill(0)]]);
});

test('of requests that it kept it replies to the first one first', () => {
  const { sent } = replies(
    [COMMAND.hold, 1],
    [COMMAND.hold, 2],
    [COMMAND.release],
    [COMMAND.release],
  );
  expect(sent).toEqual([
    [0, [0xfe]],
    [1, [0xfd]],
  ]);
});

test.each([
  ['the command to end', COMMAND.end, 0],
  ['no command', 0xff, UNEXPECTED],
])('it ends at %s, and receives nothing after it', (_, command, status) => {
  expect(replies([command], [COMMAND.echo])).toEqual({ sent: [], status });
});

test('it ends when nothing can be received', () => {
  expect(replies([COMMAND.echo, 1])).toEqual({ sent: [[0, [0xfe]]], status: UNEXPECTED });
});
