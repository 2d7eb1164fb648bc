/** The protocol `stats` of RFC-0102: each service answers it beside its own requests, from its counters. */
import {
  ALL_REPLY_MAX,
  OWN_REPLY_MAX,
  serve,
  SERVER,
  type IncidentsReply,
  type StatsHandlers,
} from '@abicus/abi-service';
import type { Pid } from '@abicus/abi-kernel';
import type { Counters, Incident } from './counters.ts';

/** The largest number of rows that a reply can say are left. */
const LEFT_MAX = 0xffff;

/** The caller, and what is counted. */
type StatsCall = {
  readonly sender: bigint;
  readonly pid: Pid;
  readonly counters: Counters;
  /** How often the service has been started. */
  readonly starts: number;
};

/** The rows of a reply, and how many follow them. */
function page<T>(rows: readonly T[], from: number, most: number): { left: number; counts: T[] } {
  const counts = rows.slice(from, from + most);
  const left = Math.max(0, rows.length - from - counts.length);
  return { left: Math.min(left, LEFT_MAX), counts };
}

const handlers: StatsHandlers<StatsCall> = {
  own: ({ counters, pid }, { from }) => {
    const rows = counters.rows(pid).map(({ opcode, outcome, count }) => ({
      opcode,
      outcome,
      count: BigInt(count),
    }));
    return page(rows, from, OWN_REPLY_MAX.counts);
  },
  all: ({ counters }, { from }) => {
    const rows = counters.rows().map((row) => ({ ...row, count: BigInt(row.count) }));
    return page(rows, from, ALL_REPLY_MAX.counts);
  },
  incidents: ({ counters, starts }) => {
    const noted = (incident: Incident): bigint => BigInt(counters.noted(incident));
    const all: { readonly [K in Incident]: bigint } = {
      death: noted('death'),
      restart: noted('restart'),
      strayMessage: noted('strayMessage'),
      forgedNotice: noted('forgedNotice'),
      staleNotice: noted('staleNotice'),
      strayReply: noted('strayReply'),
      strayCapability: noted('strayCapability'),
      secondAnswer: noted('secondAnswer'),
      strayDrop: noted('strayDrop'),
      receiveError: noted('receiveError'),
      statsRequest: noted('statsRequest'),
    };
    return { starts: BigInt(starts), ...all } satisfies IncidentsReply;
  },
};

/** Whether a frame is a request of this protocol. */
export function isStats(frame: Uint8Array): boolean {
  return SERVER.operationOf(frame) !== undefined;
}

/** The reply to a request of this protocol. */
export function statsReply(call: StatsCall, frame: Uint8Array): Uint8Array | undefined {
  return serve(handlers, call, frame);
}
