/** Rejected calls on messages. */
import {
  capCloseRaw,
  capDeriveRaw,
  recvHeaderRaw,
  Rights,
  sendHeaderRaw,
  SYSCALL,
} from '@abicus/abi-kernel';
import { NO_FLAGS, NO_TYPE } from '@abicus/ipc';
import type { Program } from '@abicus/wire';
import { DEPTH } from './endpoint-scene.ts';
import { send, type MessageScene } from './message-scene.ts';
import { emptyOwner, fillOwner, OWNED } from './owner-bytes.ts';
import { RECEIVES } from './receives.ts';
import type { Group } from './rejects.ts';
import { arrange, fillPuppet, FULL, rounds, SOURCE, WORD } from './scene.ts';
import { QUEUED, SENDS } from './sends.ts';

/** Describes the queues, with a header that goes through that of the own endpoint, and the capability to move. */
function* state({ cpu, own, narrow, copy, puppet }: MessageScene): Program<string> {
  const sent = yield* sendHeaderRaw(cpu, own, NO_TYPE, NO_FLAGS, WORD.length);
  const received = yield* recvHeaderRaw(cpu, own);
  const beside = yield* recvHeaderRaw(cpu, narrow);
  const derived = yield* capDeriveRaw(cpu, copy, Rights.SEND);
  yield* arrange(capCloseRaw(cpu, derived));
  const given = yield* puppet.result(SYSCALL.recvHeader, SOURCE);
  return [sent, received, beside, derived, given].join(' ');
}

/** Fills the queue of the own endpoint: its first message has a capability. The last send has no place. */
export function* fillQueue(scene: MessageScene): Program {
  yield* send(scene, { moved: scene.copy });
  for (const _ of rounds(DEPTH)) yield* send(scene);
}

function* fillEmptied(scene: MessageScene): Program {
  yield* emptyOwner(scene);
  yield* fillQueue(scene);
}

/** The rejected calls. */
export const MESSAGE_REJECTS: Group<
  MessageScene,
  'sendHeader' | 'recvHeader' | 'ipcSend' | 'ipcRecv' | 'ipcRecvV2',
  typeof OWNED | typeof QUEUED | typeof FULL
> = {
  operations: [...SENDS, ...RECEIVES],
  state,
  stages: { [OWNED]: fillOwner, [QUEUED]: fillEmptied, [FULL]: fillPuppet },
};
