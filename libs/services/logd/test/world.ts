/** logd and its callers without a transport: requests go in as frames, and replies come out as values. */
import {
  type AppendRequest,
  type Correlation,
  LIMITS,
  type QueryRequest,
  decodeAppendReply,
  decodeQueryReply,
  decodeStatsReply,
  encodeAppend,
  encodeQuery,
  encodeStats,
  serve,
} from '@abicus/abi-logd';
import { tellingRejects } from '@abicus/wire/testing';
import { inspect } from 'node:util';
import { logdHandlers } from '../src/logd.ts';
import { LogdState } from '../src/state.ts';

/** A new instance of the service, and the caller of the next request. */
export class World {
  readonly state: LogdState = new LogdState();
  /** The id of the check by which a handler rejected the last request. */
  rejectedBy: string | undefined;
  /** How many requests there were. */
  count = 0;
  /** What ties the reply to the last request. */
  nonce: Correlation = { version: 'v2', nonce: BigInt(0) };

  /** The identity of the sender of the next request, as the kernel stamps it. */
  identity = 1n;
  /** The time of the service, in ns. */
  now = 0n;

  /** What can be seen of the state, as text, to compare before and after. */
  digest(): string {
    const { journal, windows } = this.state;
    const senders = Array.from({ length: LIMITS.senders + 2 }, (_, n) => BigInt(n));
    const seen = {
      records: [...journal.since(0n)],
      counts: [journal.total, journal.dropped, journal.usedRecords, journal.usedBytes],
      used: senders.map((sender) => windows.used(sender, this.now)),
      windows: [windows.size, windows.timers],
    };
    return inspect(seen, { depth: Infinity, maxArrayLength: null, maxStringLength: null });
  }

  /** Sends a request and decodes the reply. */
  ask<R>(
    encode: (nonce: Correlation) => Uint8Array | undefined,
    decode: (frame: Uint8Array, nonce: Correlation) => R,
  ): R | undefined {
    this.count += 1;
    const nonce = (this.nonce = { version: 'v2', nonce: BigInt(this.count) });
    const request = encode(nonce);
    if (request === undefined) throw new Error('a part of the request is out of bounds');
    this.rejectedBy = undefined;
    const handlers = tellingRejects(logdHandlers, (check) => void (this.rejectedBy = check));
    const { state, identity, now } = this;
    const call = { state, identity, now };
    const reply = serve(handlers, call, request);
    return reply && decode(reply, nonce);
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
