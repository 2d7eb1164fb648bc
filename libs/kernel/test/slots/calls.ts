/** Cases of the calls for which the kernel makes the reply: ipcCallV2, ipcReplyRecvV2 and ipcCallStart. */
import {
  capDeriveRaw,
  ipcCallStartRaw,
  ipcCallV2Raw,
  ipcReplyRecvV2Raw,
  MsgFlags,
  Rights,
  spawnRaw,
} from '@abicus/abi-kernel';
import { TEXT_VA } from '../support/tiny-image.ts';
import { VA, type Actor, type World } from '../support/world.ts';
import { untilAwake } from './blocked.ts';
import { casesOf, type OpCases, type OpSlots, type Violate } from './cases.ts';
import {
  beginCall,
  beginReceive,
  PASSED,
  reply,
  takeToken,
  wordsOf,
  type Answer,
} from './peers.ts';
import {
  closeEndpoint,
  createOwn,
  fillQueue,
  fillTable,
  giveNarrow,
  HELD,
  leaveNoBytes,
  send,
  setUp,
} from './setup.ts';

/** Bytes of a payload that does not travel in registers. */
const LONG = 64;
const MILLISECOND = 1_000_000;

/** What the payloads and the moved capability of the three calls have in common. */
interface Sent {
  slot: number;
  payload: number;
  length: number;
  /** The slot of the capability to move; `undefined`: none. */
  moved: number | undefined;
  deadline: number;
  /** Slots of init. */
  readonly endpoint: number;
  readonly other: number;
  /** A slot of an endpoint that the caller owns, with all rights. */
  readonly own: number;
}

function sent(world: World): { caller: Actor; args: Sent } {
  const { caller, endpoint, other } = setUp(world);
  const args: Sent = {
    slot: HELD.both,
    payload: VA.payload,
    length: LONG,
    moved: undefined,
    deadline: 0,
    endpoint,
    other,
    own: createOwn(world, caller),
  };
  giveNarrow(world, caller);
  return { caller, args };
}

const flagsOf = ({ moved }: Sent): number => (moved === undefined ? 0 : MsgFlags.CAP_MOVE);

/** Violations of the checks that the three calls share. */
const common = {
  frame: { violate: ({ args }) => void (args.length = 8193) },
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
      args.moved = HELD.other;
      closeEndpoint(world, args.other);
    },
  },
  readable: { violate: ({ args }) => void (args.payload = VA.nowhere) },
} satisfies Record<string, Violate<Sent> & { impossibleWith?: ('movable' | 'movedAlive')[] }>;

/** Of the check of the bytes of a derived factory. */
const factoryBytes = {
  violate: ({ args }) => void (args.slot = HELD.narrow),
  // An endpoint is of one factory.
  impossibleWith: ['globalBytes'],
} satisfies Violate<Sent> & { impossibleWith: ['globalBytes'] };

interface CallArgs extends Sent {
  reply: number;
  budget: number;
  readonly room: number;
  /** Receives the request, and replies. */
  readonly server: Actor;
  /** `exits`: the server receives the request and ends. `waits`: it does nothing. */
  does: 'replies' | 'exits' | 'waits';
  answer: Answer;
  /** The task whose stack has the buffer of the reply, and which ends before that. */
  sibling: Actor | undefined;
}

