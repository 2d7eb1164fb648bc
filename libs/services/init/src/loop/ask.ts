/** Requests to init: served by its handlers; a capability that is asked for is handed out before the answer. */
import { getRejects, OPCODE, SERVER, type GetReject } from '@abicus/abi-init';
import { Rights, type IpcReplyRecvV2Result } from '@abicus/abi-kernel';
import { isStats, NO_OPERATION, OUTCOME, statsReply } from '@abicus/service';
import { err, isReject, type Program } from '@abicus/wire';
import { LATER, UnhandledRequest } from '@abicus/wire/service';
import { initHandlers, type Asker, type InitCall, type OpenQuestion } from '../handlers.ts';
import { give } from '../launch/endpoint.ts';
import { answerOfGrant, rejectOf } from '../routing/answer.ts';
import { routesOf } from '../routing/routes.ts';
import { STARTS, type InitContext } from './context.ts';

/** What of a message counts for its answer. */
export type Request = Pick<IpcReplyRecvV2Result, 'received' | 'sender' | 'identity' | 'token'>;

/**
 * Takes a request: what is answered has to be called, and what is never answered has to be sent. A call of the latter gets
 * the answer to a malformed request, and a message of the former none.
 */
export function* takeRequest(context: InitContext, request: Request): Program {
  const { state, counters, sequence } = context;
  const { sender, token, received } = request;
  const op = SERVER.operationOf(received);
  const isOneWay = op?.answers === 'never';
  if (isOneWay === (token !== 0)) {
    if (!isOneWay) counters.note('strayMessage');
    else {
      counters.count(sender, op.opcode, OUTCOME.malformed);
      answer(context, request, SERVER.malformed(received), op.opcode);
    }
    return;
  }
  if (isStats(received)) {
    counters.note('statsRequest');
    const reader = { sender: request.identity, pid: sender, counters, starts: STARTS };
    answer(context, request, statsReply(reader, received), NO_OPERATION);
    return;
  }
  const call: InitCall = { state, sender, token, question: undefined, replaced: [] };
  const frame = serveCounted(context, call, received);
  for (const { reply } of call.replaced) rejectQuestion(context, reply, getRejects.parked);
  if (call.question !== undefined) yield* answerQuestion(context, call.question);
  answer(context, request, frame, op?.opcode ?? NO_OPERATION);
  const program = state.programs.ofPid(sender);
  if (program?.life.state === 'up') sequence.settle(program.name, 'up');
}

/** Calls the handler of a request, and counts its outcome; gives the answer, if there is one now. */
function serveCounted(
  { counters }: InitContext,
  call: InitCall,
  frame: Uint8Array,
): Uint8Array | undefined {
  const taken = SERVER.take(initHandlers, call, frame, call);
  const { sender } = call;
  if (taken instanceof UnhandledRequest) {
    const opcode = SERVER.operationOf(frame)?.opcode ?? NO_OPERATION;
    counters.count(sender, opcode, OUTCOME[taken.why]);
    return taken.reply;
  }
  const { outcome, opcode } = taken;
  const at = outcome === LATER ? 'later' : isReject(outcome) ? 'rejected' : 'answered';
  counters.count(sender, opcode, OUTCOME[at]);
  return taken.answerNow(SERVER, frame);
}

/** Sends an answer with the next receive. A message has none. */
function answer(
  { answers }: InitContext,
  { sender, token }: Pick<Request, 'sender' | 'token'>,
  frame: Uint8Array | undefined,
  opcode: number,
): void {
  if (frame !== undefined && token !== 0) answers.push({ token, frame, sender, opcode });
}

/** Answers a question that has waited by a check. */
export function rejectQuestion(context: InitContext, asker: Asker, why: GetReject): void {
  context.counters.count(asker.sender, OPCODE.get, OUTCOME.rejected);
  answer(context, asker, rejectOf(asker.correlation, why), OPCODE.get);
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
  const { cpu, state, counters } = context;
  const { sender, correlation } = question.reply;
  const requester = state.programs.named(question.requester);
  const target = state.programs.named(question.target);
  const [from, to, instance] = [target?.requests, requester?.instance?.pid, target?.instance?.pid];
  const given =
    from === undefined || to === undefined
      ? err('ended')
      : yield* give(cpu, to, from, Rights.SEND, question.slot);
  if (given.ok) requester?.connected(question.target, instance);
  // A slot that is taken by a capability of the latest instance is as the requester wants it.
  const isHeld = instance !== undefined && requester?.reaches(question.target, instance) === true;
  counters.count(sender, OPCODE.get, isHeld ? OUTCOME.answered : OUTCOME.rejected);
  answer(context, question.reply, answerOfGrant(correlation, question.slot, isHeld), OPCODE.get);
}
