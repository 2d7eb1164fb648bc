/** Rejected calls that send. */
import {
  ipcSendRejects,
  LIMITS,
  MsgFlags,
  sendHeaderRaw,
  sendHeaderRejects,
} from '@abicus/abi-kernel';
import { CLIENT } from '../../slots.ts';
import { send, WORD, type MessageScene } from './message-scene.ts';
import { OWNED } from './owner-bytes.ts';
import { operation, type Operation, type Violations } from './rejects.ts';
import { EMPTY, NOWHERE } from './scene.ts';

/** The stage at which the own endpoint has no place for a message. */
export const QUEUED = 'a full queue';

const TYPE = 7;

const sendHeader: Violations<MessageScene, typeof sendHeaderRejects, typeof QUEUED> = {
  length: ({ cpu, own }) => sendHeaderRaw(cpu, own, TYPE, 0, LIMITS.maxFrame + 1),
  move: ({ cpu, own }) => sendHeaderRaw(cpu, own, TYPE, MsgFlags.CAP_MOVE, 0),
  right: {
    ways: {
      'RECV alone': ({ cpu, receive }) => sendHeaderRaw(cpu, receive, TYPE, 0, 0),
      'a memory object': ({ cpu, vmo }) => sendHeaderRaw(cpu, vmo, TYPE, 0, 0),
    },
  },
  alive: ({ cpu, gone }) => sendHeaderRaw(cpu, gone, TYPE, 0, 0),
  depth: { at: QUEUED, by: ({ cpu, own }) => sendHeaderRaw(cpu, own, TYPE, 0, 0) },
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
  deadline: { at: QUEUED, by: (scene) => send(scene, { flags: 0, deadline: 1n }) },
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
