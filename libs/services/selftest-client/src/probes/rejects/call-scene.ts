/** Calls whose reply the kernel makes, to be rejected, and the side of them that the puppet has. */
import {
  asInstant,
  ipcCallStartRaw,
  ipcCallV2Raw,
  ipcRecvRaw,
  ipcReplyRecvV2Raw,
  LIMITS,
  MsgFlags,
  sendHeaderRaw,
  SYSCALL,
} from '@abicus/abi-kernel';
import { NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import { nowNs } from '@abicus/probe';
import { T5, u53In, type Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { NEVER, PAST } from '../../programs/minted-calls.ts';
import { BLOCKING, type MessageScene } from './message-scene.ts';
import { arranged, outcomeOf } from './rejects.ts';
import { LONG, NONE, SHORTER, SOURCE, TARGET, WORD } from './scene.ts';

/** Longer than the puppet takes for a call. */
const PAUSE_NS = LIMITS.timeslice;

/** A scene with a request that the client has received and not answered. */
export interface CallScene extends MessageScene {
  /** Its token; 0: there is none. */
  token: number;
  /** An endpoint of many places; it is there at a stage. */
  deep: number;
}

/** What a call states; what is left out is valid. The payload of a call and its reply are at the begin of the buffer. */
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

const flagsOf = ({ moved }: CallArguments): number =>
  moved === undefined ? NO_FLAGS : MsgFlags.CAP_MOVE;

/** The time in a while, as a register of a deadline holds it. */
export function* soon({ cpu }: MessageScene): Program<number> {
  return asInstant(Number(yield* nowNs(cpu)) + PAUSE_NS);
}

/** Calls at the own endpoint, until a deadline that is soon, unless it is told otherwise. */
export function* callV2(scene: MessageScene, stated: CallArguments = {}): Program<number> {
  const { cpu, buffer, own } = scene;
  const { slot = own, payload = buffer, length = LONG, moved = NO_SLOT } = stated;
  const { reply = buffer, room = LONG, budget = NONE } = stated;
  const deadline = stated.deadline ?? (yield* soon(scene));
  const flags = flagsOf(stated);
  const words = Int32Array.of(payload);
  return yield* ipcCallV2Raw(
    cpu,
    slot,
    NO_TYPE,
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
  const { slot = own, payload = buffer, length = NONE, moved = NO_SLOT, token = NONE } = stated;
  const { reply = buffer, room = LONG, deadline = PAST } = stated;
  const flags = flagsOf(stated);
  const words = Int32Array.of(payload);
  return ipcReplyRecvV2Raw(
    cpu,
    slot,
    NO_TYPE,
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
  const { slot = own, payload = buffer, length = LONG, moved = NO_SLOT } = stated;
  const { notify = CLIENT.repliesRecv, room = NONE, deadline = PAST } = stated;
  const flags = flagsOf(stated);
  const words = Int32Array.of(payload);
  return ipcCallStartRaw(
    cpu,
    slot,
    NO_TYPE,
    flags,
    moved,
    notify,
    room,
    deadline,
    words,
    length,
    NONE,
  );
}

/** Waits until the puppet blocks in the call that it has begun. */
export function* pause(scene: MessageScene): Program<number> {
  const { cpu, buffer } = scene;
  const deadline = BigInt(yield* soon(scene));
  return yield* ipcRecvRaw(cpu, CLIENT.repliesRecv, buffer, buffer, NONE, BLOCKING, deadline);
}

/** Arguments of the puppet for a call or a receive at a slot, with room in its buffer for what it gets. */
function argumentsOf({ puppet }: MessageScene, slot: number, room: number): readonly number[] {
  return [slot, NO_TYPE, NO_FLAGS, NO_SLOT, puppet.buffer, room, NEVER];
}

/** The puppet waits with a buffer that is a byte too small, while a call is made; a header lets it continue. */
export function* whileWaiting(
  scene: MessageScene,
  call: (scene: MessageScene) => Program<number>,
): Program<number | string> {
  const { cpu, puppet, own } = scene;
  const args = argumentsOf(scene, SOURCE, SHORTER);
  const begun = yield* puppet.begin(SYSCALL.ipcReplyRecvV2, ...args);
  const waited = yield* pause(scene);
  const result = yield* call(scene);
  const sent = yield* sendHeaderRaw(cpu, own, NO_TYPE, NO_FLAGS, NONE);
  const { result: received } = yield* puppet.finish();
  const found = [begun, outcomeOf(waited), sent, received];
  return arranged(result, found, 'ok ETIMEDOUT 0 0');
}

/** The puppet takes the request of a call as a message, with which its call ends. */
export function* whileTaken(
  scene: MessageScene,
  call: (scene: MessageScene) => Program<number>,
): Program<number | string> {
  const { puppet } = scene;
  const args = [SOURCE, puppet.buffer, puppet.buffer + LONG, LONG];
  const begun = yield* puppet.begin(SYSCALL.ipcRecv, ...args);
  const result = yield* call(scene);
  const { result: received } = yield* puppet.finish();
  return arranged(result, [begun, received], `ok ${LONG}`);
}

/** Lets the puppet call at the own endpoint with a buffer of `LONG` bytes. */
export function beginCall(scene: MessageScene): Program<string> {
  const args = argumentsOf(scene, TARGET, LONG);
  return scene.puppet.begin(SYSCALL.ipcCallV2, ...args, WORD.length);
}

/** Receives the request of the puppet; returns its token. */
export function* takeRequest(scene: CallScene): Program<number> {
  yield* replyRecvV2(scene, { deadline: yield* soon(scene) });
  return u53In(scene.cpu.x, T5);
}
