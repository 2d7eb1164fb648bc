/** The answers to questions about routes. */
import {
  answerGet,
  GET_CALL,
  getRejects,
  type Correlation,
  type GetReject,
} from '@abicus/abi-init';

/** The answer: whether the slot of the requester holds the capability now, or could not be filled since it is taken. */
export function answerOfGrant(correlation: Correlation, slot: number, isHeld: boolean): Uint8Array {
  const answer = isHeld ? answerGet({ send: slot }, correlation) : undefined;
  return answer ?? rejectOf(correlation, getRejects.slot);
}

/** The answer to a question that a check rejects after it was parked. */
export function rejectOf(correlation: Correlation, reject: GetReject): Uint8Array {
  return GET_CALL.rejectReply(reject, correlation);
}
