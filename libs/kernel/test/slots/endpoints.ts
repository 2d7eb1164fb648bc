/** Cases of the syscalls that create, close and watch endpoints. */
import {
  capCloneRaw,
  capWatchRaw,
  factoryDeriveRaw,
  taskWatchRaw,
  ipcEndpointCloseRaw,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateRaw,
  ipcEndpointCreateV2Raw,
} from '@abicus/abi-kernel';
import type { Slots } from '@abicus/abi-kernel/testing';
import { INIT, type Actor, type World } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots, type Scene } from './cases.ts';
import { closeEndpoint, fillTable, HELD, UNUSED_ID, setUp } from './setup.ts';

const ipcEndpointCreate: OpSlots<'ipcEndpointCreate', object> = {
  neverSucceeds: true,
  valid: (world) => ({ world, caller: world.init, args: {} }),
  call: (cpu) => ipcEndpointCreateRaw(cpu),
  slots: { deprecated: { violate: () => undefined } },
};

interface CreateArgs {
  factory: number;
  /** A derived factory whose budget is used up. */
  readonly spent: number;
  owner: number;
}

const createSlots = {
  factory: { violate: ({ args }) => void (args.factory = INIT.serviceFactory) },
  quota: { violate: ({ world }) => void (world.limits.endpointsPerOwner = 0) },
  budget: { violate: ({ args }) => void (args.factory = args.spent), impossibleWith: ['factory'] },
  // One more than a table that is full: then a derived factory, whose budget is reserved, has no place either.
  endpoints: {
    violate: ({ world }) => void (world.limits.endpoints = world.core.state.endpoints.live - 1),
  },
  space: { violate: ({ world }) => fillTable(world, world.init) },
} satisfies Slots<Scene<CreateArgs>>['ipcEndpointCreateV2'];

const ipcEndpointCreateV2: OpSlots<'ipcEndpointCreateV2', CreateArgs> = {
  valid: (world) => {
    setUp(world);
    const args = { factory: INIT.endpointFactory, spent: spentFactory(world), owner: 0 };
    return { world, caller: world.init, args };
  },
  call: (cpu, { factory }) => ipcEndpointCreateV2Raw(cpu, factory, 4),
  slots: createSlots,
};

const ipcEndpointCreateFor: OpSlots<'ipcEndpointCreateFor', CreateArgs> = {
  valid: (world) => {
    const { caller: child } = setUp(world);
    const spent = spentFactory(world);
    return {
      world,
      caller: world.init,
      args: { factory: INIT.endpointFactory, spent, owner: child.pid },
    };
  },
  call: (cpu, { factory, owner }) => ipcEndpointCreateForRaw(cpu, factory, owner, 4),
  slots: {
    ...createSlots,
    owner: { violate: ({ args }) => void (args.owner = UNUSED_ID), impossibleWith: ['quota'] },
  },
};

interface DeriveArgs {
  factory: number;
  budget: number;
  bytes: number;
}

const factoryDerive: OpSlots<'factoryDerive', DeriveArgs> = {
  valid: (world) => ({
    world,
    caller: world.init,
    args: { factory: INIT.endpointFactory, budget: 2, bytes: 64 },
  }),
  call: (cpu, { factory, budget, bytes }) => factoryDeriveRaw(cpu, factory, budget, bytes),
  slots: {
    factory: { violate: ({ args }) => void (args.factory = INIT.serviceFactory) },
    depth: { violate: ({ world }) => void (world.limits.factoryDepth = 0) },
    budget: { violate: ({ world, args }) => void (args.budget = world.limits.endpoints + 1) },
    bytes: {
      violate: ({ world }) => void (world.limits.queuedBytes = world.core.state.queuedBytes),
    },
    share: {
      violate: ({ world, args }) =>
        void (args.bytes = args.budget * world.limits.endpointBytes + 1),
      impossibleWith: ['budget'],
    },
    // All slots hold copies of the endpoint that is created here.
    space: {
      violate: ({ world }) => {
        world.endpoint();
        fillTable(world, world.init);
      },
    },
  },
};

interface CloseArgs {
  slot: number;
  readonly endpoint: number;
}

const ipcEndpointClose: OpSlots<'ipcEndpointClose', CloseArgs> = {
  valid: (world) => {
    const { endpoint } = setUp(world);
    return { world, caller: world.init, args: { slot: endpoint, endpoint } };
  },
  call: (cpu, { slot }) => ipcEndpointCloseRaw(cpu, slot),
  slots: {
    slot: {
      violate: ({ args }) => void (args.slot = INIT.endpointFactory),
      impossibleWith: ['right', 'alive'],
    },
    right: {
      violate: (scene) => {
        const child = scene.world.task(scene.world.init).children[0] ?? 0;
        scene.caller = scene.world.adopt(child);
        scene.args.slot = HELD.both;
      },
    },
    alive: {
      violate: ({ world, args }) => {
        const copy = world.must(world.init, (cpu) => capCloneRaw(cpu, args.endpoint));
        closeEndpoint(world, copy);
      },
    },
  },
};

interface WatchArgs {
  slot: number;
  notify: number;
  readonly endpoint: number;
}

const capWatch: OpSlots<'capWatch', WatchArgs> = {
  valid: (world) => {
    const { caller, endpoint } = setUp(world);
    return { world, caller, args: { slot: HELD.send, notify: HELD.other, endpoint } };
  },
  call: (cpu, { slot, notify }) => capWatchRaw(cpu, slot, notify, 5n),
  slots: {
    slot: { violate: ({ args }) => void (args.slot = HELD.vmo), impossibleWith: ['alive'] },
    notify: { violate: ({ args }) => void (args.notify = HELD.send) },
    alive: { violate: ({ world, args }) => closeEndpoint(world, args.endpoint) },
    quota: { violate: ({ world }) => void (world.limits.watchesPerTask = 0) },
  },
};

const taskWatch: OpSlots<'taskWatch', { target: Actor; notify: number }> = {
  valid: (world) => {
    const { caller } = setUp(world);
    return { world, caller, args: { target: world.exec(world.init), notify: HELD.other } };
  },
  call: (cpu, { target, notify }) => taskWatchRaw(cpu, target.pid, notify, 5n),
  slots: {
    notify: { violate: ({ args }) => void (args.notify = HELD.send) },
    alive: { violate: ({ world, args }) => world.exit(args.target) },
    quota: { violate: ({ world }) => void (world.limits.watchesPerTask = 0) },
  },
};

/** Derives a factory with a budget of 1, and uses it; returns its slot. */
function spentFactory(world: World): number {
  const slot = world.must(world.init, (cpu) => factoryDeriveRaw(cpu, INIT.endpointFactory, 1, 0));
  world.must(world.init, (cpu) => ipcEndpointCreateV2Raw(cpu, slot, 1));
  return slot;
}

/** The cases of the syscalls on endpoints. */
export const ENDPOINT_CASES: readonly OpCases[] = [
  casesOf('ipcEndpointCreate', 'ipcEndpointCreate', ipcEndpointCreate),
  casesOf('ipcEndpointCreateV2', 'ipcEndpointCreateV2', ipcEndpointCreateV2),
  casesOf('ipcEndpointCreateFor', 'ipcEndpointCreateFor', ipcEndpointCreateFor),
  casesOf('factoryDerive', 'factoryDerive', factoryDerive),
  casesOf('ipcEndpointClose', 'ipcEndpointClose', ipcEndpointClose),
  casesOf('capWatch', 'capWatch', capWatch),
  casesOf('taskWatch', 'taskWatch', taskWatch),
];
