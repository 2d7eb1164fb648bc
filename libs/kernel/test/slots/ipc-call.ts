/** Cases of the calls whose replies go through a capability that the caller moves: ipcCall and ipcReplyRecv. */
import {
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  capCloneRaw,
  capDeriveRaw,
  encodeRecvDesc,
  ipcCallRaw,
  ipcRecvRaw,
  ipcReplyRecvRaw,
  LIMITS,
  readMsgHeader,
  RecvFlags,
  Rights,
} from '@abicus/abi-kernel';
import { VA, type Actor, type World } from '../support/world.ts';
import { casesOf, type OpCases, type OpSlots, type Violate } from './cases.ts';
import {
  closeEndpoint,
  createOwn,
  drop,
  fillChild,
  fillQueue,
  giveNarrow,
  header,
  HELD,
  leaveNoBytes,
  send,
  setUp,
} from './setup.ts';

/** A slot to receive from `HELD.other`, and SEND of a third endpoint. */
const REPLIES = 18;
const THIRD = 19;
/** Bytes of a payload that does not travel in registers. */
const LONG = 64;

/** What both calls send: a header and a payload. */
interface Sent {
  slot: number;
  /** The payload length in the header; `undefined`: that of the payload. */
  states: number | undefined;
  payload: number;
  length: number;
  /** The slot of the capability to move; `undefined`: none. */
  moved: number | undefined;
  /** Limits that are lowered at last, when all messages are queued. */
  readonly lowered: { queuedBytes?: number; queuedBytesPerOwner?: number };
  /** A slot of an endpoint that the caller owns, with all rights, and one more. */
  readonly own: number;
  /** Slots of init. */
  readonly endpoint: number;
  readonly other: number;
  readonly third: number;
}

function sent(world: World): { caller: Actor; args: Sent } {
  const { init } = world;
  const { caller, endpoint, other } = setUp(world);
  const third = world.endpoint(2);
  world.give(init, other, caller, Rights.RECV, REPLIES);
  world.give(init, third, caller, Rights.SEND, THIRD);
  const own = createOwn(world, caller);
  giveNarrow(world, caller);
  world.must(caller, (cpu) => capCloneRaw(cpu, own));
  const args: Sent = {
    slot: HELD.both,
    states: undefined,
    payload: VA.payload,
    length: LONG,
    moved: undefined,
    lowered: {},
    own,
    endpoint,
    other,
    third,
  };
  return { caller, args };
}

function finish(world: World, caller: Actor, { states, length, moved, lowered }: Sent): void {
  Object.assign(world.limits, lowered);
  world.write(caller, VA.header, header(states ?? length, moved));
}

/** Violations of the checks that both calls share. */
const common = {
  frame: { violate: ({ args }) => void (args.length = 8193) },
  length: { violate: ({ args }) => void (args.states = LONG + 1) },
  readable: { violate: ({ args }) => void (args.payload = VA.nowhere) },
  globalBytes: { violate: ({ args }) => void (args.lowered.queuedBytes = LONG - 1) },
  factoryBytes: {
    violate: ({ args }) => void (args.slot = HELD.narrow),
    // An endpoint is of one factory.
    impossibleWith: ['globalBytes'],
  },
  ownerBytes: { violate: ({ args }) => void (args.lowered.queuedBytesPerOwner = LONG - 1) },
} satisfies Record<string, Violate<Sent> & { impossibleWith?: ['globalBytes'] }>;

interface CallArgs extends Sent {
  reply: number;
  /** Receives the request, and replies. */
  readonly server: Actor;
  /** Bytes of the reply; `undefined`: the server drops the capability of the reply. */
  answer: number | undefined;
  /** Whether the reply moves a capability, and the table of the caller is full by then. */
  full: boolean;
}

const ipcCall: OpSlots<'ipcCall', CallArgs> = {
  valid: (world) => {
    const { caller, args } = sent(world);
    const server = world.exec(world.init);
    world.give(world.init, args.endpoint, server, Rights.RECV | Rights.SEND, HELD.both);
    const more = { moved: HELD.other, reply: VA.image, server, answer: LONG, full: false };
    return { world, caller, args: { ...args, ...more } };
  },
  ready: ({ world, caller, args }) => finish(world, caller, args),
  call: (cpu, { slot, payload, length, reply }) =>
    ipcCallRaw(cpu, slot, VA.header, payload, length, reply, LONG),
  after: ({ world, caller, args: { server, answer, endpoint, full } }) => {
    world.must(server, (cpu) =>
      ipcRecvRaw(cpu, HELD.both, VA.header, VA.payload, LIMITS.maxFrame, 0, 0n),
    );
    const replyTo = readMsgHeader(world.read(server, VA.header, 16), 0)?.src ?? 0;
    if (full) fillChild(world, world.init, caller, endpoint);
    if (answer === undefined) drop(world, server, replyTo);
    else send(world, server, replyTo, answer, full ? HELD.both : undefined);
  },
  slots: {
    ...common,
    right: { violate: ({ args }) => void (args.slot = HELD.receive) },
    replyTo: { violate: ({ args }) => void (args.moved = undefined), impossibleWith: ['movable'] },
    movable: { violate: ({ args }) => void (args.moved = args.own) },
    alive: {
      violate: ({ world, args }) => closeEndpoint(world, args.endpoint),
      impossibleWith: ['ownerBytes', 'endpointBytes'],
    },
    endpointBytes: {
      violate: ({ world, caller }) => leaveNoBytes(world, caller, HELD.both, LONG),
    },
    peer: {
      violate: ({ args }) => void (args.answer = undefined),
      // There is no reply.
      impossibleWith: ['oversize', 'writable', 'space'],
    },
    oversize: { violate: ({ args }) => void (args.answer = LONG + 1) },
    writable: { violate: ({ args }) => void (args.reply = VA.text) },
    space: { violate: ({ args }) => void (args.full = true) },
  },
};

