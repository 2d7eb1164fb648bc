/** Rejected calls whose reply the kernel makes. */
import {
  capCloseRaw,
  capDeriveRaw,
  capTransferToRaw,
  ipcCallStartRejects,
  ipcCallV2Rejects,
  ipcEndpointCloseRaw,
  ipcEndpointCreateV2Raw,
  ipcReplyRecvV2Rejects,
  LIMITS,
  recvHeaderRaw,
  Rights,
  SYSCALL,
} from '@abicus/abi-kernel';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { NEVER, PAST } from '../../programs/minted-calls.ts';
import {
  beginCall,
  callV2,
  pause,
  replyRecvV2,
  startV2,
  takeRequest,
  whileTaken,
  whileWaiting,
  type CallScene,
} from './call-scene.ts';
import { DEPTH } from './endpoint-scene.ts';
import { receive } from './message-scene.ts';
import { fillQueue } from './messages.ts';
import { emptyOwner, fillOwner, FRAME_VA, OWNED, sendFrames } from './owner-bytes.ts';
import { arranged, operation, outcomesOf, type Group, type Violations } from './rejects.ts';
import {
  arrange,
  CLOSED,
  EMPTY,
  fillPuppet,
  FULL,
  LONG,
  NONE,
  NOWHERE,
  rounds,
  SOURCE,
  TEXT,
  TOO_LONG,
} from './scene.ts';
import { QUEUED } from './sends.ts';

/** The stage at which the client holds the token of a request. */
const HELD = 'a token';
/** The stage at which the endpoint without bytes is closed, so that there may be another one. */
const RELEASED = 'a place for an endpoint';
/** The stage at which the client may not start more calls. */
const STARTED = 'all started calls';
/** The stage at which the first message is one of a payload that does not travel in registers. */
const LONG_MESSAGE = 'a long message';
/** The stage at which the own endpoint has a place for a longest frame, and bytes for no other. */
const NEARLY = 'one place';
type Stage =
  | typeof OWNED
  | typeof NEARLY
  | typeof HELD
  | typeof RELEASED
  | typeof STARTED
  | typeof LONG_MESSAGE
  | typeof QUEUED
  | typeof FULL;

const FRAME = LIMITS.maxFrame;
/** Another use of the place of a token. */
const NEXT_USE = 0x1_0000;

const ipcCallV2: Violations<CallScene, typeof ipcCallV2Rejects, Stage> = {
  frame: (scene) => callV2(scene, { length: TOO_LONG }),
  budget: (scene) => callV2(scene, { deadline: PAST, budget: LIMITS.timeslice }),
  right: {
    ways: {
      'RECV alone': (scene) => callV2(scene, { slot: scene.receive }),
      'a memory object': (scene) => callV2(scene, { slot: scene.vmo }),
    },
  },
  moved: (scene) => callV2(scene, { moved: EMPTY }),
  movable: (scene) => callV2(scene, { moved: scene.own }),
  movedAlive: (scene) => callV2(scene, { moved: scene.gone }),
  alive: (scene) => callV2(scene, { slot: scene.gone }),
  fits: (scene) => whileWaiting(scene, callV2),
  deadline: (scene) => callV2(scene, { deadline: PAST }),
  writable: (scene) => callV2(scene, { reply: TEXT }),
  globalBytes: { impossible: 'the requests of the ladder are few, and wait for their replies' },
  factoryBytes: (scene) => callV2(scene, { slot: scene.narrow }),
  ownerBytes: { at: OWNED, by: (scene) => callV2(scene, { slot: CLIENT.eventsSend }) },
  endpointBytes: { impossible: 'requests of at most a frame each fit the depth of their queue' },
  readable: (scene) => callV2(scene, { payload: NOWHERE }),
  late: (scene) => callV2(scene),
  peer: (scene) => whileTaken(scene, callV2),
  space: { at: FULL, by: (scene) => answered(scene, { moves: true, length: NONE }) },
  tooLong: (scene) => answered(scene, { moves: false, length: LONG + 1 }),
  unmapped: {
    impossible:
      'the stack of a spawned task is unmapped alone, and no buffer of the client is there',
  },
};