const ipcCallV2: OpSlots<'ipcCallV2', CallArgs> = {
  valid: (world) => {
    const { caller, args } = sent(world);
    const server = world.exec(world.init);
    world.give(world.init, args.endpoint, server, Rights.RECV, HELD.receive);
    world.give(world.init, args.other, server, Rights.SEND, HELD.other);
    const more = { reply: VA.image, room: LONG, budget: 0, server, sibling: undefined };
    return { world, caller, args: { ...args, ...more, does: 'replies', answer: { length: LONG } } };
  },
  call: (cpu, args) =>
    ipcCallV2Raw(
      cpu,
      args.slot,
      7,
      flagsOf(args),
      args.moved ?? 0,
      args.reply,
      args.room,
      args.deadline,
      wordsOf(args.payload),
      args.length,
      args.budget,
    ),
  after: ({ world, caller, args: { server, does, answer, sibling } }) => {
    if (does === 'waits') {
      untilAwake(world, caller);
      return;
    }
    const token = takeToken(world, server, HELD.receive);
    if (sibling !== undefined) world.exit(sibling);
    if (does === 'exits') world.exit(server);
    else reply(world, server, HELD.receive, token, answer);
  },
  slots: {
    ...common,
    budget: {
      violate: ({ args }) => {
        args.deadline = PASSED;
        args.budget = MILLISECOND;
      },
    },
    right: { violate: ({ args }) => void (args.slot = HELD.receive) },
    alive: {
      violate: ({ world, args }) => closeEndpoint(world, args.endpoint),
      impossibleWith: ['fits', 'factoryBytes', 'ownerBytes', 'endpointBytes'],
    },
    fits: {
      violate: ({ world, args }) => beginReceive(world, args.server, HELD.receive, LONG - 1),
      // The queue is empty where a task waits, and the request goes to that task.
      impossibleWith: ['globalBytes', 'factoryBytes', 'ownerBytes', 'endpointBytes'],
    },
    deadline: { violate: ({ args }) => void (args.deadline = PASSED), impossibleWith: ['late'] },
    writable: { violate: ({ args }) => void (args.reply = VA.text), impossibleWith: ['unmapped'] },
    globalBytes: { violate: ({ world }) => void (world.limits.queuedBytes = LONG - 1) },
    factoryBytes,
    ownerBytes: { violate: ({ world }) => void (world.limits.queuedBytesPerOwner = LONG - 1) },
    endpointBytes: { violate: ({ world, caller }) => leaveNoBytes(world, caller, HELD.both, LONG) },
    // A call ends once: what comes first decides, not the order of these checks.
    late: {
      violate: ({ world, args }) => {
        args.deadline = world.machine.nowNs + MILLISECOND;
        args.does = 'waits';
      },
      impossibleWith: ['peer', 'tooLong', 'unmapped', 'space'],
    },
    peer: {
      violate: ({ args }) => void (args.does = 'exits'),
      impossibleWith: ['tooLong', 'unmapped', 'space'],
    },
    tooLong: { violate: ({ args }) => void (args.answer = { ...args.answer, length: LONG + 1 }) },
    unmapped: {
      violate: ({ world, caller, args }) => {
        const pid = world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0));
        args.sibling = world.adopt(pid);
        args.reply = world.task(args.sibling).stackVa;
      },
    },
    space: {
      violate: ({ world, caller, args }) => {
        args.answer = { ...args.answer, moved: HELD.other };
        fillTable(world, caller);
      },
    },
  },
};

interface ReplyRecvArgs extends Sent {
  token: number;
  received: number;
  /** Whether a message is queued, and whether it moves a capability. */
  message: 'plain' | 'moves' | 'none';
  /** Whether the endpoint closes while the caller waits. */
  closes: boolean;
}

