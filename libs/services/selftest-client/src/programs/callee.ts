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
  type CapSlot,
  type RecvDesc,
} from '@abicus/abi-kernel';
import { Receiver, NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import { GRANT, UNEXPECTED_STATUS } from '@abicus/probe';
import { reserve, type Cpu, type Program } from '@abicus/wire';
import { COMMAND, inverted } from './call-commands.ts';
import { PAST } from './minted-calls.ts';
import { untilGranted } from './until-granted.ts';

/** The longest request that is received, in bytes. */
export const CALLEE_ROOM = 1024;
const IDENTITY_SIZE = 8;

/** What each receive of the child is made with, besides its deadline. */
type Buffers = Omit<RecvDesc, 'deadline'>;

interface Request {
  readonly payload: Uint8Array;
  readonly replyTo: CapSlot;
}

/** The program. */
export function* callee(cpu: Cpu): Program {
  const desc = allocate(cpu);
  const receiver = new Receiver(cpu, GRANT, CALLEE_ROOM);
  const first = yield* untilGranted(cpu, () => receiver.receive(0n));
  let request: Request = { payload: first.payload, replyTo: first.moved ?? NO_SLOT };
  for (let replies = 0; ;) {
    const { payload, replyTo } = request;
    const [command] = payload;
    if (command === COMMAND.end) yield* exit(cpu, asExitStatus(replies));
    const reply = Uint8Array.of(replyTo, ...inverted(payload));
    const header = { src: 0, dst: 0, ty: NO_TYPE, flags: NO_FLAGS, len: reply.length };
    const isLast = command === COMMAND.last;
    const deadline = isLast ? BigInt(PAST) : 0n;
    const next = yield* ipcReplyRecv(cpu, replyTo, header, reply, { ...desc, deadline });
    replies += 1;
    if (isLast) {
      const closed = yield* capClose(cpu, replyTo);
      const isUsedUp = !next.ok && next.error === 'ETIMEDOUT' && !closed.ok;
      yield* exit(cpu, isUsedUp ? asExitStatus(replies) : UNEXPECTED_STATUS);
    }
    if (!next.ok) return yield* exit(cpu, UNEXPECTED_STATUS);
    request = received(cpu, desc, next.value);
  }
}

/** Allocates the buffers of a receive on the stack permanently. */
function allocate(cpu: Cpu): Buffers {
  const at = reserve(cpu, MSG_HEADER_SIZE + IDENTITY_SIZE + CALLEE_ROOM);
  return {
    slot: GRANT,
    headerOut: asUserPtr(at),
    payloadOut: asUserPtr(at + MSG_HEADER_SIZE + IDENTITY_SIZE),
    payloadMax: CALLEE_ROOM,
    senderServiceIdOut: asUserPtr(at + MSG_HEADER_SIZE),
    flags: asRecvFlags(0),
  };
}

function received(cpu: Cpu, { headerOut, payloadOut }: Buffers, length: number): Request {
  const replyTo = asCapSlot(cpu.load32(headerOut + MSG_HEADER.src));
  return { payload: cpu.read(payloadOut, length), replyTo };
}
