/** Tasks that call each other, and what came of each call and of each use of a token: as the tasks see it. */
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  ipcCallStart,
  ipcCallV2,
  ipcReplyRecvV2,
  MessageKind,
  Rights,
  type Instant,
  type IpcCallV2Error,
  type IpcCallV2Result,
  type IpcReplyRecvV2Error,
  type IpcReplyRecvV2Result,
} from '@abicus/abi-kernel';
import { getU32, putU32, type Result } from '@abicus/wire';
import fc from 'fast-check';
import { PASSED } from '../slots/peers.ts';
import { closeEndpoint, createOwn } from '../slots/setup.ts';
import { rounds } from './rounds.ts';
import { World, type Actor } from './world.ts';

/** What a task does next; one that waits for its reply does nothing. */
export interface Step {
  readonly does:
    | 'call'
    | 'start'
    | 'take'
    | 'serve'
    | 'end'
    | 'reply'
    | 'forge'
    | 'rest'
    | 'exit'
    | 'close';
  readonly by: number;
  /** Which of the endpoints, or of the tokens that were seen. */
  readonly which: number;
  /** A deadline, in units of 500 µs. */
  readonly soon: number;
}

const USUAL: readonly Step['does'][] = ['call', 'start', 'take', 'serve', 'reply', 'reply'];
const does = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom(...USUAL),
  },
  { weight: 4, arbitrary: fc.constantFrom<Step['does'][]>('end', 'forge', 'rest') },
  { weight: 1, arbitrary: fc.constantFrom<Step['does'][]>('exit', 'close') },
);
/** Steps of sequences. */
export const callStep: fc.Arbitrary<Step> = fc.record({
  does,
  by: fc.nat(4),
  which: fc.nat(60),
  soon: fc.nat(40),
});

/** More rounds than any end takes. */
const MOST = 100_000;

/** A call, and what came of it. */
export interface CallRecord {
  readonly number: number;
  readonly caller: Player;
  readonly isStarted: boolean;
  /** The ends that its caller got: the number in the reply, or the reason why there is none. */
  readonly ends: (number | string)[];
  /** How often a reply to it was accepted. */
  accepted: number;
}

/** A use of a token, and what came of it. */
export interface Use {
  readonly token: number;
  /** Whether the task that uses it got it with a request. */
  readonly isHeld: boolean;
  /** How many ends its call had before. */
  readonly endsBefore: number;
  readonly isAccepted: boolean;
  /** Whether all that should have come of it did. */
  readonly isRight: boolean;
}

/** A token, the task that got it, and the request that it came with. */
interface Token {
  readonly token: number;
  readonly holder: Player;
  readonly made: CallRecord;
}

/** A task. */
export interface Player {
  readonly actor: Actor;
  /** The slot of its own endpoint. */
  readonly own: number;
  /** What its call gives, once it no longer waits. */
  waits: ((result: unknown) => void) | undefined;
  isLive: boolean;
}

type Received = Result<IpcReplyRecvV2Result, IpcReplyRecvV2Error>;

const bytesOf = (number: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  putU32(bytes, 0, number);
  return bytes;
};
const none = [asMsgType(0), asMsgFlags(0), asCapSlot(0)] as const;

/** Five tasks that call each other at two endpoints of init. */
export class Callers {
  readonly world = new World({ harts: 8 });
  readonly players: readonly Player[];
  readonly calls: CallRecord[] = [];
  /** The tokens that tasks got, in order. */
  readonly tokens: Token[] = [];
  readonly uses: Use[] = [];
  readonly #endpoints: readonly number[];
  #latest = 0;

  constructor() {
    const { world } = this;
    this.#endpoints = [world.endpoint(4), world.endpoint(4)];
    this.players = [0, 1, 2, 3, 4].map(() => {
      const actor = world.exec(world.init);
      for (const [at, slot] of this.#endpoints.entries()) {
        world.give(world.init, slot, actor, Rights.SEND | Rights.RECV, 10 + at);
      }
      return { actor, own: createOwn(world, actor), waits: undefined, isLive: true };
    });
  }

