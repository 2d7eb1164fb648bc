/** Replies in random sequences of calls: by the right task and others, with tokens of now, of before, and of none. */
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
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { getU32, putU32, type Result } from '@abicus/wire';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PASSED } from './slots/peers.ts';
import { closeEndpoint, createOwn } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { World, type Actor } from './support/world.ts';

/** What a task does next; one that waits for its reply does nothing. */
interface Step {
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
const step: fc.Arbitrary<Step> = fc.record({
  does,
  by: fc.nat(4),
  which: fc.nat(60),
  soon: fc.nat(40),
});

/** A call, and what came of it. */
interface Made {
  readonly number: number;
  readonly caller: Player;
  readonly isStarted: boolean;
  /** The ends that its caller got: the number in the reply, or the reason why there is none. */
  readonly ends: (number | string)[];
  /** How often a reply to it was accepted. */
  accepted: number;
}

/** A token, the task that got it, and the request that it came with. */
interface Token {
  readonly token: number;
  readonly holder: Player;
  readonly made: Made;
}

interface Player {
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
class Table {
  readonly world = new World({ harts: 8 });
  readonly players: readonly Player[];
  readonly calls: Made[] = [];
  readonly tokens: Token[] = [];
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

  #add(caller: Player, isStarted: boolean): Made {
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

  call(player: Player, slot: number, soon: number): void {
    const made = this.#add(player, false);
    const deadline = this.#deadline(soon);
    player.waits = (result) => {
      const got = result as Result<IpcCallV2Result, IpcCallV2Error>;
      made.ends.push(got.ok ? getU32(got.value.reply, 0) : got.error);
    };
    this.world.begin(player.actor, (cpu) =>
      ipcCallV2(cpu, asCapSlot(slot), ...none, 0, deadline, bytesOf(made.number)),
    );
  }

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

  act({ does: what, by, which, soon }: Step): void {
    const player = this.players[by];
    const { world } = this;
    if (what === 'close') {
      const slot = this.#endpoints[which % 16] ?? 0;
      if (slot !== 0 && world.task(world.init).caps[slot] !== undefined) closeEndpoint(world, slot);
    } else if (what === 'rest') world.settle(soon);
    else if (player?.isLive === true && player.waits === undefined)
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
    if (used !== undefined && what === 'forge') {
      const forged = used.token + 0x1_0000 * (1 + (which % 3));
      if (this.tokens.every(({ token }) => token !== forged)) {
        expect(this.receive(player, player.own, forged, 0)).toEqual({ ok: false, error: 'ESRCH' });
      }
    }
  }

  /** Replies with a token: it is accepted from its holder, and only while its call has not ended. */
  reply(player: Player, { token, holder, made }: Token): void {
    const stale = made.accepted + made.ends.length;
    const got = this.receive(player, player.own, token, made.number);
    const isAccepted = got.ok || got.error !== 'ESRCH';
    if (isAccepted) made.accepted++;
    const others = Number(player !== holder);
    const reached = { 'by another task': others, 'of a call that has ended': stale };
    drew(INVARIANTS['calls.invariant.replyIsBound'], { token, others, stale, isAccepted }, reached);
    expect(isAccepted && (player !== holder || stale > 0)).toBe(false);
    this.world.settle(2);
    this.notice();
    // Its holder is rejected only if the call has ended otherwise; the end of a started one may be on its way.
    const hasEnded = made.ends.length > 0 || made.isStarted || !made.caller.isLive;
    expect(isAccepted || player !== holder || hasEnded).toBe(true);
    // A caller that waits has its reply at once, and no other.
    const answers = isAccepted && !made.isStarted ? [made.number] : made.ends;
    expect(made.ends).toEqual(answers);
  }

  /** Lets all deadlines pass, and each caller take the ends of its calls. */
  finish(): void {
    const { world } = this;
    while (world.machine.nowNs <= this.#latest) world.settle(1);
    world.settle(8);
    this.notice();
    for (const player of this.players) {
      while (player.isLive && this.receive(player, player.own).ok);
    }
  }
}

test('calls.invariant.onceAnswered, calls.invariant.replyIsBound: each call of random sequences ends once, with the reply of the task that received its request, or without one', () => {
  const totals: Record<string, number> = {};
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 90 }), (steps) => {
      const table = new Table();
      for (const one of steps) table.act(one);
      expect(inconsistencies(table.world.core)).toEqual([]);
      table.finish();
      for (const { number, caller, ends, accepted, isStarted } of table.calls) {
        for (const end of ends) {
          const name = `${isStarted ? 'started' : 'waits'}: ${typeof end === 'number' ? 'replies' : end}`;
          totals[name] = (totals[name] ?? 0) + 1;
        }
        const reached = { 'different ends': Object.keys(totals).length };
        drew(
          INVARIANTS['calls.invariant.onceAnswered'],
          { number, ends, accepted, steps },
          reached,
        );
        expect(ends.length).toBe(caller.isLive ? 1 : Math.min(1, ends.length));
        // An accepted reply is the end, and there is no reply that was not sent.
        expect(ends.filter((end) => end === number).length).toBe(
          caller.isLive ? accepted : Math.min(accepted, ends.length),
        );
        expect(ends.filter((end) => typeof end === 'number' && end !== number)).toEqual([]);
      }
    }),
    { seed: 0x7270, numRuns: 120 },
  );
  // The sequences reached each end, and many replies of both forms.
  const { TimedOut, PeerGone } = MessageKind;
  const waits = ['waits: replies', 'waits: ETIMEDOUT', 'waits: EPIPE'];
  const started = ['replies', `kind ${TimedOut}`, `kind ${PeerGone}`].map(
    (end) => `started: ${end}`,
  );
  expect(Object.keys(totals)).toEqual(expect.arrayContaining([...waits, ...started]));
  expect(Math.min(totals['waits: replies'] ?? 0, totals['started: replies'] ?? 0)).toBeGreaterThan(
    50,
  );
});
