/** The answers to questions about routes. */
import {
  answerGet,
  GET_CALL,
  getRejects,
  type Correlation,
  type GetReject,
} from '@abicus/abi-init';
import type { Result } from '@abicus/wire';

/** The answer after init has put the capability into a slot of the requester, or could not since that one is taken. */
export function answerOfGrant(
  correlation: Correlation,
  slot: number,
  given: Result<unknown, unknown>,
): Uint8Array {
  const answer = given.ok ? answerGet({ send: slot }, correlation) : undefined;
  return answer ?? rejectOf(correlation, getRejects.slot);
}

/** The answer to a question that a check rejects after it was parked. */
export function rejectOf(correlation: Correlation, reject: GetReject): Uint8Array {
  return GET_CALL.rejectReply(reject, correlation);
}
