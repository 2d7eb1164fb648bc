/** ipcSend and sendHeader. */
import { capCloneRaw, ipcSendRaw, SendFlags, sendHeaderRaw } from '@abicus/abi-kernel';
import { VA } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots } from './cases.ts';
import { closeEndpoint, fillQueue, header, HELD, setUp } from './setup.ts';

interface SendArgs {
  slot: number;
  /** What the header states. */
  states: number;
  payload: number;
  length: number;
  /** The slot that the header names to move. */
  moved: number | undefined;
  flags: number;
  deadline: bigint;
  /** Slots of init. */
  readonly endpoint: number;
  readonly other: number;
  /** Another of init for the endpoint, which stays when it is closed. */
  readonly spare: number;
}

const ipcSend: OpSlots<'ipcSend', SendArgs> = {
  valid: (world) => {
    const { caller, endpoint, other } = setUp(world);
    const spare = world.must(world.init, (cpu) => capCloneRaw(cpu, endpoint));
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
      spare,
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
        args.slot = args.spare;
        args.moved = args.other;
      },
      // The one who has MANAGE of an endpoint is init, whose capability goes with the endpoint that it closes.
      impossibleWith: ['movedAlive'],
    },
    movedAlive: {
      violate: ({ world, args }) => {
        args.moved = HELD.other;
        closeEndpoint(world, args.other);
      },
    },
    globalBytes: { violate: ({ world }) => void (world.limits.queuedBytes = 3) },
    ownerBytes: {
      violate: ({ world }) => void (world.limits.queuedBytesPerOwner = 3),
      // The owner is that of the endpoint.
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
    // A queue of so many frames holds their bytes: only smaller frames than the declared ones make it the narrower bound.
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

/** The cases of sending. */
export const SEND_CASES: readonly OpCases[] = [
  casesOf('ipcSend', 'ipcSend', ipcSend),
  casesOf('sendHeader', 'sendHeader', sendHeader),
];