const ipcReplyRecvV2: Violations<CallScene, typeof ipcReplyRecvV2Rejects, Stage> = {
  frame: { at: HELD, by: (scene) => reply(scene, { length: TOO_LONG }) },
  token: {
    ways: {
      payload: (scene) => replyRecvV2(scene, { length: LONG }),
      capability: (scene) => replyRecvV2(scene, { moved: scene.copy }),
    },
  },
  right: (scene) => replyRecvV2(scene, { slot: scene.send }),
  alive: (scene) => replyRecvV2(scene, { slot: scene.gone }),
  reply: { at: HELD, by: (scene) => replyRecvV2(scene, { token: scene.token + NEXT_USE }) },
  moved: {
    at: HELD,
    by: {
      ways: {
        empty: (scene) => reply(scene, { moved: EMPTY }),
        'its own': (scene) => reply(scene, { slot: scene.receive, moved: scene.receive }),
      },
    },
  },
  movable: { at: HELD, by: (scene) => reply(scene, { moved: scene.own }) },
  movedAlive: { at: HELD, by: (scene) => reply(scene, { moved: scene.gone }) },
  readable: { at: HELD, by: (scene) => reply(scene, { length: LONG, payload: NOWHERE }) },
  deadline: (scene) => replyRecvV2(scene),
  closed: { at: RELEASED, by: closes },
  unmapped: { at: LONG_MESSAGE, by: (scene) => replyRecvV2(scene, { reply: TEXT }) },
  space: {
    at: QUEUED,
    by: ({ puppet }) =>
      puppet.result(SYSCALL.ipcReplyRecvV2, SOURCE, NONE, NONE, NONE, NONE, NONE, PAST),
  },
};

const ipcCallStart: Violations<CallScene, typeof ipcCallStartRejects, Stage> = {
  frame: (scene) => startV2(scene, { length: TOO_LONG }),
  replyFrame: (scene) => startV2(scene, { room: TOO_LONG }),
  right: (scene) => startV2(scene, { slot: scene.receive }),
  moved: (scene) => startV2(scene, { moved: EMPTY }),
  movable: (scene) => startV2(scene, { moved: scene.own }),
  movedAlive: (scene) => startV2(scene, { moved: scene.gone }),
  notify: {
    ways: {
      'SEND alone': (scene) => startV2(scene, { notify: scene.send }),
      'a memory object': (scene) => startV2(scene, { notify: scene.vmo }),
    },
  },
  quota: { at: STARTED, by: startEmpty },
  calls: { impossible: 'one task may have far fewer calls, and no other starts many' },
  replyBytes: (scene) => startV2(scene, { notify: scene.narrow, room: LONG }),
  alive: (scene) => startV2(scene, { slot: scene.gone }),
  fits: (scene) => whileWaiting(scene, startV2),
  depth: { at: QUEUED, by: (scene) => startV2(scene) },
  globalBytes: { impossible: 'the replies that are reserved are short beside the bytes of all' },
  factoryBytes: (scene) => startV2(scene, { slot: scene.narrow }),
  ownerBytes: { at: OWNED, by: (scene) => startV2(scene, { slot: CLIENT.eventsSend }) },
  endpointBytes: {
    at: NEARLY,
    // Of the request and the reply together, as if that were queued there.
    by: (scene) => startV2(scene, { payload: FRAME_VA, length: FRAME, room: FRAME }),
  },
  readable: (scene) => startV2(scene, { payload: NOWHERE }),
};

function reply(scene: CallScene, stated: Parameters<typeof replyRecvV2>[1]): Program<number> {
  return replyRecvV2(scene, { token: scene.token, ...stated });
}

/** The puppet calls, and gets a reply: of so many bytes, or with a capability that has no place in its table. */
function* answered(
  scene: CallScene,
  { moves, length }: { readonly moves: boolean; readonly length: number },
): Program<number | string> {
  const { cpu, vmo } = scene;
  const begun = yield* beginCall(scene);
  const token = yield* takeRequest(scene);
  const moved = yield* capDeriveRaw(cpu, vmo, Rights.MAP);
  const other = moves ? { moved } : {};
  const sent = yield* replyRecvV2(scene, { token, length, ...other });
  const closed = yield* capCloseRaw(cpu, moved);
  const { result } = yield* scene.puppet.finish();
  // The capability of a reply that is rejected is dropped.
  const found = [begun, outcomesOf([sent, closed])];
  return arranged(result, found, `ok ETIMEDOUT ${moves ? 'EPERM' : 'ok'}`);
}