const ipcReplyRecvV2: OpSlots<'ipcReplyRecvV2', ReplyRecvArgs> = {
  valid: (world) => {
    const { caller, args } = sent(world);
    const client = world.exec(world.init);
    world.give(world.init, args.endpoint, client, Rights.SEND, HELD.send);
    beginCall(world, client, HELD.send, LONG);
    const token = takeToken(world, caller, HELD.receive);
    const more = { received: VA.image, message: 'plain', closes: false } as const;
    return { world, caller, args: { ...args, ...more, slot: HELD.receive, token } };
  },
  ready: ({ world, args: { message, endpoint } }) => {
    if (message === 'plain') send(world, world.init, endpoint, LONG);
    if (message !== 'moves') return;
    const copy = world.must(world.init, (cpu) => capDeriveRaw(cpu, endpoint, Rights.SEND));
    send(world, world.init, endpoint, LONG, copy);
  },
  call: (cpu, args) =>
    ipcReplyRecvV2Raw(
      cpu,
      args.slot,
      7,
      flagsOf(args),
      args.moved ?? 0,
      args.received,
      LONG,
      args.deadline,
      wordsOf(args.payload),
      args.length,
      args.token,
    ),
  after: ({ world, args: { closes, endpoint } }) => {
    if (closes) closeEndpoint(world, endpoint);
  },
  slots: {
    ...common,
    token: { violate: ({ args }) => void (args.token = 0), impossibleWith: ['reply'] },
    right: { violate: ({ args }) => void (args.slot = HELD.send) },
    alive: {
      violate: ({ world, args }) => {
        args.message = 'none';
        closeEndpoint(world, args.endpoint);
      },
      impossibleWith: ['deadline', 'closed', 'unmapped', 'space'],
    },
    // Another use of the same index.
    reply: { violate: ({ args }) => void (args.token += 0x1_0000) },
    deadline: {
      violate: ({ args }) => {
        args.message = 'none';
        args.deadline = PASSED;
      },
      impossibleWith: ['closed', 'unmapped', 'space'],
    },
    closed: {
      violate: ({ args }) => {
        args.message = 'none';
        args.closes = true;
      },
      impossibleWith: ['unmapped', 'space'],
    },
    unmapped: { violate: ({ args }) => void (args.received = VA.text) },
    space: {
      violate: ({ world, caller, args }) => {
        args.message = 'moves';
        fillTable(world, caller);
      },
    },
  },
};

interface StartArgs extends Sent {
  notify: number;
  replyMax: number;
}

const ipcCallStart: OpSlots<'ipcCallStart', StartArgs> = {
  valid: (world) => {
    const { caller, args } = sent(world);
    return { world, caller, args: { ...args, notify: args.own, replyMax: LONG } };
  },
  call: (cpu, args) =>
    ipcCallStartRaw(
      cpu,
      args.slot,
      7,
      flagsOf(args),
      args.moved ?? 0,
      args.notify,
      args.replyMax,
      args.deadline,
      wordsOf(args.payload),
      args.length,
      1,
    ),
  slots: {
    ...common,
    replyFrame: { violate: ({ args }) => void (args.replyMax = 8193) },
    right: { violate: ({ args }) => void (args.slot = HELD.receive) },
    notify: { violate: ({ args }) => void (args.notify = HELD.receive) },
    quota: { violate: ({ world }) => void (world.limits.callsPerTask = 0) },
    calls: { violate: ({ world }) => void (world.limits.calls = 0) },
    replyBytes: { violate: ({ world }) => void (world.limits.queuedBytesPerOwner = LONG - 1) },
    alive: {
      violate: ({ world, args }) => closeEndpoint(world, args.endpoint),
      impossibleWith: ['fits', 'depth', 'factoryBytes', 'ownerBytes', 'endpointBytes'],
    },
    fits: {
      violate: ({ world, args }) => {
        const server = world.exec(world.init);
        world.give(world.init, args.endpoint, server, Rights.RECV, HELD.receive);
        beginReceive(world, server, HELD.receive, LONG - 1);
      },
      impossibleWith: ['depth', 'globalBytes', 'factoryBytes', 'ownerBytes', 'endpointBytes'],
    },
    depth: { violate: ({ world, caller, args }) => fillQueue(world, caller, args.slot) },
    // Of the request and the reply together, as the reply is reserved.
    globalBytes: {
      violate: ({ world }) => {
        world.limits.queuedBytes = world.core.state.queuedBytes + 2 * LONG - 1;
      },
    },
    factoryBytes,
    ownerBytes: {
      violate: ({ world }) => {
        world.limits.queuedBytesPerOwner = world.task(world.init).queuedBytes + 2 * LONG - 1;
      },
    },
    endpointBytes: { violate: ({ world, caller }) => leaveNoBytes(world, caller, HELD.both, LONG) },
  },
};

/** The cases of the calls for which the kernel makes the reply. */
export const CALL_CASES: readonly OpCases[] = [
  casesOf('ipcCallV2', 'ipcCallV2', ipcCallV2),
  casesOf('ipcReplyRecvV2', 'ipcReplyRecvV2', ipcReplyRecvV2),
  casesOf('ipcCallStart', 'ipcCallStart', ipcCallStart),
];
