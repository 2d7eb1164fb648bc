/** Calls whose reply the kernel makes, to be rejected, and the side of them that the puppet has. */
import {
  asInstant,
  ipcCallStartRaw,
  ipcCallV2Raw,
  ipcRecvRaw,
  ipcReplyRecvV2Raw,
  MsgFlags,
  sendHeaderRaw,
  SYSCALL,
} from '@abicus/abi-kernel';
import { nowNs } from '@abicus/probe';
import { T5, u53In, type Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { PAST } from '../../programs/minted-calls.ts';
import { SOURCE, TARGET, type MessageScene } from './message-scene.ts';

/** Bytes of a payload that does not travel in registers. */
export const LONG = 64;
/** Bytes of one that does, and their word. */
const SHORT = 4;
const SHORT_WORD = 0x0102_0304;
/** Offsets in the buffer of the client: of a payload, and of what it receives. */
const AT = { payload: 256, received: 512 };
/** Where the puppet has such a payload in its buffer. */
const PUPPET_PAYLOAD = 128;
const TYPE = 7;
/** Longer than the puppet takes for a call. */
const PAUSE_NS = 60_000;

/** A scene with a request that the client has received and not answered. */
export interface CallScene extends MessageScene {
  /** Its token; 0: there is none. */
  token: number;
  /** An endpoint of many places; it is there at a stage. */
  deep: number;
}

/** What a call states; what is left out is valid. */
export interface CallArguments {
  readonly slot?: number;
  readonly payload?: number;
  readonly length?: number;
  readonly moved?: number;
  /** The buffer of a reply, or of the next message. */
  readonly reply?: number;
  readonly room?: number;
  readonly deadline?: number;
  readonly budget?: number;
  readonly token?: number;
  readonly notify?: number;
}

const flagsOf = ({ moved }: CallArguments): number => (moved === undefined ? 0 : MsgFlags.CAP_MOVE);
const wordsOf = (va: number): Int32Array => new Int32Array([va, 0, 0, 0, 0, 0, 0, 0]);

/** The time in a while, as a register of a deadline holds it. */
export function* soon({ cpu }: MessageScene): Program<number> {
  return asInstant(Number(yield* nowNs(cpu)) + PAUSE_NS);
}

/** Calls at the own endpoint, until a deadline that is soon, unless it is told otherwise. */
export function* callV2(scene: MessageScene, stated: CallArguments = {}): Program<number> {
  const { cpu, buffer, own } = scene;
  const { slot = own, payload = buffer + AT.payload, length = LONG, moved = 0 } = stated;
  const { reply = buffer + AT.received, room = LONG, budget = 0 } = stated;
  const deadline = stated.deadline ?? (yield* soon(scene));
  const flags = flagsOf(stated);
  const words = wordsOf(payload);
  return yield* ipcCallV2Raw(
    cpu,
    slot,
    TYPE,
    flags,
    moved,
    reply,
    room,
    deadline,
    words,
    length,
    budget,
  );
}

/** Receives at the own endpoint what is queued, after the reply to a token if there is one. */
export function replyRecvV2(scene: MessageScene, stated: CallArguments = {}): Program<number> {
  const { cpu, buffer, own } = scene;
  const { slot = own, payload = buffer + AT.payload, length = 0, moved = 0, token = 0 } = stated;
  const { reply = buffer + AT.received, room = LONG, deadline = PAST } = stated;
  const flags = flagsOf(stated);
  const words = wordsOf(payload);
  return ipcReplyRecvV2Raw(
    cpu,
    slot,
    TYPE,
    flags,
    moved,
    reply,
    room,
    deadline,
    words,
    length,
    token,
  );
}

/** Starts a call at the own endpoint, without bytes for its reply. */
export function startV2(scene: MessageScene, stated: CallArguments = {}): Program<number> {
  const { cpu, buffer, own } = scene;
  const { slot = own, payload = buffer + AT.payload, length = LONG, moved = 0 } = stated;
  const { notify = CLIENT.repliesRecv, room = 0, deadline = PAST } = stated;
  const flags = flagsOf(stated);
  const words = wordsOf(payload);
  return ipcCallStartRaw(cpu, slot, TYPE, flags, moved, notify, room, deadline, words, length, 1);
}

/** Waits until the puppet blocks in the call that it has begun. */
export function* pause(scene: MessageScene): Program<number> {
  const { cpu, buffer } = scene;
  const deadline = BigInt(yield* soon(scene));
  return yield* ipcRecvRaw(cpu, CLIENT.repliesRecv, buffer, buffer, 0, 0, deadline);
}

/** The puppet waits with a buffer that is a byte too small, while a call is made; a header lets it continue. */
export function* whileWaiting(
  scene: MessageScene,
  call: (scene: MessageScene) => Program<number>,
): Program<number> {
  const { cpu, puppet, own } = scene;
  const args = [SOURCE, 0, 0, 0, puppet.buffer, LONG - 1, 0];
  const begun = yield* puppet.begin(SYSCALL.ipcReplyRecvV2, ...args);
  const waited = yield* pause(scene);
  const result = yield* call(scene);
  const sent = yield* sendHeaderRaw(cpu, own, TYPE, 0, 0);
  const { result: received } = yield* puppet.finish();
  return begun === 'ok' && waited < 0 && sent === 0 && received === 0 ? result : 0;
}

/** The puppet takes the request of a call as a message, with which its call ends. */
export function* whileTaken(
  scene: MessageScene,
  call: (scene: MessageScene) => Program<number>,
): Program<number> {
  const { puppet } = scene;
  const args = [SOURCE, puppet.buffer, puppet.buffer + PUPPET_PAYLOAD, LONG, 0, 0];
  const begun = yield* puppet.begin(SYSCALL.ipcRecv, ...args);
  const result = yield* call(scene);
  const { result: received } = yield* puppet.finish();
  return begun === 'ok' && received === LONG ? result : 0;
}

/** Lets the puppet call at the own endpoint with a buffer of `LONG` bytes. */
export function beginCall({ puppet }: MessageScene): Program<string> {
  const { buffer } = puppet;
  const args = [TARGET, TYPE, 0, 0, buffer + PUPPET_PAYLOAD, LONG, 0, SHORT, SHORT_WORD];
  return puppet.begin(SYSCALL.ipcCallV2, ...args);
}

/** Receives the request of the puppet; returns its token, 0 without one. */
export function* takeRequest(scene: CallScene): Program<number> {
  const { cpu, own, buffer } = scene;
  const deadline = yield* soon(scene);
  const at = buffer + AT.received;
  const taken = yield* ipcReplyRecvV2Raw(cpu, own, 0, 0, 0, at, LONG, deadline, wordsOf(0), 0, 0);
  return taken === SHORT ? u53In(cpu.x, T5) : 0;
}
