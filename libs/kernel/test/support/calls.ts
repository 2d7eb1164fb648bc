/** Calls as tests make them: a client, a server, and what each of them gets. */
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  ipcCallStart,
  ipcCallV2,
  ipcReplyRecvV2,
  MsgFlags,
  Rights,
  type IpcCallV2Result,
  type IpcReplyRecvV2Result,
} from '@abicus/abi-kernel';
import type { Cpu, Program, Result } from '@abicus/wire';
import { inconsistencies } from './consistent.ts';
import { rounds } from './rounds.ts';
import { World, type Actor, type WorldOptions } from './world.ts';

/** The slot of a client with SEND of the server's endpoint, and of the server with RECV of it. */
export const PORT = 5;

/** Options of a call or of a reply. */
export interface SendOptions {
  readonly ty?: number;
  /** The slot of a capability to move. */
  readonly move?: number;
  /** The size of the buffer; at most 32: registers alone. */
  readonly room?: number;
  /** In nanoseconds; 0: none. */
  readonly deadline?: number;
  /** How long a call waits, in nanoseconds; 0: it has no budget. */
  readonly budget?: number;
}

/** What a caller gets: the reply, or the name of the error. */
export type Answer = IpcCallV2Result | string;
/** What a server gets: a message, or the name of the error. */
export type Reception = IpcReplyRecvV2Result | string;

const orError = <T>(result: Result<T, string>): T | string =>
  result.ok ? result.value : result.error;

/** Calls the endpoint of a slot. */
export function* callWith(
  cpu: Cpu,
  slot: number,
  bytes: Uint8Array,
  { ty = 7, move, room = 64, deadline = 0, budget = 0 }: SendOptions = {},
): Program<Answer> {
  const flags = move === undefined ? asMsgFlags(0) : MsgFlags.CAP_MOVE;
  const [type, moved, until] = [asMsgType(ty), asCapSlot(move ?? 0), asInstant(deadline)];
  const to = asCapSlot(slot);
  return orError(yield* ipcCallV2(cpu, to, type, flags, moved, room, until, bytes, budget));
}

/** Replies with a token, 0 for none, and receives at the endpoint of a slot. */
export function* replyAndReceive(
  cpu: Cpu,
  slot: number,
  token: number,
  bytes: Uint8Array = new Uint8Array(),
  { ty = 8, move, room = 64, deadline = 0 }: SendOptions = {},
): Program<Reception> {
  const flags = move === undefined ? asMsgFlags(0) : MsgFlags.CAP_MOVE;
  const [type, moved, until] = [asMsgType(ty), asCapSlot(move ?? 0), asInstant(deadline)];
  return orError(
    yield* ipcReplyRecvV2(cpu, asCapSlot(slot), type, flags, moved, room, until, bytes, token),
  );
}

/** Starts a call whose end arrives at the endpoint of another slot. */
export function* startCall(
  cpu: Cpu,
  slot: number,
  notify: number,
  badge: number,
  bytes: Uint8Array,
  { ty = 7, move, room = 64, deadline = 0 }: SendOptions = {},
): Program<string> {
  const flags = move === undefined ? asMsgFlags(0) : MsgFlags.CAP_MOVE;
  const [type, moved, until] = [asMsgType(ty), asCapSlot(move ?? 0), asInstant(deadline)];
  const to = asCapSlot(notify);
  const made = yield* ipcCallStart(
    cpu,
    asCapSlot(slot),
    type,
    flags,
    moved,
    to,
    room,
    until,
    bytes,
    badge,
  );
  return made.ok ? 'ok' : made.error;
}

/** Bytes that differ from place to place. */
export function pattern(length: number, first = 1): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + first) & 0xff);
}

/** A client and a server of an endpoint that a third task, init, owns. */
export class Call {
  readonly world: World;
  readonly server: Actor;
  readonly client: Actor;
  /** The slot of init with the endpoint. */
  readonly endpoint: number;

  constructor(depth = 2, options: WorldOptions = {}) {
    this.world = new World(options);
    const { world } = this;
    // Children get RECV of the endpoint in their parent's first slot: that is another one.
    world.endpoint(1);
    this.endpoint = world.endpoint(depth);
    this.server = world.exec(world.init);
    world.give(world.init, this.endpoint, this.server, Rights.RECV, PORT);
    this.client = this.addClient();
  }

  /** Adds another client, bound to a name if one is given. */
  addClient(name?: string): Actor {
    const { world } = this;
    const client = world.exec(world.init, name);
    world.give(world.init, this.endpoint, client, Rights.SEND, PORT);
    return client;
  }

  /** Lets a client begin a call. */
  begin(bytes: Uint8Array = pattern(4), options: SendOptions = {}, client = this.client): void {
    this.world.begin(client, (cpu) => callWith(cpu, PORT, bytes, options));
  }

  /** Lets the server begin to receive, with a reply if there is a token. */
  beginReceive(token = 0, bytes?: Uint8Array, options?: SendOptions): void {
    this.world.begin(this.server, (cpu) => replyAndReceive(cpu, PORT, token, bytes, options));
  }

  /** The same for a receive that does not block. */
  receive(token = 0, bytes?: Uint8Array, options?: SendOptions): Reception {
    this.beginReceive(token, bytes, options);
    return this.received();
  }

  /** Replies, and does not wait for another message. */
  reply(token: number, bytes?: Uint8Array, options: SendOptions = {}): Reception {
    return this.receive(token, bytes, { ...options, deadline: 1 });
  }

  /** What the server has received. */
  received(): Reception {
    this.world.settle();
    return this.world.result(this.server) as Reception;
  }

  /** The token of the request that the server receives next. */
  nextToken(options?: SendOptions): number {
    const got = this.receive(0, undefined, options);
    if (typeof got === 'string') throw new Error(got);
    return got.token;
  }

  /** What a client has got. */
  answer(client = this.client): Answer {
    this.world.settle();
    return this.world.result(client) as Answer;
  }

  /** The number of calls in the kernel, and what is inconsistent in its state. */
  left(): readonly [calls: number, ...wrong: string[]] {
    const { calls } = this.world.core.state;
    const live = calls.items.filter(({ caller }) => caller !== 0).length;
    return [live, ...inconsistencies(this.world.core)];
  }

  /** Runs the machine until a client is awake. */
  untilAwake(client = this.client): void {
    for (let i = 0; i < 200 && this.world.isBlocked(client); i++) this.world.settle(1);
  }

  /** Runs the machine until a time in nanoseconds has passed. */
  pass(ns: number): void {
    for (const _ of rounds(10_000)) {
      if (this.world.machine.nowNs > ns) break;
      this.world.settle(1);
    }
  }

  /** A time some microseconds from now, in nanoseconds. */
  soon(micros = 2000): number {
    return this.world.machine.nowNs + micros * 1000;
  }
}
