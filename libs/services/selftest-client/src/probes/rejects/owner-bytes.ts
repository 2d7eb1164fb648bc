/** The bytes that the queues of one owner may hold: all used up, in queues that have places left. */
import { ipcRecvRaw, LIMITS, RecvFlags, SendFlags, ipcSendRaw } from '@abicus/abi-kernel';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { headerBytes, NO_DEADLINE, type MessageScene } from './message-scene.ts';
import { outcomeOf } from './rejects.ts';
import { arrange, NONE, rounds } from './scene.ts';

/** The stage at which the bytes of the client as an owner are used up. */
export const OWNED = 'all bytes of an owner';

/** Two pages of the stack of each program, which can be read. */
export const FRAME_VA = 0x1fff_e000;
/** Longest frames in the queues of the own endpoint and for replies; those for events are the rest of an owner's bytes. */
const FRAMES = { own: 10, replies: 8, all: LIMITS.queuedBytesPerOwner / LIMITS.maxFrame } as const;

/** Fills the queues with longest frames, and leaves a place in that for events. */
export function* fillOwner(scene: MessageScene): Program {
  yield* sendFrames(scene, scene.own, FRAMES.own);
  yield* sendFrames(scene, CLIENT.repliesSend, FRAMES.replies);
  yield* sendFrames(scene, CLIENT.eventsSend, FRAMES.all - FRAMES.own - FRAMES.replies);
}

/** Sends longest frames. */
export function* sendFrames({ cpu, buffer }: MessageScene, slot: number, frames: number): Program {
  const { maxFrame } = LIMITS;
  cpu.write(buffer, headerBytes(maxFrame));
  for (const _ of rounds(frames)) {
    const { NONBLOCK } = SendFlags;
    yield* arrange(ipcSendRaw(cpu, slot, buffer, FRAME_VA, maxFrame, NONBLOCK, NO_DEADLINE));
  }
}

/** Empties the queues. */
export function* emptyOwner({ cpu, own, buffer }: MessageScene): Program {
  const flags = RecvFlags.NONBLOCK | RecvFlags.TRUNCATE;
  for (const slot of [own, CLIENT.repliesRecv, CLIENT.eventsRecv]) {
    let taken = 'ok';
    while (taken === 'ok') {
      taken = outcomeOf(yield* ipcRecvRaw(cpu, slot, buffer, buffer, NONE, flags, NO_DEADLINE));
    }
  }
}
