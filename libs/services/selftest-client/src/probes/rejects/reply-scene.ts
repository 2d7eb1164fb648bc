/** Calls whose reply goes through a capability, to be rejected, and the side of them that the puppet has. */
import {
  capCloseRaw,
  capDeriveRaw,
  capTransferToRaw,
  ipcCallRaw,
  ipcReplyRecvRaw,
  ipcSendRaw,
  Rights,
  SendFlags,
  SYSCALL,
} from '@abicus/abi-kernel';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { soon } from './call-scene.ts';
import {
  BLOCKING,
  DESC,
  descriptor,
  headerBytes,
  headerOf,
  NO_DEADLINE,
  receive,
  type MessageScene,
  type Receive,
} from './message-scene.ts';
import { arranged, outcomeOf, outcomesOf } from './rejects.ts';
import { LONG, NONE, REPLIES, REPLY_TO, TARGET, WORD } from './scene.ts';

/** What is sent; what is left out is valid. The header, whose bytes are a payload as well, is at the begin of the buffer. */
interface Request {
  readonly slot?: number;
  readonly states?: number;
  readonly payload?: number;
  readonly length?: number;
  readonly moved?: number;
}

/** The buffer of a caller for its reply. */
interface ReplyBuffer {
  readonly reply?: number;
  readonly room?: number;
}

/** Calls at the own endpoint. It moves what is stated, also nothing. */
export function* call(
  scene: MessageScene,
  request: Request,
  { reply = scene.buffer, room = LONG }: ReplyBuffer = {},
): Program<number> {
  const { cpu, buffer, own } = scene;
  const { slot = own, payload = buffer, length = WORD.length, moved } = request;
  cpu.write(buffer, headerBytes(request.states ?? length, moved));
  return yield* ipcCallRaw(cpu, slot, buffer, payload, length, reply, room);
}

/** The same where the request is sent, and its reply is rejected; the request is there. */
export function* calledAnd(scene: MessageScene, buffer: ReplyBuffer): Program<number | string> {
  const { cpu, copy } = scene;
  const moved = yield* capDeriveRaw(cpu, copy, Rights.SEND);
  const result = yield* call(scene, { moved }, buffer);
  const taken = yield* receive(scene);
  const closed = yield* capCloseRaw(cpu, headerOf(scene).slot);
  return arranged(result, [taken, closed], `${WORD.length} 0`);
}

/** Replies to the own endpoint, and receives from that for replies, unless it is told otherwise. */
export function* replyRecv(
  scene: MessageScene,
  request: Request,
  source: Receive = {},
): Program<number> {
  const { cpu, buffer, send } = scene;
  const { slot = send, payload = buffer, length = WORD.length, moved } = request;
  cpu.write(buffer, headerBytes(request.states ?? length, moved));
  const desc = buffer + DESC;
  cpu.write(desc, descriptor(buffer, { slot: CLIENT.repliesRecv, ...source }));
  return yield* ipcReplyRecvRaw(cpu, slot, buffer, payload, length, desc);
}

/** The same where the reply is sent, and the receive is rejected: its capability is gone, and its word is there. */
export function* repliedAnd(scene: MessageScene, source: Receive): Program<number | string> {
  const { cpu, own } = scene;
  const slot = yield* capDeriveRaw(cpu, own, Rights.SEND);
  const result = yield* replyRecv(scene, { slot }, source);
  const left = yield* capCloseRaw(cpu, slot);
  const word = yield* receive(scene);
  return arranged(result, [outcomeOf(left), word], `EPERM ${WORD.length}`);
}

/** Sends a payload, with a capability if there is one to move. */
export function* sendBytes(
  { cpu, buffer }: MessageScene,
  slot: number,
  length: number,
  moved?: number,
): Program<number> {
  cpu.write(buffer, headerBytes(length, moved));
  return yield* ipcSendRaw(cpu, slot, buffer, buffer, length, SendFlags.NONBLOCK, NO_DEADLINE);
}

/** Gives the puppet a SEND capability of the endpoint for replies. */
export function giveReply(
  { cpu, puppet }: MessageScene,
  slot: number = CLIENT.repliesSend,
): Program<number> {
  return capTransferToRaw(cpu, puppet.pid, slot, Rights.SEND, REPLY_TO);
}

/**
 * The puppet calls with a reply that comes to an endpoint of the client, by slots with RECV and SEND. The client takes
 * the request, and does something with the capability for its reply. Gives what the puppet's call returned.
 */
export function* calledByPuppet(
  scene: MessageScene,
  [from, to]: readonly [number, number],
  answer: (slot: number) => Program<number | string>,
): Program<number | string> {
  const { cpu, puppet } = scene;
  const { pid, buffer } = puppet;
  const given = yield* capTransferToRaw(cpu, pid, from, Rights.RECV, REPLIES);
  const moved = yield* giveReply(scene, to);
  const args = [TARGET, buffer];
  const begun = yield* puppet.beginWith(SYSCALL.ipcCall, args, headerBytes(NONE, REPLY_TO));
  const deadline = BigInt(yield* soon(scene));
  const taken = yield* receive(scene, { flags: BLOCKING, deadline });
  const answered = yield* answer(headerOf(scene).slot);
  const { result } = yield* puppet.finish();
  const dropped = yield* puppet.result(SYSCALL.capClose, REPLIES);
  const found = [begun, taken, dropped, outcomesOf([given, moved]), answered];
  return arranged(result, found, 'ok 0 0 ok ok 0');
}
