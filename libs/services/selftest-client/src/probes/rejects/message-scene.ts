/** Messages to make rejected calls with, and the buffers of the client. */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  asRecvFlags,
  asUserPtr,
  capCloneRaw,
  capTransferToRaw,
  encodeMsgHeader,
  encodeRecvDesc,
  factoryDeriveRaw,
  ipcEndpointCreateV2Raw,
  ipcRecvRaw,
  ipcRecvV2Raw,
  ipcSendRaw,
  MSG_HEADER,
  MsgFlags,
  RecvFlags,
  Rights,
  SendFlags,
} from '@abicus/abi-kernel';
import type { ProbeContext } from '@abicus/probe';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { DEPTH, setEndpoints, type EndpointScene } from './endpoint-scene.ts';

/** Offsets in the buffer of a task: of what it sends, and of what it receives. */
const AT = { header: 0, payload: 16, desc: 32, headerOut: 96, identity: 112, payloadOut: 120 };
/** What each message of the scene has for a payload. */
export const WORD: Uint8Array = Uint8Array.of(9, 1, 9, 2);
/** The size of the payload buffer of a receive. */
export const ROOM = 16;
const TYPE = asMsgType(7);
/** The slot of the puppet with RECV of the own endpoint. */
export const SOURCE = asCapSlot(50);
/** Its slot with SEND. */
export const TARGET = asCapSlot(51);

/** A scene with an endpoint of a factory without bytes, and a capability to move. */
export interface MessageScene extends EndpointScene {
  readonly narrow: number;
  /** Its factory. */
  readonly part: number;
  /** Copy of SEND of the endpoint for replies. */
  readonly copy: number;
}

/** Sets a scene of messages. Undefined: one of its parts could not be created. */
export function* setMessages(context: ProbeContext): Program<MessageScene | undefined> {
  const { cpu } = context;
  const scene = yield* setEndpoints(context);
  if (scene === undefined) return undefined;
  const part = yield* factoryDeriveRaw(cpu, CLIENT.endpoints, 1, 0);
  const narrow = yield* ipcEndpointCreateV2Raw(cpu, part, DEPTH);
  const copy = yield* capCloneRaw(cpu, CLIENT.repliesSend);
  cpu.write(scene.buffer + AT.payload, WORD);
  const { pid } = scene.puppet;
  const source = yield* capTransferToRaw(cpu, pid, scene.own, Rights.RECV, SOURCE);
  const target = yield* capTransferToRaw(cpu, pid, scene.own, Rights.SEND, TARGET);
  const isSet = [narrow, copy, source, target].every((result) => result >= 0);
  return isSet ? { ...scene, part, narrow, copy } : undefined;
}

/** A header for so many bytes, with CAP_MOVE if a slot is given. */
export function headerBytes(length: number, moved?: number): Uint8Array {
  const flags = moved === undefined ? asMsgFlags(0) : MsgFlags.CAP_MOVE;
  return encodeMsgHeader({ src: moved ?? 0, dst: 0, ty: TYPE, flags, len: length });
}

/** What a send states; what is left out is valid. */
export interface Send {
  readonly slot?: number;
  /** The length in the header. */
  readonly states?: number;
  /** The address of the payload. */
  readonly payload?: number;
  readonly moved?: number;
  readonly flags?: number;
  readonly deadline?: bigint;
}

/** Sends a word to the own endpoint, unless it is told otherwise. */
export function* send({ cpu, buffer, own }: MessageScene, sent: Send = {}): Program<number> {
  const { slot = own, states = WORD.length, payload = buffer + AT.payload, moved } = sent;
  const { flags = SendFlags.NONBLOCK, deadline = 0n } = sent;
  const header = headerBytes(states, moved);
  cpu.write(buffer + AT.header, header);
  return yield* ipcSendRaw(cpu, slot, buffer + AT.header, payload, WORD.length, flags, deadline);
}

/** What a receive states; what is left out is valid. */
export interface Receive {
  readonly slot?: number;
  readonly headerOut?: number;
  readonly payloadOut?: number;
  readonly room?: number;
  readonly identity?: number;
  readonly flags?: number;
  readonly deadline?: bigint;
}

/** Receives from the own endpoint without blocking, unless it is told otherwise. */
export function receive(scene: MessageScene, received: Receive = {}): Program<number> {
  const { cpu, buffer, own } = scene;
  const { slot = own, headerOut = buffer + AT.headerOut, room = ROOM } = received;
  const { payloadOut = buffer + AT.payloadOut, flags = RecvFlags.NONBLOCK } = received;
  return ipcRecvRaw(cpu, slot, headerOut, payloadOut, room, flags, received.deadline ?? 0n);
}

/** The same with the identity of the sender. */
export function* receiveV2(scene: MessageScene, received: Receive = {}): Program<number> {
  const { cpu, buffer, own } = scene;
  cpu.write(buffer + AT.desc, descriptor(buffer, { slot: own, ...received }));
  return yield* ipcRecvV2Raw(cpu, buffer + AT.desc);
}

/** The descriptor of a receive of a task with this buffer. */
export function descriptor(buffer: number, received: Receive): Uint8Array {
  const { slot = 0, headerOut = buffer + AT.headerOut, room = ROOM } = received;
  const { payloadOut = buffer + AT.payloadOut, identity = buffer + AT.identity } = received;
  return encodeRecvDesc({
    slot: asCapSlot(slot),
    headerOut: asUserPtr(headerOut),
    payloadOut: asUserPtr(payloadOut),
    payloadMax: room,
    senderServiceIdOut: asUserPtr(identity),
    flags: asRecvFlags(received.flags ?? RecvFlags.NONBLOCK),
    deadline: received.deadline ?? 0n,
  });
}

/** The payload that was received last. */
export function payloadOf({ cpu, buffer }: MessageScene, length = WORD.length): Uint8Array {
  return cpu.read(buffer + AT.payloadOut, length);
}

/** The fields of the header that was received last: the slot of a moved capability, the sender, and the length. */
export function headerOf({ cpu, buffer }: MessageScene): {
  readonly slot: number;
  readonly sender: number;
  readonly length: number;
} {
  const word = (offset: number): number => cpu.load32(buffer + AT.headerOut + offset);
  return {
    slot: word(MSG_HEADER.src),
    sender: word(MSG_HEADER.dst),
    length: word(MSG_HEADER.len),
  };
}