/** The puppet waits at an endpoint of the client, which closes it. */
function* closes(scene: CallScene): Program<number | string> {
  const { cpu, puppet, part } = scene;
  const made = yield* ipcEndpointCreateV2Raw(cpu, part, DEPTH);
  const given = yield* capTransferToRaw(cpu, puppet.pid, made, Rights.RECV, CLOSED);
  const begun = yield* puppet.begin(SYSCALL.ipcReplyRecvV2, CLOSED);
  const waited = yield* pause(scene);
  const closed = yield* ipcEndpointCloseRaw(cpu, made);
  const { result } = yield* puppet.finish();
  const dropped = yield* puppet.result(SYSCALL.capClose, CLOSED);
  const found = [outcomesOf([given, begun, waited]), closed, dropped];
  return arranged(result, found, 'ok ok ETIMEDOUT 0 0');
}

/** Describes the queues, and the capability to move. */
function* state({ cpu, own, copy }: CallScene): Program<string> {
  const derived = yield* capDeriveRaw(cpu, copy, Rights.SEND);
  yield* arrange(capCloseRaw(cpu, derived));
  const queued = yield* recvHeaderRaw(cpu, own);
  return [derived, queued, yield* recvHeaderRaw(cpu, CLIENT.repliesRecv)].join(' ');
}

function* leaveOne(scene: CallScene): Program {
  yield* emptyOwner(scene);
  yield* sendFrames(scene, scene.own, DEPTH - 1);
}

function* hold(scene: CallScene): Program {
  yield* emptyOwner(scene);
  yield* beginCall(scene);
  scene.token = yield* takeRequest(scene);
}

/** Answers the request, and closes the endpoint without bytes. */
function* releaseAll(scene: CallScene): Program {
  yield* reply(scene, { length: LONG });
  yield* scene.puppet.finish();
  yield* arrange(ipcEndpointCloseRaw(scene.cpu, scene.narrow));
}

/** Queues a long message, which is the request of a started call. */
function queueLong(scene: CallScene): Program<number> {
  return startV2(scene, { deadline: NEVER });
}

/** Takes that message, and its end; then the table of the puppet is filled. */
function* takeLong(scene: CallScene): Program {
  yield* receive(scene);
  yield* replyRecvV2(scene, { slot: CLIENT.repliesRecv });
  yield* fillPuppet(scene);
}

/** Starts all calls that a task may. Their ends are dropped with the own endpoint. */
function* startAll(scene: CallScene): Program {
  scene.deep = yield* ipcEndpointCreateV2Raw(scene.cpu, scene.part, LIMITS.queueDepth);
  for (const _ of rounds(LIMITS.callsPerTask)) yield* startEmpty(scene);
}

function startEmpty(scene: CallScene): Program<number> {
  return startV2(scene, { slot: scene.deep, notify: scene.own, length: NONE });
}

/** The rejected calls. */
export const MINTED_REJECTS: Group<
  CallScene,
  'ipcCallV2' | 'ipcReplyRecvV2' | 'ipcCallStart',
  Stage
> = {
  operations: [
    operation('ipcCallV2', ipcCallV2Rejects, ipcCallV2),
    operation('ipcReplyRecvV2', ipcReplyRecvV2Rejects, ipcReplyRecvV2),
    operation('ipcCallStart', ipcCallStartRejects, ipcCallStart),
  ],
  state,
  stages: {
    [OWNED]: fillOwner,
    [NEARLY]: leaveOne,
    [HELD]: hold,
    [RELEASED]: releaseAll,
    [LONG_MESSAGE]: queueLong,
    [FULL]: takeLong,
    [QUEUED]: fillQueue,
    [STARTED]: startAll,
  },
};
