/** Rejected calls on endpoints, on watches of them, and on factories. */
import {
  capCloneRaw,
  capCloseRaw,
  capTransferToRaw,
  capWatchRaw,
  capWatchRejects,
  factoryDeriveRaw,
  factoryDeriveRejects,
  ipcEndpointCloseRaw,
  ipcEndpointCloseRejects,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateForRejects,
  ipcEndpointCreateRaw,
  ipcEndpointCreateRejects,
  ipcEndpointCreateV2Raw,
  ipcEndpointCreateV2Rejects,
  LIMITS,
  recvHeaderRaw,
  Rights,
  SYSCALL,
  taskWatchRaw,
  taskWatchRejects,
} from '@abicus/abi-kernel';
import { GRANT } from '@abicus/probe';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { DEPTH, SHARE, type EndpointScene } from './endpoint-scene.ts';
import { arranged, operation, type Group, type Violations } from './rejects.ts';
import { arrange, EMPTY, FACTORY, fillPuppet, FULL, LONG, NONE, rounds, UNUSED } from './scene.ts';

/** The stage at which the client's factory has nothing left. */
const SPENT = 'a spent budget';
/** The stage at which the client may not watch anything more. */
const WATCHED = 'all watches';
type Stage = typeof SPENT | typeof WATCHED | typeof FULL;

/** The scene, and a factory that was derived from that of the client: one endpoint, and no bytes. */
interface FactoryScene extends EndpointScene {
  part: number;
}

const COOKIE = BigInt(FACTORY);

const ipcEndpointCreate: Violations<FactoryScene, typeof ipcEndpointCreateRejects> = {
  deprecated: ({ cpu }) => ipcEndpointCreateRaw(cpu),
};

const ipcEndpointClose: Violations<FactoryScene, typeof ipcEndpointCloseRejects> = {
  slot: {
    ways: {
      empty: ({ cpu }) => ipcEndpointCloseRaw(cpu, EMPTY),
      'a memory object': ({ cpu, vmo }) => ipcEndpointCloseRaw(cpu, vmo),
    },
  },
  right: ({ cpu, send }) => ipcEndpointCloseRaw(cpu, send),
  alive: ({ cpu, closed }) => ipcEndpointCloseRaw(cpu, closed),
};

const ipcEndpointCreateV2: Violations<FactoryScene, typeof ipcEndpointCreateV2Rejects, Stage> = {
  factory: {
    ways: {
      empty: ({ cpu }) => ipcEndpointCreateV2Raw(cpu, EMPTY, DEPTH),
      'an endpoint': ({ cpu, own }) => ipcEndpointCreateV2Raw(cpu, own, DEPTH),
    },
  },
  quota: { impossible: 'the budget of the client is less than a task may own' },
  budget: { at: SPENT, by: ({ cpu }) => ipcEndpointCreateV2Raw(cpu, CLIENT.endpoints, DEPTH) },
  endpoints: { impossible: 'all budgets of the ladder are less than there may be endpoints' },
  space: {
    at: FULL,
    by: ({ puppet }) => puppet.result(SYSCALL.ipcEndpointCreateV2, FACTORY, DEPTH),
  },
};

const ipcEndpointCreateFor: Violations<FactoryScene, typeof ipcEndpointCreateForRejects, Stage> = {
  factory: ({ cpu, puppet, own }) => ipcEndpointCreateForRaw(cpu, own, puppet.pid, DEPTH),
  owner: {
    ways: {
      'no task': ({ cpu }) => ipcEndpointCreateForRaw(cpu, CLIENT.endpoints, UNUSED, DEPTH),
      'its parent': ({ cpu, parent }) =>
        ipcEndpointCreateForRaw(cpu, CLIENT.endpoints, parent, DEPTH),
    },
  },
  quota: { impossible: 'no child is given as many endpoints as a task may own' },
  budget: {
    at: SPENT,
    by: ({ cpu, puppet }) => ipcEndpointCreateForRaw(cpu, CLIENT.endpoints, puppet.pid, DEPTH),
  },
  endpoints: { impossible: 'a budget reserves the places of its endpoints among all' },
  space: {
    at: FULL,
    by: ({ puppet }) => puppet.result(SYSCALL.ipcEndpointCreateFor, FACTORY, puppet.pid, DEPTH),
  },
};

const capWatch: Violations<FactoryScene, typeof capWatchRejects, Stage> = {
  slot: ({ cpu, vmo }) => capWatchRaw(cpu, vmo, CLIENT.repliesRecv, COOKIE),
  notify: {
    ways: {
      'SEND alone': ({ cpu, send }) => capWatchRaw(cpu, send, CLIENT.repliesSend, COOKIE),
      'a memory object': ({ cpu, send, vmo }) => capWatchRaw(cpu, send, vmo, COOKIE),
    },
  },
  alive: {
    ways: {
      closed: ({ cpu, gone }) => capWatchRaw(cpu, gone, CLIENT.repliesRecv, COOKIE),
      'without a sender': ({ cpu, own }) => capWatchRaw(cpu, own, CLIENT.repliesRecv, COOKIE),
    },
  },
  quota: {
    at: WATCHED,
    by: ({ cpu, send }) => capWatchRaw(cpu, send, CLIENT.repliesRecv, COOKIE),
  },
};

