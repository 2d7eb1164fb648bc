/** Requests to init: served by its handlers; a capability that is asked for is handed out before the answer. */
import { getRejects, serve, SERVER } from '@abicus/abi-init';
import { Rights, type IpcReplyRecvV2Result } from '@abicus/abi-kernel';
import { err, type Program } from '@abicus/wire';
import { initHandlers, type InitCall, type OpenQuestion } from '../handlers.ts';
import { give } from '../launch/endpoint.ts';
import { answerOfGrant, rejectOf } from '../routing/answer.ts';
import { routesOf } from '../routing/routes.ts';
import type { InitContext } from './context.ts';

/** What of a message counts for its answer. */
export type Request = Pick<IpcReplyRecvV2Result, 'received' | 'sender' | 'token'>;

/**
 * Takes a request: what is answered has to be called, and what is never answered has to be sent. A call of the latter gets
 * the answer to a malformed request, and a message of the former none.
 */
export function* takeRequest(context: InitContext, request: Request): Program {
  const { state, answers, sequence } = context;
  const { sender, token, received } = request;
  const isOneWay = SERVER.operationOf(received)?.answers === 'never';
  if (isOneWay === (token !== 0)) {
    const frame = isOneWay ? SERVER.malformed(received) : undefined;
    if (frame !== undefined) answers.push({ token, frame });
    return;
  }
  const call: InitCall = { state, sender, token, question: undefined, replaced: [] };
  const frame = serve(initHandlers, call, received);
  for (const { reply } of call.replaced) {
    const stale = rejectOf(reply.correlation, getRejects.parked);
    answers.push({ token: reply.token, frame: stale });
  }
  if (call.question !== undefined) yield* answerQuestion(context, call.question);
  if (frame !== undefined && token !== 0) answers.push({ token, frame });
  const program = state.programs.ofPid(sender);
  if (program?.life.state === 'up') sequence.settle(program.name, 'up');
}

/** Answers the questions that waited for a program, which has an instance again. */
export function* answerParked(context: InitContext, target: string): Program {
  const { programs, parked } = context.state;
  for (const question of parked.takeFor(target)) {
    const requester = programs.named(question.requester);
    const slot = requester === undefined ? undefined : routesOf(requester.boot).get(target);
    if (slot !== undefined) yield* answerQuestion(context, { ...question, slot });
  }
}

/** Puts the capability into the slot of the requester, then answers. */
function* answerQuestion(context: InitContext, question: OpenQuestion): Program {
  const { cpu, state, answers } = context;
  const { token, correlation } = question.reply;
  const requester = state.programs.named(question.requester);
  const target = state.programs.named(question.target);
  const [from, to, instance] = [target?.requests, requester?.instance?.pid, target?.instance?.pid];
  const given =
    from === undefined || to === undefined
      ? err('ended')
      : yield* give(cpu, to, from, Rights.SEND, question.slot);
  if (given.ok) requester?.connected(question.target, instance);
  // A slot that is taken by a capability of the latest instance is as the requester wants it.
  const isHeld =
    given.ok || (instance !== undefined && requester?.reaches(question.target, instance) === true);
  answers.push({ token, frame: answerOfGrant(correlation, question.slot, isHeld) });
}
