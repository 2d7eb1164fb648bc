/** Calls whose reply goes through a capability, to be rejected, and the side of them that the puppet has. */
import {
  asCapSlot,
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
import { LONG, soon } from './call-scene.ts';
import {
  descriptor,
  headerBytes,
  headerOf,
  receive,
  TARGET,
  WORD,
  type MessageScene,
  type Receive,
} from './message-scene.ts';

/** Offsets in the buffer of the client: of a header, of a descriptor, of a payload, and of a reply. */
const AT = { header: 0, desc: 32, payload: 256, reply: 512 };
/** Slots of the puppet: to receive replies from, and to send them to, which a call moves. */
const REPLIES = asCapSlot(53);
/** The slot of the puppet with SEND of the endpoint for replies. */
export const REPLY_TO = asCapSlot(54);
/** Where the puppet has a payload in its buffer. */
const PUPPET_PAYLOAD = 128;

/** What is sent; what is left out is valid. */
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
  { reply = scene.buffer + AT.reply, room = LONG }: ReplyBuffer = {},
): Program<number> {
  const { cpu, buffer, own } = scene;
  const { slot = own, payload = buffer + AT.payload, length = WORD.length, moved } = request;
  cpu.write(buffer + AT.header, headerBytes(request.states ?? length, moved));
  return yield* ipcCallRaw(cpu, slot, buffer + AT.header, payload, length, reply, room);
}

/** The same where the request is sent, and its reply is rejected; the request is there. */
export function* calledAnd(scene: MessageScene, buffer: ReplyBuffer): Program<number> {
  const { cpu, copy } = scene;
  const moved = yield* capDeriveRaw(cpu, copy, Rights.SEND);
  const result = yield* call(scene, { moved }, buffer);
  const taken = yield* receive(scene);
  const closed = yield* capCloseRaw(cpu, headerOf(scene).slot);
  return taken === WORD.length && closed === 0 ? result : 0;
}

/** Replies to the own endpoint, and receives from that for replies, unless it is told otherwise. */
export function* replyRecv(
  scene: MessageScene,
  request: Request,
  source: Receive = {},
): Program<number> {
  const { cpu, buffer, send } = scene;
  const { slot = send, payload = buffer + AT.payload, length = WORD.length, moved } = request;
  cpu.write(buffer + AT.header, headerBytes(request.states ?? length, moved));
  cpu.write(buffer + AT.desc, descriptor(buffer, { slot: CLIENT.repliesRecv, ...source }));
  const desc = buffer + AT.desc;
  return yield* ipcReplyRecvRaw(cpu, slot, buffer + AT.header, payload, length, desc);
}

/** The same where the reply is sent, and the receive is rejected: its capability is gone, and its word is there. */
export function* repliedAnd(scene: MessageScene, source: Receive): Program<number> {
  const { cpu, own } = scene;
  const slot = yield* capDeriveRaw(cpu, own, Rights.SEND);
  const result = yield* replyRecv(scene, { slot }, source);
  const left = yield* capCloseRaw(cpu, slot);
  const word = yield* receive(scene);
  return left < 0 && word === WORD.length ? result : 0;
}

/** Sends a payload, with a capability if there is one to move. */
export function* sendBytes(
  { cpu, buffer }: MessageScene,
  slot: number,
  length: number,
  moved?: number,
): Program<number> {
  cpu.write(buffer + AT.header, headerBytes(length, moved));
  const [header, payload] = [buffer + AT.header, buffer + AT.payload];
  return yield* ipcSendRaw(cpu, slot, header, payload, length, SendFlags.NONBLOCK, 0n);
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
  answer: (slot: number) => Program<number>,
): Program<number> {
  const { cpu, puppet } = scene;
  const { pid, buffer } = puppet;
  const given = yield* capTransferToRaw(cpu, pid, from, Rights.RECV, REPLIES);
  const moved = yield* giveReply(scene, to);
  const args = [TARGET, buffer, buffer, 0, buffer + PUPPET_PAYLOAD, LONG];
  const begun = yield* puppet.beginWith(SYSCALL.ipcCall, args, headerBytes(0, REPLY_TO));
  const deadline = BigInt(yield* soon(scene));
  const taken = yield* receive(scene, { flags: 0, deadline });
  const answered = yield* answer(headerOf(scene).slot);
  const { result } = yield* puppet.finish();
  const dropped = yield* puppet.result(SYSCALL.capClose, REPLIES);
  const isArranged = given >= 0 && moved >= 0 && begun === 'ok' && taken === 0 && dropped === 0;
  return isArranged && answered >= 0 ? result : 0;
}
