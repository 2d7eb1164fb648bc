// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0699a363886a550d

import { VersionedServer } from '@abicus/wire/service';
import { type Correlation, ENVELOPE } from './envelope.ts';
import {
  APPEND_CALL,
  type AppendReject,
  type AppendReply,
  type AppendRequest,
  encodeAppendReply,
  readAppendRequest,
} from './ops/append.ts';
import {
  QUERY_CALL,
  type QueryReply,
  type QueryRequest,
  encodeQueryReply,
  readQueryRequest,
} from './ops/query.ts';
import {
  STATS_CALL,
  type StatsReply,
  type StatsRequest,
  encodeStatsReply,
  readStatsRequest,
} from './ops/stats.ts';

/** The server of logd. */

/** The handlers of a service. A handler gets the decoded request. */
export interface LogdHandlers<C> {
  /**
   * Adds a record to the journal. `fields` are lines `key=value`; the keys `sender_service_id`, `service_id`,
   * `requester_id` and `service` are not for senders. `dropped` is how many records were dropped so far.
   */
  readonly append: (call: C, request: AppendRequest) => AppendReply | AppendReject;
  /**
   * Reads the records that were stored at `since` or later, the oldest first, `max` of them or as many as fit a
   * reply. The next page begins one nanosecond after the last record. `total` is how many were ever stored.
   */
  readonly query: (call: C, request: QueryRequest) => QueryReply;
  /** How full the journal is. */
  readonly stats: (call: C, request: StatsRequest) => StatsReply;
}

/** Decodes requests, calls handlers and encodes their results. */
export const SERVER: VersionedServer<Correlation, LogdHandlers<never>> = new VersionedServer(
  ENVELOPE,
  [
    {
      handler: 'append',
      operation: APPEND_CALL,
      read: readAppendRequest,
      encode: encodeAppendReply,
    },
    { handler: 'query', operation: QUERY_CALL, read: readQueryRequest, encode: encodeQueryReply },
    { handler: 'stats', operation: STATS_CALL, read: readStatsRequest, encode: encodeStatsReply },
  ],
);

/**
 * Serves a request: decodes it, calls its handler and returns the reply. A malformed request never reaches a handler.
 * Nothing if the answer goes out later, or if there is none.
 */
export function serve<C>(
  handlers: LogdHandlers<C>,
  call: C,
  frame: Uint8Array,
): Uint8Array | undefined {
  return SERVER.serve(handlers, call, frame);
}
