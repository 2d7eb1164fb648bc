/**
 * logd and its callers without a transport: requests go in as frames, and replies come out as
 * values. Its timers are those of a stand-in for timed, that answers or does not.
 */
import {
  type AppendRequest,
  type Correlation,
  LIMITS,
  type QueryRequest,
  SERVER,
  decodeAppendReply,
  decodeQueryReply,
  decodeStatsReply,
  encodeAppend,
  encodeQuery,
  encodeStats,
} from '@abicus/abi-logd';
import { type TimerId, asTimerId, decodeRegister, encodeRegisterReply } from '@abicus/abi-timed';
import type { Answer } from '@abicus/service';
import { asked, isProgram } from '@abicus/service/testing';
import { type Program, err, isReject, ok } from '@abicus/wire';
import type { Channel } from '@abicus/wire/service';
import { inspect } from 'node:util';
import { fired } from '../src/handlers/fired.ts';
import { handlers } from '../src/logd.ts';
import { type AppendCall, LogdState } from '../src/state.ts';

/** What becomes of a call of timed. */
export type TimedAnswer = 'ok' | 'PeerGone' | 'TimedOut' | 'Overload';

function hasEffects(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'effects' in value;
}

/** Drives a handler whose calls are answered at once. */
function outcomeOf(result: unknown): { outcome: unknown; lines: string[] } {
  let value = result;
  if (isProgram(result)) {
    const step = result.next();
    if (step.done !== true) throw new Error('a handler waits for what is no call');
    value = step.value;
  }
  if (!hasEffects(value)) return { outcome: value, lines: [] };
  const lines = value.effects.flatMap((one) => (one.kind === 'print' ? [one.line] : []));
  return { outcome: value.outcome, lines };
}

/** A new instance of the service, and the caller of the next request. */
export class World {
  readonly state: LogdState = new LogdState();
  /** The identity of the sender of the next request, as the kernel stamps it. */
  identity = 1n;
  /** The time of the service, in ns. */
  now = 0n;
  /** What timed answers. */
  timed: TimedAnswer = 'ok';
  /** The deadlines of its timers, those that have not fired. */
  readonly timers = new Map<TimerId, bigint>();
  /** The lines that were printed. */
  readonly lines: string[] = [];
  /** The id of the check by which a handler rejected the last request. */
  rejectedBy: string | undefined;
  #count = 0;
  #timers = 0;

  readonly #timed: Channel<number, never> = {
    nonce: () => 1,
    call: (frame, nonce) => this.#register(frame, nonce) as Program<never>,
  };

  // oxlint-disable-next-line require-yield -- its reply is there at once
  *#register(frame: Uint8Array, nonce: number): Program<unknown> {
    if (this.timed !== 'ok') return err(this.timed);
    const request = decodeRegister(frame);
    if (request === undefined || isReject(request)) throw new Error('no request of timed.register');
    this.#timers += 1;
    const timer = asTimerId(this.#timers);
    this.timers.set(timer, request.deadline);
    return ok(encodeRegisterReply({ timer, coalesced: request.deadline }, nonce));
  }

  /** Fires the timers whose deadlines have passed. */
  fireTimers(): void {
    for (const [timer, deadline] of this.timers) {
      if (deadline > this.now) continue;
      this.timers.delete(timer);
      fired({ state: this.state }, { timer, deadline, now: this.now });
    }
  }

  /** What can be seen of the state, as text, to compare before and after. */
  digest(): string {
    const { journal, windows } = this.state;
    const senders = Array.from({ length: LIMITS.senders + 2 }, (_, n) => BigInt(n));
    const seen = {
      records: [...journal.since(0n)],
      counts: [journal.total, journal.dropped, journal.usedRecords, journal.usedBytes],
      used: senders.map((sender) => windows.used(sender, this.now)),
      windows: [windows.size, windows.timers, this.timers.size],
    };
    return inspect(seen, { depth: Infinity, maxArrayLength: null, maxStringLength: null });
  }

  /** Begins a record that begins a window: its handler waits for timed with its next step. */
  begin(request: AppendRequest): Program<unknown> {
    const result = handlers.append(this.#call() as AppendCall, request);
    if (!isProgram(result)) throw new Error('the record begins no window');
    return result;
  }

  #call(): Pick<AppendCall, 'state' | 'identity' | 'now' | 'to'> {
    const { state, identity, now } = this;
    return { state, identity, now, to: { timed: this.#timed } };
  }

  /** Serves a frame. */
  serve(frame: Uint8Array): Uint8Array {
    const { identity } = this;
    const call = this.#call();
    this.rejectedBy = undefined;
    const reply = asked(SERVER, handlers, { call, sender: identity }, frame, (returned) => {
      const { outcome, lines } = outcomeOf(returned);
      this.lines.push(...lines);
      if (isReject(outcome)) this.rejectedBy = outcome.check;
      return outcome;
    });
    return reply ?? new Uint8Array();
  }

  /** Sends a request and decodes the reply. */
  ask<R>(
    encode: (nonce: Correlation) => Uint8Array | undefined,
    decode: (frame: Uint8Array, nonce: Correlation) => R,
  ): R {
    this.#count += 1;
    const nonce: Correlation = { version: 'v2', nonce: BigInt(this.#count) };
    const request = encode(nonce);
    if (request === undefined) throw new Error('a part of the request is out of bounds');
    return decode(this.serve(request), nonce);
  }
}

/** The operations of logd, as a client calls them. */
export const client = {
  append: (world: World, request: AppendRequest) =>
    world.ask((nonce) => encodeAppend(request, nonce), decodeAppendReply),
  query: (world: World, request: QueryRequest) =>
    world.ask((nonce) => encodeQuery(request, nonce), decodeQueryReply),
  stats: (world: World) => world.ask(encodeStats, decodeStatsReply),
};
