/** The bytes that the queues of one owner may hold: all used up, in queues that have places left. */
import { ipcRecvRaw, LIMITS, RecvFlags, SendFlags, ipcSendRaw } from '@abicus/abi-kernel';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { headerBytes, type MessageScene } from './message-scene.ts';

/** The stage at which the bytes of the client as an owner are used up. */
export const OWNED = 'all bytes of an owner';

/** Two pages of the stack of each program, which can be read. */
export const FRAME_VA = 0x1fff_e000;
/** Longest frames in the queue of the own endpoint, for replies, and for events: as many as the bytes of an owner. */
const FRAMES = { own: 10, replies: 8, events: 14 } as const;

/** Fills the queues with longest frames, and leaves a place in that for events. */
export function* fillOwner(scene: MessageScene): Program<number> {
  const own = yield* sendFrames(scene, scene.own, FRAMES.own);
  const replies = yield* sendFrames(scene, CLIENT.repliesSend, FRAMES.replies);
  return own + replies + (yield* sendFrames(scene, CLIENT.eventsSend, FRAMES.events));
}

/** Sends longest frames; gives the result of the last one. */
export function* sendFrames(
  { cpu, buffer }: MessageScene,
  slot: number,
  frames: number,
): Program<number> {
  const { maxFrame } = LIMITS;
  const { NONBLOCK } = SendFlags;
  cpu.write(buffer, headerBytes(maxFrame));
  let result = 0;
  for (let sent = 0; sent < frames && result >= 0; sent++) {
    result = yield* ipcSendRaw(cpu, slot, buffer, FRAME_VA, maxFrame, NONBLOCK, 0n);
  }
  return result;
}

/** Empties the queues. */
export function* emptyOwner({ cpu, own, buffer }: MessageScene): Program {
  const flags = RecvFlags.NONBLOCK | RecvFlags.TRUNCATE;
  for (const slot of [own, CLIENT.repliesRecv, CLIENT.eventsRecv]) {
    let taken = 0;
    while (taken >= 0) taken = yield* ipcRecvRaw(cpu, slot, buffer, buffer, 0, flags, 0n);
  }
}
