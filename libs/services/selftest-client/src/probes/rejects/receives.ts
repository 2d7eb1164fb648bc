/** Rejected calls that receive. */
import {
  ipcRecvRejects,
  ipcRecvV2Rejects,
  recvHeaderRaw,
  recvHeaderRejects,
  SYSCALL,
} from '@abicus/abi-kernel';
import type { Program } from '@abicus/wire';
import {
  BLOCKING,
  descriptor,
  PASSED,
  receive,
  receiveV2,
  ROOM,
  type MessageScene,
} from './message-scene.ts';
import { operation, type Operation, type Violations } from './rejects.ts';
import { FULL, KERNEL_HALF, SOURCE, TEXT, TOO_LONG, WORD } from './scene.ts';
import { QUEUED } from './sends.ts';

type Stage = typeof QUEUED | typeof FULL;

const recvHeader: Violations<MessageScene, typeof recvHeaderRejects, Stage> = {
  right: ({ cpu, send }) => recvHeaderRaw(cpu, send),
  alive: ({ cpu, gone }) => recvHeaderRaw(cpu, gone),
  empty: ({ cpu, own }) => recvHeaderRaw(cpu, own),
  payload: { at: QUEUED, by: ({ cpu, own }) => recvHeaderRaw(cpu, own) },
};

const ipcRecv: Violations<MessageScene, typeof ipcRecvRejects, Stage> = {
  right: {
    ways: {
      'SEND alone': (scene) => receive(scene, { slot: scene.send }),
      'a memory object': (scene) => receive(scene, { slot: scene.vmo }),
    },
  },
  alive: (scene) => receive(scene, { slot: scene.gone }),
  empty: (scene) => receive(scene),
  deadline: (scene) => receive(scene, { flags: BLOCKING, deadline: PASSED }),
  oversize: { at: QUEUED, by: (scene) => receive(scene, { room: WORD.length - 1 }) },
  writable: {
    at: QUEUED,
    by: {
      ways: {
        header: (scene) => receive(scene, { headerOut: TEXT }),
        payload: (scene) => receive(scene, { payloadOut: TEXT }),
      },
    },
  },
  space: {
    at: FULL,
    by: ({ puppet }) => {
      const { buffer } = puppet;
      const args = [SOURCE, buffer, buffer + ROOM, ROOM];
      return puppet.result(SYSCALL.ipcRecv, ...args);
    },
  },
};

const ipcRecvV2: Violations<MessageScene, typeof ipcRecvV2Rejects, Stage> = {
  payloadMax: (scene) => receiveV2(scene, { room: TOO_LONG }),
  buffers: {
    ways: {
      header: (scene) => receiveV2(scene, { headerOut: KERNEL_HALF }),
      payload: (scene) => receiveV2(scene, { payloadOut: KERNEL_HALF }),
      identity: (scene) => receiveV2(scene, { identity: KERNEL_HALF }),
    },
  },
  right: (scene) => receiveV2(scene, { slot: scene.send }),
  alive: (scene) => receiveV2(scene, { slot: scene.gone }),
  empty: (scene) => receiveV2(scene),
  deadline: (scene) => receiveV2(scene, { flags: BLOCKING, deadline: PASSED }),
  oversize: { at: QUEUED, by: (scene) => receiveV2(scene, { room: WORD.length - 1 }) },
  writable: {
    at: QUEUED,
    by: {
      ways: {
        payload: (scene) => receiveV2(scene, { payloadOut: TEXT }),
        identity: (scene) => receiveV2(scene, { identity: TEXT }),
      },
    },
  },
  space: { at: FULL, by: receiveByPuppet },
};

function* receiveByPuppet({ puppet }: MessageScene): Program<number> {
  const desc = descriptor(puppet.buffer, { slot: SOURCE });
  return (yield* puppet.call(SYSCALL.ipcRecvV2, [puppet.buffer], desc)).result;
}

/** The rejected calls. */
export const RECEIVES: readonly Operation<
  MessageScene,
  'recvHeader' | 'ipcRecv' | 'ipcRecvV2',
  Stage
>[] = [
  operation('recvHeader', recvHeaderRejects, recvHeader),
  operation('ipcRecv', ipcRecvRejects, ipcRecv),
  operation('ipcRecvV2', ipcRecvV2Rejects, ipcRecvV2),
];