  #add(caller: Player, isStarted: boolean): CallRecord {
    const made = { number: this.calls.length + 1, caller, isStarted, ends: [], accepted: 0 };
    this.calls.push(made);
    return made;
  }

  #deadline(soon: number): Instant {
    const deadline = this.world.machine.nowNs + 500_000 * soon;
    this.#latest = Math.max(this.#latest, deadline);
    return asInstant(deadline);
  }

  /** Lets a task wait for a message. */
  serve(player: Player, slot: number, soon: number): void {
    const deadline = this.#deadline(soon);
    player.waits = (result) => {
      const got = result as Received;
      if (got.ok) this.#note(player, got.value);
    };
    this.world.begin(player.actor, (cpu) =>
      ipcReplyRecvV2(cpu, asCapSlot(slot), ...none, 0, deadline, new Uint8Array(), 0),
    );
  }

  /** Lets a task make a call and wait for its reply. */
  call(player: Player, slot: number, soon: number): void {
    const made = this.#add(player, false);
    const deadline = this.#deadline(soon);
    player.waits = (result) => {
      const got = result as Result<IpcCallV2Result, IpcCallV2Error>;
      made.ends.push(got.ok ? getU32(got.value.reply, 0) : got.error);
    };
    this.world.begin(player.actor, (cpu) =>
      ipcCallV2(cpu, asCapSlot(slot), ...none, 0, deadline, bytesOf(made.number), 0),
    );
  }

  /** Lets a task start a call. */
  start(player: Player, slot: number, soon: number): void {
    const made = this.#add(player, true);
    const deadline = this.#deadline(soon);
    const own = asCapSlot(player.own);
    const [number, bytes] = [made.number, bytesOf(made.number)];
    const started = this.world.call(player.actor, (cpu) =>
      ipcCallStart(cpu, asCapSlot(slot), ...none, own, 4, deadline, bytes, number),
    );
    if (!started.ok) made.ends.push(started.error);
  }

  /** Receives from a slot, and replies with a number if there is a token. */
  receive(player: Player, slot: number, token = 0, number = 0): Received {
    const sent = token === 0 ? new Uint8Array() : bytesOf(number);
    const got = this.world.call(player.actor, (cpu) =>
      ipcReplyRecvV2(cpu, asCapSlot(slot), ...none, 0, asInstant(PASSED), sent, token),
    );
    if (got.ok) this.#note(player, got.value);
    return got;
  }

  #note(player: Player, { kind, token, received }: IpcReplyRecvV2Result): void {
    if (kind === MessageKind.Request) {
      const made = this.calls[getU32(received, 0) - 1];
      if (made === undefined) throw new Error('a request that was never made');
      this.tokens.push({ token, holder: player, made });
      return;
    }
    const made = this.calls[token - 1];
    if (made?.caller !== player || !made.isStarted) throw new Error(`no call ends as ${token}`);
    made.ends.push(kind === MessageKind.Reply ? getU32(received, 0) : `kind ${kind}`);
  }

  /** Notes the ends of calls whose callers have waited. */
  notice(): void {
    for (const player of this.players) {
      const { waits, actor } = player;
      if (waits === undefined || !player.isLive || !actor.puppet.idle) continue;
      waits(this.world.result(actor));
      player.waits = undefined;
    }
  }

  /** Makes a step. */
  act({ does: what, by, which, soon }: Step): void {
    const player = this.players[by];
    const { world } = this;
    if (what === 'close') {
      const slot = this.#endpoints[which % 16] ?? 0;
      if (slot !== 0 && world.task(world.init).caps[slot] !== undefined) closeEndpoint(world, slot);
    } else if (what === 'rest') world.settle(soon);
    else if (player !== undefined && player.isLive && player.waits === undefined)
      this.#act(player, what, which, soon);
    world.settle(2);
    this.notice();
  }

  #act(player: Player, what: Step['does'], which: number, soon: number): void {
    const slot = 10 + (which % 2);
    if (what === 'call') this.call(player, slot, soon);
    if (what === 'start') this.start(player, slot, soon);
    if (what === 'serve') this.serve(player, slot, soon);
    if (what === 'take') this.receive(player, slot);
    if (what === 'end') this.receive(player, player.own);
    if (what === 'exit') {
      player.isLive = false;
      this.world.exit(player.actor);
    }
    // The latest tokens most often, and most often by their holders.
    const used = this.tokens[this.tokens.length - 1 - (which % Math.min(9, this.tokens.length))];
    if (used !== undefined && what === 'reply') {
      const { holder } = used;
      const isIdle = holder.isLive && holder.waits === undefined;
      this.reply(isIdle && which % 4 !== 0 ? holder : player, used);
    }
    if (used !== undefined && what === 'forge') this.#forge(player, used.token + 0x1_0000);
  }

  /** Replies with a token that was not issued. */
  #forge(player: Player, token: number): void {
    if (this.tokens.some((one) => one.token === token)) return;
    const got = this.receive(player, player.own, token, 0);
    const isAccepted = got.ok || got.error !== 'ESRCH';
    this.uses.push({ token, isHeld: false, endsBefore: 0, isAccepted, isRight: true });
  }

  /** Replies with a token that was issued. */
  reply(player: Player, { token, holder, made }: Token): void {
    const endsBefore = made.accepted + made.ends.length;
    const got = this.receive(player, player.own, token, made.number);
    const isAccepted = got.ok || got.error !== 'ESRCH';
    if (isAccepted) made.accepted++;
    this.world.settle(2);
    this.notice();
    const isHeld = player === holder;
    const { ends, isStarted, caller } = made;
    // A holder is rejected only if the call has ended otherwise; the end of a started one may be on its way.
    const hasEnded = ends.length > 0 || isStarted || !caller.isLive;
    // A caller that waits has the reply at once, and no other.
    const isAnswered = isStarted || (ends.length === 1 && ends[0] === made.number);
    const isRight = isAccepted ? isAnswered : !isHeld || hasEnded;
    this.uses.push({ token, isHeld, endsBefore, isAccepted, isRight });
  }

  /** Lets all deadlines pass, and each caller take the ends of its calls. */
  finish(): void {
    const { world } = this;
    for (const _ of rounds(MOST)) {
      if (world.machine.nowNs > this.#latest) break;
      world.settle(1);
    }
    world.settle(8);
    this.notice();
    for (const player of this.players) {
      for (const _ of rounds(MOST)) {
        if (!player.isLive || !this.receive(player, player.own).ok) break;
      }
    }
  }
}