interface ReplyRecvArgs extends Sent {
  source: number;
  headerOut: number;
  payloadMax: number;
  identity: number;
  flags: number;
  deadline: bigint;
  /** When a message comes: before the call, while the caller waits with a table that gets full, or not at all. */
  message: 'before' | 'into a full table' | 'none';
  /** Whether the endpoint closes while the caller waits. */
  closes: boolean;
}

const ipcReplyRecv: OpSlots<'ipcReplyRecv', ReplyRecvArgs> = {
  valid: (world) => {
    const { caller, args } = sent(world);
    return {
      world,
      caller,
      args: {
        ...args,
        slot: HELD.other,
        source: HELD.receive,
        headerOut: VA.info,
        payloadMax: LONG,
        identity: VA.identity,
        flags: 0,
        deadline: 0n,
        message: 'before',
        closes: false,
      },
    };
  },
  ready: ({ world, caller, args }) => {
    if (args.message === 'before') send(world, world.init, args.endpoint, LONG);
    finish(world, caller, args);
    const desc = encodeRecvDesc({
      slot: asCapSlot(args.source),
      headerOut: asUserPtr(args.headerOut),
      payloadOut: asUserPtr(VA.image),
      payloadMax: args.payloadMax,
      senderServiceIdOut: asUserPtr(args.identity),
      flags: asRecvFlags(args.flags),
      deadline: args.deadline,
    });
    world.write(caller, VA.desc, desc);
  },
  call: (cpu, { slot, payload, length }) =>
    ipcReplyRecvRaw(cpu, slot, VA.header, payload, length, VA.desc),
  after: ({ world, caller, args: { closes, message, endpoint, third } }) => {
    if (closes) closeEndpoint(world, endpoint);
    if (message !== 'into a full table') return;
    fillChild(world, world.init, caller, endpoint);
    const moved = world.must(world.init, (cpu) => capDeriveRaw(cpu, third, Rights.SEND));
    send(world, world.init, endpoint, LONG, moved);
  },
  slots: {
    ...common,
    room: { violate: ({ args }) => void (args.payloadMax = 8193), impossibleWith: ['oversize'] },
    buffers: { violate: ({ args }) => void (args.identity = 0x8000_0000) },
    recvRight: { violate: ({ args }) => void (args.source = HELD.send) },
    receiving: {
      violate: ({ world, args }) => {
        args.message = 'none';
        closeEndpoint(world, args.endpoint);
      },
      impossibleWith: ['empty', 'deadline', 'closed', 'oversize', 'writable', 'space'],
    },
    right: { violate: ({ args }) => void (args.slot = HELD.vmo) },
    moved: {
      violate: ({ args }) => void (args.moved = HELD.outside),
      impossibleWith: ['movable', 'movedAlive'],
    },
    movable: {
      violate: ({ args }) => void (args.moved = args.own),
      // The endpoint of a capability with MANAGE is open.
      impossibleWith: ['movedAlive'],
    },
    movedAlive: {
      violate: ({ world, args }) => {
        args.moved = THIRD;
        closeEndpoint(world, args.third);
      },
    },
    alive: {
      violate: ({ world, args }) => closeEndpoint(world, args.other),
      impossibleWith: ['ownerBytes', 'depth', 'endpointBytes'],
    },
    depth: { violate: ({ world, caller }) => fillQueue(world, caller, HELD.other) },
    endpointBytes: {
      violate: ({ world, caller }) => leaveNoBytes(world, caller, HELD.other, LONG),
    },
    empty: {
      violate: ({ args }) => {
        args.message = 'none';
        args.flags = RecvFlags.NONBLOCK;
      },
      impossibleWith: ['closed', 'oversize', 'writable', 'space'],
    },
    deadline: {
      violate: ({ args }) => {
        args.message = 'none';
        args.deadline = 1n;
      },
      impossibleWith: ['closed', 'oversize', 'writable', 'space'],
    },
    closed: {
      violate: ({ args }) => {
        args.message = 'none';
        args.closes = true;
      },
      impossibleWith: ['oversize', 'writable', 'space'],
    },
    oversize: { violate: ({ args }) => void (args.payloadMax = LONG - 1) },
    writable: { violate: ({ args }) => void (args.headerOut = VA.text) },
    space: { violate: ({ args }) => void (args.message = 'into a full table') },
  },
};

/** The cases of the calls whose replies go through a capability. */
export const REPLY_CASES: readonly OpCases[] = [
  casesOf('ipcCall', 'ipcCall', ipcCall),
  casesOf('ipcReplyRecv', 'ipcReplyRecv', ipcReplyRecv),
];
