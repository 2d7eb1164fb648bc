/** Rejected calls that send. */
import { ipcSendRejects, MsgFlags, sendHeaderRaw, sendHeaderRejects } from '@abicus/abi-kernel';
import { NO_FLAGS, NO_TYPE } from '@abicus/ipc';
import { CLIENT } from '../../slots.ts';
import { BLOCKING, PASSED, send, type MessageScene } from './message-scene.ts';
import { OWNED } from './owner-bytes.ts';
import { operation, type Operation, type Violations } from './rejects.ts';
import { EMPTY, NONE, NOWHERE, TOO_LONG, WORD } from './scene.ts';

/** The stage at which the own endpoint has no place for a message. */
export const QUEUED = 'a full queue';

const sendHeader: Violations<MessageScene, typeof sendHeaderRejects, typeof QUEUED> = {
  length: ({ cpu, own }) => sendHeaderRaw(cpu, own, NO_TYPE, NO_FLAGS, TOO_LONG),
  move: ({ cpu, own }) => sendHeaderRaw(cpu, own, NO_TYPE, MsgFlags.CAP_MOVE, NONE),
  right: {
    ways: {
      'RECV alone': ({ cpu, receive }) => sendHeaderRaw(cpu, receive, NO_TYPE, NO_FLAGS, NONE),
      'a memory object': ({ cpu, vmo }) => sendHeaderRaw(cpu, vmo, NO_TYPE, NO_FLAGS, NONE),
    },
  },
  alive: ({ cpu, gone }) => sendHeaderRaw(cpu, gone, NO_TYPE, NO_FLAGS, NONE),
  depth: { at: QUEUED, by: ({ cpu, own }) => sendHeaderRaw(cpu, own, NO_TYPE, NO_FLAGS, NONE) },
};

const ipcSend: Violations<MessageScene, typeof ipcSendRejects, typeof QUEUED | typeof OWNED> = {
  length: {
    ways: {
      more: (scene) => send(scene, { states: WORD.length + 1 }),
      less: (scene) => send(scene, { states: WORD.length - 1 }),
    },
  },
  readable: (scene) => send(scene, { payload: NOWHERE }),
  right: {
    ways: {
      'RECV alone': (scene) => send(scene, { slot: scene.receive }),
      'a memory object': (scene) => send(scene, { slot: scene.vmo }),
    },
  },
  moved: (scene) => send(scene, { moved: EMPTY }),
  movable: (scene) => send(scene, { moved: scene.own }),
  movedAlive: (scene) => send(scene, { moved: scene.gone }),
  globalBytes: { impossible: 'the queues of all programs of the ladder hold fewer bytes' },
  factoryBytes: (scene) => send(scene, { slot: scene.narrow }),
  ownerBytes: { at: OWNED, by: (scene) => send(scene, { slot: CLIENT.eventsSend }) },
  alive: (scene) => send(scene, { slot: scene.gone }),
  depth: { at: QUEUED, by: (scene) => send(scene) },
  deadline: { at: QUEUED, by: (scene) => send(scene, { flags: BLOCKING, deadline: PASSED }) },
  endpointBytes: { impossible: 'a queue has the bytes of as many longest frames as its depth' },
};

/** The rejected calls. */
export const SENDS: readonly Operation<
  MessageScene,
  'sendHeader' | 'ipcSend',
  typeof QUEUED | typeof OWNED
>[] = [
  operation('sendHeader', sendHeaderRejects, sendHeader),
  operation('ipcSend', ipcSendRejects, ipcSend),
];
