/**
 * `child.callee` answers calls of `ipcCall` with `ipcReplyRecv`. The first byte of a reply is the slot that the reply
 * capability came in; its exit status is the number of replies that it has sent.
 */
import {
  asCapSlot,
  asExitStatus,
  asRecvFlags,
  asUserPtr,
  capClose,
  exit,
  ipcReplyRecv,
  MSG_HEADER,
  MSG_HEADER_SIZE,
  yieldNow,
  type CapSlot,
  type RecvDesc,
} from '@abicus/abi-kernel';
import { Receiver, NO_FLAGS, NO_TYPE } from '@abicus/ipc';
import { GRANT, POLLS, UNEXPECTED_STATUS } from '@abicus/probe';
import { reserve, type Cpu, type Program } from '@abicus/wire';
import { COMMAND, inverted } from './call-commands.ts';

/** The longest request that is received, in bytes. */
export const CALLEE_ROOM = 1024;
const IDENTITY_SIZE = 8;
const PAST = 1n;

interface Request {
  readonly payload: Uint8Array;
  readonly replyTo: CapSlot;
}

/** The program. */
export function* callee(cpu: Cpu): Program {
  const desc = allocate(cpu);
  let request = yield* firstRequest(cpu);
  let replies = 0;
  while (request !== undefined) {
    const { payload, replyTo } = request;
    const [command] = payload;
    if (command === COMMAND.end) yield* exit(cpu, asExitStatus(replies));
    const reply = Uint8Array.of(replyTo, ...inverted(payload));
    const header = { src: 0, dst: 0, ty: NO_TYPE, flags: NO_FLAGS, len: reply.length };
    const isLast = command === COMMAND.last;
    const deadline = isLast ? PAST : 0n;
    const next = yield* ipcReplyRecv(cpu, replyTo, header, reply, { ...desc, deadline });
    replies += 1;
    if (isLast) {
      const closed = yield* capClose(cpu, replyTo);
      const isUsedUp = !next.ok && next.error === 'ETIMEDOUT' && !closed.ok;
      yield* exit(cpu, isUsedUp ? asExitStatus(replies) : UNEXPECTED_STATUS);
    }
    request = next.ok ? received(cpu, desc, next.value) : undefined;
  }
  yield* exit(cpu, UNEXPECTED_STATUS);
}

/** Receives the first request. The capability to receive is there when the parent has granted it. */
function* firstRequest(cpu: Cpu): Program<Request | undefined> {
  const receiver = new Receiver(cpu, GRANT, CALLEE_ROOM);
  for (let polls = 0; polls < POLLS; polls++) {
    const first = yield* receiver.receive(0n);
    if (first.ok) {
      const { payload, moved } = first.value;
      return moved === undefined ? undefined : { payload, replyTo: moved };
    }
    const yielded = yield* yieldNow(cpu);
    if (!yielded.ok) break;
  }
  return undefined;
}

/** Allocates the buffers of a receive on the stack permanently. */
function allocate(cpu: Cpu): RecvDesc {
  const at = reserve(cpu, MSG_HEADER_SIZE + IDENTITY_SIZE + CALLEE_ROOM);
  return {
    slot: GRANT,
    headerOut: asUserPtr(at),
    payloadOut: asUserPtr(at + MSG_HEADER_SIZE + IDENTITY_SIZE),
    payloadMax: CALLEE_ROOM,
    senderServiceIdOut: asUserPtr(at + MSG_HEADER_SIZE),
    flags: asRecvFlags(0),
    deadline: 0n,
  };
}

function received(cpu: Cpu, { headerOut, payloadOut }: RecvDesc, length: number): Request {
  const replyTo = asCapSlot(cpu.load32(headerOut + MSG_HEADER.src));
  return { payload: cpu.read(payloadOut, length), replyTo };
}
