/** Rejected calls whose reply goes through a capability that the caller moves. */
import {
  capCloseRaw,
  capDeriveRaw,
  capTransferToRaw,
  ipcCallRejects,
  ipcEndpointCloseRaw,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateV2Raw,
  ipcReplyRecvRejects,
  MSG_HEADER_SIZE,
  recvHeaderRaw,
  Rights,
  SYSCALL,
} from '@abicus/abi-kernel';
import { INIT_SLOT } from '@abicus/ipc';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { pause } from './call-scene.ts';
import { DEPTH } from './endpoint-scene.ts';
import {
  BLOCKING,
  descriptor,
  headerBytes,
  headerOf,
  PASSED,
  receive,
  send,
  type MessageScene,
} from './message-scene.ts';
import { fillQueue } from './messages.ts';
import { emptyOwner, fillOwner, OWNED } from './owner-bytes.ts';
import { arranged, operation, outcomesOf, type Group, type Violations } from './rejects.ts';
import {
  call,
  calledAnd,
  calledByPuppet,
  giveReply,
  repliedAnd,
  replyRecv,
  sendBytes,
} from './reply-scene.ts';
import {
  arrange,
  CLOSED,
  EMPTY,
  fillPuppet,
  KERNEL_HALF,
  LONG,
  NONE,
  NOWHERE,
  REPLY_TO,
  SHORTER,
  SOURCE,
  TEXT,
  TOO_LONG,
  WORD,
} from './scene.ts';
import { QUEUED } from './sends.ts';

/** The stage at which the endpoint without bytes is closed, so that there may be another one. */
const RELEASED = 'a place for an endpoint';
/** The stage at which a long message is in the queue for replies. */
const REPLIED = 'a long message';
/** The stage at which the table of the puppet gets full while it waits. */
const FILLED = 'a table that gets full';
type Stage = typeof OWNED | typeof RELEASED | typeof REPLIED | typeof QUEUED | typeof FILLED;

const ipcCall: Violations<MessageScene, typeof ipcCallRejects, Stage> = {
  frame: (scene) => call(scene, { length: TOO_LONG }),
  length: (scene) => call(scene, { states: LONG, moved: scene.copy }),
  readable: (scene) => call(scene, { payload: NOWHERE, moved: scene.copy }),
  right: (scene) => call(scene, { slot: scene.receive, moved: scene.copy }),
  replyTo: {
    ways: {
      'no capability': (scene) => call(scene, {}),
      'an empty slot': (scene) => call(scene, { moved: EMPTY }),
      'of another task': (scene) => call(scene, { moved: INIT_SLOT }),
    },
  },
  movable: (scene) => call(scene, { moved: scene.own }),
  globalBytes: { impossible: 'a program waits for its reply before it sends its next request' },
  factoryBytes: (scene) => call(scene, { slot: scene.narrow, moved: scene.copy }),
  ownerBytes: {
    at: OWNED,
    by: (scene) => call(scene, { slot: CLIENT.eventsSend, moved: scene.copy }),
  },
  alive: (scene) => call(scene, { slot: scene.gone, moved: scene.copy }),
  endpointBytes: { impossible: 'a caller blocks for a place before the bytes of a queue are full' },
  peer: (scene) =>
    calledByPuppet(scene, [CLIENT.repliesRecv, CLIENT.repliesSend], (slot) =>
      capCloseRaw(scene.cpu, slot),
    ),
  oversize: { at: REPLIED, by: (scene) => calledAnd(scene, { room: SHORTER }) },
  writable: { at: REPLIED, by: (scene) => calledAnd(scene, { reply: TEXT }) },
  space: { at: FILLED, by: noSpace },
};

const ipcReplyRecv: Violations<MessageScene, typeof ipcReplyRecvRejects, Stage> = {
  frame: (scene) => replyRecv(scene, { length: TOO_LONG }),
  length: (scene) => replyRecv(scene, { states: WORD.length - 1 }),
  readable: (scene) => replyRecv(scene, { payload: NOWHERE }),
  room: (scene) => replyRecv(scene, {}, { room: TOO_LONG }),
  buffers: (scene) => replyRecv(scene, {}, { identity: KERNEL_HALF }),
  recvRight: {
    ways: {
      'SEND alone': (scene) => replyRecv(scene, {}, { slot: scene.send }),
      'that of the reply': (scene) => replyRecv(scene, { slot: scene.own }, { slot: scene.own }),
    },
  },
  receiving: (scene) => replyRecv(scene, {}, { slot: scene.gone }),
  right: (scene) => replyRecv(scene, { slot: scene.receive }),
  moved: {
    ways: {
      empty: (scene) => replyRecv(scene, { moved: EMPTY }),
      'that of the reply': (scene) => replyRecv(scene, { moved: scene.send }),
      'that to receive from': (scene) =>
        replyRecv(scene, { moved: scene.receive }, { slot: scene.receive }),
    },
  },
  movable: (scene) => replyRecv(scene, { moved: scene.own }),
  movedAlive: (scene) => replyRecv(scene, { moved: scene.gone }),
  globalBytes: { impossible: 'a reply is queued in the place of its request, which was received' },
  factoryBytes: (scene) => replyRecv(scene, { slot: scene.narrow }),
  ownerBytes: { at: OWNED, by: (scene) => replyRecv(scene, { slot: CLIENT.eventsSend }) },
  alive: (scene) => replyRecv(scene, { slot: scene.gone }),
  depth: { at: QUEUED, by: (scene) => replyRecv(scene, {}) },
  endpointBytes: { impossible: 'the depth of the queue of a reply is used up before its bytes' },
  empty: (scene) => repliedAnd(scene, {}),
  deadline: (scene) => repliedAnd(scene, { flags: BLOCKING, deadline: PASSED }),
  closed: { at: RELEASED, by: closes },
  oversize: { at: REPLIED, by: (scene) => repliedAnd(scene, { room: SHORTER }) },
  writable: {
    at: REPLIED,
    by: (scene) => repliedAnd(scene, { headerOut: TEXT, room: LONG }),
  },
  space: { at: FILLED, by: getsFull },
};

