// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e5c67ad79729520f

import type { Program, Result } from '@abicus/wire';
import { type Channel, callOperation } from '@abicus/wire/service';
import type { Correlation } from './envelope.ts';
import {
  APPEND_CALL,
  type AppendError,
  type AppendReply,
  type AppendRequest,
  decodeAppendReply,
  encodeAppend,
} from './ops/append.ts';
import {
  QUERY_CALL,
  type QueryError,
  type QueryReply,
  type QueryRequest,
  decodeQueryReply,
  encodeQuery,
} from './ops/query.ts';
import {
  STATS_CALL,
  type StatsError,
  type StatsReply,
  decodeStatsReply,
  encodeStats,
} from './ops/stats.ts';

/** Calls of logd. The channel carries the frames. */

/**
 * Adds a record to the journal. `fields` are lines `key=value`; the keys `sender_service_id`, `service_id`,
 * `requester_id` and `service` are not for senders. `dropped` is how many records were dropped so far.
 */
export function append<E extends string>(
  channel: Channel<Correlation, E, 'reply'>,
  request: AppendRequest,
): Program<Result<AppendReply, AppendError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(
    channel,
    APPEND_CALL,
    (correlation) => encodeAppend(request, correlation),
    decodeAppendReply,
  );
}

/**
 * Reads the records that were stored at `since` or later, the oldest first, `max` of them or as many as fit a
 * reply. The next page begins one nanosecond after the last record. `total` is how many were ever stored.
 */
export function query<E extends string>(
  channel: Channel<Correlation, E, 'reply'>,
  request: QueryRequest,
): Program<Result<QueryReply, QueryError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(
    channel,
    QUERY_CALL,
    (correlation) => encodeQuery(request, correlation),
    decodeQueryReply,
  );
}

/** How full the journal is. */
export function stats<E extends string>(
  channel: Channel<Correlation, E, 'reply'>,
): Program<Result<StatsReply, StatsError | 'BadReply' | E>> {
  return callOperation(channel, STATS_CALL, encodeStats, decodeStatsReply);
}
