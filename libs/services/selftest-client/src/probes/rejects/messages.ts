/** Rejected calls on messages. */
import {
  capCloseRaw,
  capDeriveRaw,
  recvHeaderRaw,
  Rights,
  sendHeaderRaw,
  SYSCALL,
} from '@abicus/abi-kernel';
import type { Program } from '@abicus/wire';
import { DEPTH } from './endpoint-scene.ts';
import { send, SOURCE, type MessageScene } from './message-scene.ts';
import { emptyOwner, fillOwner, OWNED } from './owner-bytes.ts';
import { RECEIVES } from './receives.ts';
import type { Group } from './rejects.ts';
import { fillPuppet, FULL } from './scene.ts';
import { QUEUED, SENDS } from './sends.ts';

const LENGTH = 5;

/** Describes the queues, with a header that goes through that of the own endpoint, and the capability to move. */
function* state({ cpu, own, narrow, copy, puppet }: MessageScene): Program<string> {
  const sent = yield* sendHeaderRaw(cpu, own, 0, 0, LENGTH);
  const received = yield* recvHeaderRaw(cpu, own);
  const beside = yield* recvHeaderRaw(cpu, narrow);
  const derived = yield* capDeriveRaw(cpu, copy, Rights.SEND);
  const closed = derived < 0 ? 0 : yield* capCloseRaw(cpu, derived);
  const given = yield* puppet.result(SYSCALL.recvHeader, SOURCE);
  return [sent, received, beside, derived, closed, given].join(' ');
}

/** Fills the queue of the own endpoint: its first message has a capability. */
export function* fillQueue(scene: MessageScene): Program {
  let sent = yield* send(scene, { moved: scene.copy });
  for (let messages = 1; sent >= 0 && messages < DEPTH; messages++) sent = yield* send(scene);
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
