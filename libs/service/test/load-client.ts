/** A client that has as many requests in flight as the kernel lets it, and notes how each of them ends. */
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  capClose,
  ipcCallStart,
  ipcCallV2,
  ipcReplyRecvV2,
  LIMITS,
  MESSAGE_KIND_NAMES,
  MessageKind,
  nsec,
  yieldNow,
  type Instant,
} from '@abicus/abi-kernel';
import {
  asTimerId,
  decodeCancelReply,
  decodeRoomReply,
  decodeSleepUntilReply,
  encodeCancel,
  encodeRoom,
  encodeSleepUntil,
  QosClass,
} from '@abicus/abi-timed';
import { send } from '@abicus/ipc';
import type { Cpu, Program, Result } from '@abicus/wire';
import { must } from './system.ts';
import { encodedFrame } from '@abicus/wire/testing';

/** The slots of a client: its own endpoint, the service, the desk that it asks for another instance, the clock. */
export const CLIENT_SLOT = { own: 2, service: 3, desk: 4, clock: 5 } as const;
/** The size of the largest reply. */
const ROOM = 32;
const [TYPE, FLAGS, NONE] = [asMsgType(0), asMsgFlags(0), asCapSlot(0)];
const [OWN, SERVICE, DESK] = [CLIENT_SLOT.own, CLIENT_SLOT.service, CLIENT_SLOT.desk].map(
  asCapSlot,
) as [ReturnType<typeof asCapSlot>, ReturnType<typeof asCapSlot>, ReturnType<typeof asCapSlot>];
const NEVER = asInstant(0);
/** How long a client waits when the queue of its service is full, in ns. */
const RETRY_NS = 200_000n;
const NOTHING = new Uint8Array();

/** How one request is made, and how its reply is read. */
type Kind = {
  readonly name: string;
  readonly frame: (nonce: number, now: bigint) => Uint8Array;
  readonly read: (reply: Uint8Array, nonce: number) => Result<unknown, string>;
};

/** The kinds of requests: of the first third, and of the others in turn. */
export type Kinds = readonly [Kind, Kind, Kind];

/** Answered later, at once, and after a call of another service. @param later how much later, in ns. */
export const kindsOf = (later: bigint): Kinds => [
  {
    name: 'later',
    frame: (nonce, now) =>
      encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: now + later }, nonce)),
    read: decodeSleepUntilReply,
  },
  { name: 'now', frame: (nonce) => encodeRoom(nonce), read: decodeRoomReply },
  {
    name: 'nested',
    frame: (nonce) => encodedFrame(encodeCancel({ timer: asTimerId(1) }, nonce)),
    read: decodeCancelReply,
  },
];

/** What all clients of a run share. */
export type Load = {
  /** The number of requests of each client. */
  readonly each: number;
  readonly kinds: Kinds;
  /** How long a request may take, in ns. */
  readonly budgetNs: bigint;
  /** Whether the clients may begin. */
  isOpen: boolean;
  /** The ends of requests, by outcome. */
  readonly ends: Map<string, number>;
  /** The longest time from a request to its end, in ns. */
  longest: bigint;
  /** The most requests that were in flight at once. */
  most: number;
  inFlight: number;
  /** How often the kernel took no further request, by its error. */
  readonly refused: Map<string, number>;
  /** Called after each end, with the number of them. */
  readonly atEnd: (ended: number) => void;
};

/** Adds one to a counter. */
export function countIn(counters: Map<string, number>, name: string): void {
  counters.set(name, (counters.get(name) ?? 0) + 1);
}

type Open = { readonly nonce: number; readonly at: bigint };

/** The program of a client. */
export function* client(cpu: Cpu, load: Load): Program {
  while (!load.isOpen) must(yield* yieldNow(cpu));
  const open = new Map<number, Open>();
  let [next, instance] = [1, 0];
  while (next <= load.each || open.size > 0) {
    let refused: string | undefined;
    while (next <= load.each && open.size < LIMITS.callsPerTask && refused === undefined) {
      refused = yield* start(cpu, load, open, next);
      if (refused === undefined) next += 1;
      else countIn(load.refused, refused);
    }
    if (refused === 'ESRCH' && open.size === 0) {
      instance = yield* another(cpu, instance);
      continue;
    }
    // The kernel does not tell when a queue has room again: what ends meanwhile is taken.
    const retry = refused === 'QueueFull' ? must(yield* nsec(cpu)) + RETRY_NS : 0n;
    yield* end(cpu, load, open, asInstant(Number(retry)));
  }
  must(yield* send(cpu, DESK, Uint8Array.of(0), 0n));
  // Stays there with all that it holds.
  must(yield* ipcReplyRecvV2(cpu, OWN, TYPE, FLAGS, NONE, ROOM, NEVER, NOTHING, 0));
}

/** Starts a request; gives the error of the kernel if it takes none. */
function* start(
  cpu: Cpu,
  load: Load,
  open: Map<number, Open>,
  nonce: number,
): Program<string | undefined> {
  const at = must(yield* nsec(cpu));
  const frame = kindOf(load, nonce).frame(nonce, at);
  const deadline = asInstant(Number(at + load.budgetNs));
  const started = yield* ipcCallStart(
    cpu,
    SERVICE,
    TYPE,
    FLAGS,
    NONE,
    OWN,
    ROOM,
    deadline,
    frame,
    nonce,
  );
  if (!started.ok) return started.error;
  open.set(nonce, { nonce, at });
  load.inFlight += 1;
  load.most = Math.max(load.most, load.inFlight);
  return undefined;
}

/** Waits for the end of a request that is in flight, until the deadline if it is not 0, and notes it. */
function* end(cpu: Cpu, load: Load, open: Map<number, Open>, until: Instant): Program {
  const received = yield* ipcReplyRecvV2(cpu, OWN, TYPE, FLAGS, NONE, ROOM, until, NOTHING, 0);
  if (!received.ok && received.error === 'ETIMEDOUT') return;
  const got = must(received);
  const asked = open.get(got.token);
  if (asked === undefined) throw new Error(`an end of ${got.token}, which is not in flight`);
  open.delete(got.token);
  load.inFlight -= 1;
  countIn(load.ends, outcomeOf(load, got.kind, got.received, asked.nonce));
  const took = BigInt(got.now) - asked.at;
  if (took > load.longest) load.longest = took;
  load.atEnd([...load.ends.values()].reduce((sum, count) => sum + count, 0));
}

function outcomeOf(load: Load, kind: MessageKind, frame: Uint8Array, nonce: number): string {
  if (kind !== MessageKind.Reply) return MESSAGE_KIND_NAMES[kind] ?? `${kind}`;
  const { name, read } = kindOf(load, nonce);
  const reply = read(frame, nonce);
  return `${name} ${reply.ok ? 'ok' : reply.error}`;
}

/** The first third is answered later, so that most of it is in flight while the others are made in turn. */
function kindOf({ kinds: [later, now, nested], each }: Load, nonce: number): Kind {
  if (nonce <= each / 3) return later;
  return nonce % 2 === 0 ? now : nested;
}

/** Asks for a capability of the next instance, once the stale one is closed; gives the number of that instance. */
function* another(cpu: Cpu, instance: number): Program<number> {
  must(yield* capClose(cpu, SERVICE));
  const frame = Uint8Array.of(instance);
  const got = must(yield* ipcCallV2(cpu, DESK, TYPE, FLAGS, NONE, ROOM, NEVER, frame, 0));
  return got.reply[0] ?? 0;
}
