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
  MsgFlags,
  QosClass,
  SYSCALL,
} from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { bytesIn, encodeUtf8, isReject, setBytes } from '@abicus/wire';
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
const LENT = 5;
/** Behind the command to release: it is a request, and no message. */
const AS_REQUEST = 1;

/** A reply: how many tokens after the first one, and the bytes. */
type Sent = readonly [request: number, bytes: readonly number[]];

/** What a run gives. */
interface Seen {
  readonly sent: readonly Sent[];
  /** Replies that are to be rejected. */
  readonly attempts: readonly Sent[];
  /** The slots that replies moved. */
  readonly moved: readonly number[];
  readonly status: number | undefined;
}

/** The replies to requests, of which each is these bytes, where a send through a lent capability gives this. */
function runOf(requests: readonly (readonly number[])[], send = 0): Seen {
  const cpu = new FakeCpu();
  const [sent, attempts, moved]: [Sent[], Sent[], number[]] = [[], [], []];
  const left = requests.entries();
  const status = exitStatus(cpu, replier(cpu), ({ number }) => {
    if (number === SYSCALL.ipcSend) return send;
    const { x } = cpu;
    const call = decodeIpcReplyRecvV2(x);
    if (isReject(call)) throw new Error(call.check);
    const { token, payload, deadline, flags } = call;
    const bytes = bytesIn(x, ipcReplyRecvV2PayloadRegisters, payload.length);
    const isAttempt = deadline !== 0;
    if (token !== 0) (isAttempt ? attempts : sent).push([token - TOKEN, [...bytes]]);
    if (flags === MsgFlags.CAP_MOVE) moved.push(call.moved);
    if (isAttempt) return -ERRNO.EINVAL;
    const next = left.next();
    if (next.done) return -ERRNO.EPIPE;
    const [i, request] = next.value;
    setBytes(x, ipcReplyRecvV2ReceivedRegisters, Uint8Array.from(request));
    ipcReplyRecvV2Done(
      x,
      request.length,
      asMsgType(1),
      asMsgFlags(0),
      asCapSlot(LENT),
      asPid(SENDER),
      IDENTITY,
      asInstant(NOW),
      QosClass.Interactive,
      TOKEN + i,
      request[0] === COMMAND.release && request[1] !== AS_REQUEST
        ? MessageKind.Message
        : MessageKind.Request,
    );
    return request.length;
  });
  return { sent, attempts, moved, status };
}

const replies = (...requests: readonly (readonly number[])[]): Seen => runOf(requests);

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

test('a request to release what it kept has no effect: that is asked for by a message', () => {
  const { sent } = replies([COMMAND.hold, 1], [COMMAND.release, AS_REQUEST], [COMMAND.release]);
  expect(sent).toEqual([[0, [0xfe]]]);
});

const REJECTED = [...encodeUtf8('EINVAL')];

test('it tries its last reply again, which a request without a reply does not replace', () => {
  const { sent, attempts } = replies([COMMAND.echo, 1], [COMMAND.hold, 2], [COMMAND.again]);
  expect([sent, attempts]).toEqual([
    [
      [0, [0xfe]],
      [2, REJECTED],
    ],
    [[0, [0xfe]]],
  ]);
});

test('what it replies too late it has kept first, and keeps no longer', () => {
  const kept = [
    [COMMAND.hold, 1],
    [COMMAND.hold, 2],
  ];
  const { sent, attempts } = replies(...kept, [COMMAND.late], [COMMAND.late]);
  expect(sent).toEqual([
    [2, REJECTED],
    [3, REJECTED],
  ]);
  expect(attempts).toEqual([
    [0, [0xfe]],
    [1, [0xfd]],
  ]);
});

test.each([
  ['moves back what it was lent', 1, [LENT]],
  ['keeps what it could not send through', -ERRNO.EPERM, []],
])('it %s', (_, send, moved) => {
  expect(runOf([[COMMAND.lend]], send)).toMatchObject({ sent: [[0, []]], moved });
});

test.each([
  ['the command to end', COMMAND.end, 0],
  ['no command', 0xff, UNEXPECTED],
])('it ends at %s, and receives nothing after it', (_, command, status) => {
  expect(replies([command], [COMMAND.echo])).toMatchObject({ sent: [], status });
});

test('it ends when nothing can be received', () => {
  expect(replies([COMMAND.echo, 1])).toMatchObject({ sent: [[0, [0xfe]]], status: UNEXPECTED });
});
