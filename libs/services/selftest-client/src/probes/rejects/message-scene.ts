/** Messages to make rejected calls with, and the buffers of the client. */
import {
  asCapSlot,
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
import { NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import type { ProbeContext } from '@abicus/probe';
import { decodeUtf8, type Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { PAST } from '../../programs/minted-calls.ts';
import { DEPTH, setEndpoints, SHARE, type EndpointScene } from './endpoint-scene.ts';
import { outcomesOf } from './rejects.ts';
import { LONG, NONE, SOURCE, TARGET, WORD } from './scene.ts';

/** Offsets in the buffer of a task: of what it receives, and of what it sends behind its header. */
const HEADER_OUT = LONG;
const PAYLOAD_OUT = HEADER_OUT + LONG;
const IDENTITY = PAYLOAD_OUT + LONG;
const PAYLOAD = IDENTITY + LONG;
/** The offset of a descriptor. */
export const DESC: number = PAYLOAD + LONG;
/** The size of the payload buffer of a receive. */
export const ROOM = LONG;
/** The flags of a call that blocks. */
export const BLOCKING = NONE;
/** The deadline of a call that does not block, or that waits as long as it takes. */
export const NO_DEADLINE = BigInt(NONE);
/** A deadline that has passed. */
export const PASSED = BigInt(PAST);

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
  const part = yield* factoryDeriveRaw(cpu, CLIENT.endpoints, SHARE, NONE);
  const narrow = yield* ipcEndpointCreateV2Raw(cpu, part, DEPTH);
  const copy = yield* capCloneRaw(cpu, CLIENT.repliesSend);
  cpu.write(scene.buffer + PAYLOAD, WORD);
  const { pid } = scene.puppet;
  const source = yield* capTransferToRaw(cpu, pid, scene.own, Rights.RECV, SOURCE);
  const target = yield* capTransferToRaw(cpu, pid, scene.own, Rights.SEND, TARGET);
  const set = outcomesOf([narrow, copy, source, target]);
  return set === 'ok ok ok ok' ? { ...scene, part, narrow, copy } : undefined;
}

/** A header for so many bytes, with CAP_MOVE if a slot is given. */
export function headerBytes(length: number, moved?: number): Uint8Array {
  const flags = moved === undefined ? NO_FLAGS : MsgFlags.CAP_MOVE;
  return encodeMsgHeader({ src: moved ?? NO_SLOT, dst: NONE, ty: NO_TYPE, flags, len: length });
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
  const { slot = own, states = WORD.length, payload = buffer + PAYLOAD, moved } = sent;
  const { flags = SendFlags.NONBLOCK, deadline = NO_DEADLINE } = sent;
  cpu.write(buffer, headerBytes(states, moved));
  return yield* ipcSendRaw(cpu, slot, buffer, payload, WORD.length, flags, deadline);
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
  const { slot = own, headerOut = buffer + HEADER_OUT, room = ROOM } = received;
  const { payloadOut = buffer + PAYLOAD_OUT, flags = RecvFlags.NONBLOCK } = received;
  const { deadline = NO_DEADLINE } = received;
  return ipcRecvRaw(cpu, slot, headerOut, payloadOut, room, flags, deadline);
}

/** The same with the identity of the sender. */
export function* receiveV2(scene: MessageScene, received: Receive = {}): Program<number> {
  const { cpu, buffer, own } = scene;
  cpu.write(buffer + DESC, descriptor(buffer, { slot: own, ...received }));
  return yield* ipcRecvV2Raw(cpu, buffer + DESC);
}

/** The descriptor of a receive of a task with this buffer. */
export function descriptor(
  buffer: number,
  received: Receive & { readonly slot: number },
): Uint8Array {
  const { slot, headerOut = buffer + HEADER_OUT, room = ROOM } = received;
  const { payloadOut = buffer + PAYLOAD_OUT, identity = buffer + IDENTITY } = received;
  const { flags = RecvFlags.NONBLOCK, deadline = NO_DEADLINE } = received;
  return encodeRecvDesc({
    slot: asCapSlot(slot),
    headerOut: asUserPtr(headerOut),
    payloadOut: asUserPtr(payloadOut),
    payloadMax: room,
    senderServiceIdOut: asUserPtr(identity),
    flags: asRecvFlags(flags),
    deadline,
  });
}

/** The text that was received last. */
export function payloadOf({ cpu, buffer }: MessageScene, length: number): string | undefined {
  return decodeUtf8(cpu.read(buffer + PAYLOAD_OUT, length));
}

/** The fields of the header that was received last: the slot of a moved capability, the sender, and the length. */
export function headerOf({ cpu, buffer }: MessageScene): {
  readonly slot: number;
  readonly sender: number;
  readonly length: number;
} {
  const word = (offset: number): number => cpu.load32(buffer + HEADER_OUT + offset);
  return {
    slot: word(MSG_HEADER.src),
    sender: word(MSG_HEADER.dst),
    length: word(MSG_HEADER.len),
  };
}
