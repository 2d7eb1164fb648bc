/** Cases of ipcSend and sendHeader. */
import { capCloneRaw, ipcSendRaw, SendFlags, sendHeaderRaw } from '@abicus/abi-kernel';
import { VA } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots } from './cases.ts';
import { closeEndpoint, fillQueue, giveNarrow, header, HELD, setUp } from './setup.ts';

interface SendArgs {
  slot: number;
  /** The payload length in the header. */
  states: number;
  payload: number;
  length: number;
  /** The slot of the capability to move; `undefined`: none. */
  moved: number | undefined;
  flags: number;
  deadline: bigint;
  /** Slots of init. */
  readonly endpoint: number;
  readonly other: number;
  /** A copy of `endpoint`, which is left after the close of the endpoint. */
  readonly copy: number;
}

const ipcSend: OpSlots<'ipcSend', SendArgs> = {
  valid: (world) => {
    const { caller, endpoint, other } = setUp(world);
    const copy = world.must(world.init, (cpu) => capCloneRaw(cpu, endpoint));
    giveNarrow(world, caller);
    const args: SendArgs = {
      slot: HELD.both,
      states: 4,
      payload: VA.payload,
      length: 4,
      moved: undefined,
      flags: 0,
      deadline: 0n,
      endpoint,
      other,
      copy,
    };
    return { world, caller, args };
  },
  ready: ({ world, caller, args }) =>
    world.write(caller, VA.header, header(args.states, args.moved)),
  call: (cpu, { slot, payload, length, flags, deadline }) =>
    ipcSendRaw(cpu, slot, VA.header, payload, length, flags, deadline),
  slots: {
    length: { violate: ({ args }) => void (args.states = 5) },
    readable: { violate: ({ args }) => void (args.payload = VA.nowhere) },
    right: { violate: ({ args }) => void (args.slot = HELD.receive) },
    moved: {
      violate: ({ args }) => void (args.moved = HELD.empty),
      impossibleWith: ['movable', 'movedAlive'],
    },
    movable: {
      violate: (scene) => {
        const { world, args } = scene;
        scene.caller = world.init;
        args.slot = args.copy;
        args.moved = args.other;
      },
      // Only init has MANAGE of an endpoint, and its capability is removed when it closes the endpoint.
      impossibleWith: ['movedAlive'],
    },
    movedAlive: {
      violate: ({ world, args }) => {
        args.moved = HELD.other;
        closeEndpoint(world, args.other);
      },
    },
    globalBytes: { violate: ({ world }) => void (world.limits.queuedBytes = 3) },
    factoryBytes: {
      violate: ({ args }) => void (args.slot = HELD.narrow),
      // An endpoint is of one factory.
      impossibleWith: ['globalBytes'],
    },
    ownerBytes: {
      violate: ({ world }) => void (world.limits.queuedBytesPerOwner = 3),
      // Without the endpoint there is no owner whose budget could be exceeded.
      impossibleWith: ['alive'],
    },
    alive: {
      violate: ({ world, args }) => closeEndpoint(world, args.endpoint),
      impossibleWith: ['depth', 'deadline', 'endpointBytes'],
    },
    depth: {
      violate: ({ world, caller, args }) => {
        fillQueue(world, caller, HELD.both);
        args.flags = SendFlags.NONBLOCK;
      },
    },
    deadline: {
      violate: ({ world, caller, args }) => {
        fillQueue(world, caller, HELD.both);
        args.deadline = 1n;
      },
    },
    // With the declared limit, depth × maxFrame bytes are never exceeded before the depth: only a smaller limit shows
    // it.
    endpointBytes: { violate: ({ world }) => void (world.limits.maxFrame = 1) },
  },
};

interface SendHeaderArgs {
  slot: number;
  flags: number;
  len: number;
  readonly endpoint: number;
}

const sendHeader: OpSlots<'sendHeader', SendHeaderArgs> = {
  valid: (world) => {
    const { caller, endpoint } = setUp(world);
    return { world, caller, args: { slot: HELD.both, flags: 0, len: 4, endpoint } };
  },
  call: (cpu, { slot, flags, len }) => sendHeaderRaw(cpu, slot, 7, flags, len),
  slots: {
    length: { violate: ({ args }) => void (args.len = 8193) },
    move: { violate: ({ args }) => void (args.flags = 1) },
    right: { violate: ({ args }) => void (args.slot = HELD.receive) },
    alive: {
      violate: ({ world, args }) => closeEndpoint(world, args.endpoint),
      impossibleWith: ['depth'],
    },
    depth: { violate: ({ world, caller }) => fillQueue(world, caller, HELD.both) },
  },
};

/** The cases of the syscalls that send. */
export const SEND_CASES: readonly OpCases[] = [
  casesOf('ipcSend', 'ipcSend', ipcSend),
  casesOf('sendHeader', 'sendHeader', sendHeader),
];