const taskWatch: Violations<FactoryScene, typeof taskWatchRejects, Stage> = {
  notify: ({ cpu, puppet, send }) => taskWatchRaw(cpu, puppet.pid, send, COOKIE),
  alive: ({ cpu }) => taskWatchRaw(cpu, UNUSED, CLIENT.repliesRecv, COOKIE),
  quota: {
    at: WATCHED,
    by: ({ cpu, puppet }) => taskWatchRaw(cpu, puppet.pid, CLIENT.repliesRecv, COOKIE),
  },
};

const factoryDerive: Violations<FactoryScene, typeof factoryDeriveRejects, Stage> = {
  factory: ({ cpu, own }) => factoryDeriveRaw(cpu, own, SHARE, NONE),
  depth: { at: SPENT, by: tooDeep },
  budget: { at: SPENT, by: ({ cpu }) => factoryDeriveRaw(cpu, CLIENT.endpoints, SHARE, NONE) },
  bytes: { at: SPENT, by: ({ cpu, part }) => factoryDeriveRaw(cpu, part, SHARE, LONG) },
  share: ({ cpu }) => factoryDeriveRaw(cpu, CLIENT.endpoints, SHARE, LIMITS.endpointBytes + 1),
  space: {
    at: FULL,
    by: ({ puppet }) => puppet.result(SYSCALL.factoryDerive, FACTORY, SHARE, NONE),
  },
};

/** Derives a factory from another, as often as that is possible, and once more. The scene's is on the second level. */
function* tooDeep({ cpu, part }: FactoryScene): Program<number | string> {
  const made: number[] = [];
  let last = part;
  for (const _ of rounds(LIMITS.factoryDepth - 2)) {
    last = yield* factoryDeriveRaw(cpu, last, SHARE, NONE);
    made.push(last);
  }
  const result = yield* factoryDeriveRaw(cpu, last, SHARE, NONE);
  const closed: number[] = [];
  for (const slot of made.toReversed()) closed.push(yield* capCloseRaw(cpu, slot));
  return arranged(result, closed, '0 0 0 0 0 0');
}

/** Describes the tables of both tasks, the queue of the endpoint, and the budget that is left. */
function* state({ cpu, puppet, vmo, own, part }: FactoryScene): Program<string> {
  const free = yield* capCloneRaw(cpu, vmo);
  yield* arrange(capCloseRaw(cpu, free));
  const queued = yield* recvHeaderRaw(cpu, own);
  const left = yield* factoryDeriveRaw(cpu, part, SHARE, NONE);
  yield* arrange(capCloseRaw(cpu, left));
  const next = yield* puppet.result(SYSCALL.capClone, GRANT);
  yield* puppet.result(SYSCALL.capClose, next);
  return [free, queued, left, next].join(' ');
}

function* spend(scene: FactoryScene): Program {
  scene.part = yield* factoryDeriveRaw(scene.cpu, CLIENT.endpoints, SHARE, NONE);
}

function* watchAll({ cpu, send }: FactoryScene): Program {
  for (const _ of rounds(LIMITS.watchesPerTask)) {
    yield* arrange(capWatchRaw(cpu, send, CLIENT.repliesRecv, COOKIE));
  }
}

function* fill(scene: FactoryScene): Program {
  const { cpu, puppet, part } = scene;
  yield* arrange(capTransferToRaw(cpu, puppet.pid, part, Rights.MANAGE, FACTORY));
  yield* fillPuppet(scene);
}

/** The rejected calls. */
export const ENDPOINT_REJECTS: Group<
  FactoryScene,
  | 'ipcEndpointCreate'
  | 'ipcEndpointClose'
  | 'ipcEndpointCreateV2'
  | 'ipcEndpointCreateFor'
  | 'capWatch'
  | 'taskWatch'
  | 'factoryDerive',
  Stage
> = {
  operations: [
    operation('ipcEndpointCreate', ipcEndpointCreateRejects, ipcEndpointCreate),
    operation('ipcEndpointClose', ipcEndpointCloseRejects, ipcEndpointClose),
    operation('ipcEndpointCreateV2', ipcEndpointCreateV2Rejects, ipcEndpointCreateV2),
    operation('ipcEndpointCreateFor', ipcEndpointCreateForRejects, ipcEndpointCreateFor),
    operation('capWatch', capWatchRejects, capWatch),
    operation('taskWatch', taskWatchRejects, taskWatch),
    operation('factoryDerive', factoryDeriveRejects, factoryDerive),
  ],
  state,
  stages: { [SPENT]: spend, [WATCHED]: watchAll, [FULL]: fill },
};