/** The reply moves a capability to the puppet, whose table has got full. It stays queued. */
function* noSpace(scene: MessageScene): Program<number | string> {
  const { cpu, vmo, puppet, part } = scene;
  const replies = yield* ipcEndpointCreateForRaw(cpu, part, puppet.pid, DEPTH);
  const moved = yield* capDeriveRaw(cpu, vmo, Rights.MAP);
  const result = yield* calledByPuppet(scene, [replies, replies], function* (slot) {
    yield* fillPuppet(scene);
    const sent = yield* sendBytes(scene, slot, NONE, moved);
    return arranged(yield* capCloseRaw(cpu, slot), [sent], '0');
  });
  const freed = yield* puppet.result(SYSCALL.capClose, REPLY_TO);
  const taken = yield* receive(scene, { slot: replies });
  const back = yield* capCloseRaw(cpu, headerOf(scene).slot);
  const ended = yield* ipcEndpointCloseRaw(cpu, replies);
  return arranged(result, [freed, taken, back, ended], '0 0 0 0');
}

/** The puppet replies, and waits for a message with a capability. */
function* getsFull(scene: MessageScene): Program<number | string> {
  const begun = yield* beginReply(scene, SOURCE);
  yield* fillPuppet(scene);
  const moved = yield* capDeriveRaw(scene.cpu, scene.copy, Rights.SEND);
  const sent = yield* send(scene, { moved });
  const { result } = yield* scene.puppet.finish();
  const taken = yield* receive(scene);
  const back = yield* capCloseRaw(scene.cpu, headerOf(scene).slot);
  return arranged(result, [begun, sent, taken, back], `${WAITS} ${WORD.length} ${WORD.length} 0`);
}

/** The puppet replies, and waits at an endpoint of the client, which closes it. */
function* closes(scene: MessageScene): Program<number | string> {
  const { cpu, puppet, part } = scene;
  const made = yield* ipcEndpointCreateV2Raw(cpu, part, DEPTH);
  const given = yield* capTransferToRaw(cpu, puppet.pid, made, Rights.RECV, CLOSED);
  const begun = yield* beginReply(scene, CLOSED);
  const closed = yield* ipcEndpointCloseRaw(cpu, made);
  const { result } = yield* puppet.finish();
  const dropped = yield* puppet.result(SYSCALL.capClose, CLOSED);
  return arranged(result, [begun, outcomesOf([given]), closed, dropped], `${WAITS} ok 0 0`);
}

/** What `beginReply` gives if the puppet waits: the pause ends with its reply, which it takes as a message. */
const WAITS = 'ok ok 0 EAGAIN';

/** Lets the puppet reply to the client with a header, and wait. */
function* beginReply(scene: MessageScene, source: number): Program<string> {
  const { puppet, cpu } = scene;
  const { buffer } = puppet;
  const given = yield* giveReply(scene);
  const desc = descriptor(buffer, { slot: source, flags: BLOCKING });
  const bytes = Uint8Array.of(...headerBytes(NONE), ...desc);
  const args = [REPLY_TO, buffer, buffer, NONE, buffer + MSG_HEADER_SIZE];
  const begun = yield* puppet.beginWith(SYSCALL.ipcReplyRecv, args, bytes);
  const waited = yield* pause(scene);
  const replied = yield* recvHeaderRaw(cpu, CLIENT.repliesRecv);
  return [outcomesOf([given, begun]), waited, outcomesOf([replied])].join(' ');
}

/** Describes the queues, and the capability to move. */
function* state({ cpu, own, copy }: MessageScene): Program<string> {
  const derived = yield* capDeriveRaw(cpu, copy, Rights.SEND);
  yield* arrange(capCloseRaw(cpu, derived));
  const queued = yield* recvHeaderRaw(cpu, own);
  return [derived, queued, yield* recvHeaderRaw(cpu, CLIENT.repliesRecv)].join(' ');
}

function* release(scene: MessageScene): Program<number> {
  yield* emptyOwner(scene);
  return yield* ipcEndpointCloseRaw(scene.cpu, scene.narrow);
}

function queueReply(scene: MessageScene): Program<number> {
  return sendBytes(scene, CLIENT.repliesSend, LONG);
}

/** Takes the long message. */
function takeReply(scene: MessageScene): Program<number> {
  return receive(scene, { slot: CLIENT.repliesRecv, room: LONG });
}

/** The rejected calls. */
export const REPLY_REJECTS: Group<MessageScene, 'ipcCall' | 'ipcReplyRecv', Stage> = {
  operations: [
    operation('ipcCall', ipcCallRejects, ipcCall),
    operation('ipcReplyRecv', ipcReplyRecvRejects, ipcReplyRecv),
  ],
  state,
  stages: {
    [OWNED]: fillOwner,
    [RELEASED]: release,
    [REPLIED]: queueReply,
    [FILLED]: takeReply,
    [QUEUED]: fillQueue,
  },
};
