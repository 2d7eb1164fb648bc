/**
 * The first program. It starts the programs of a boot, answers their questions about routes, and restarts them. Everything
 * arrives by one receive, whose deadline is what is due next: init waits for no program.
 */
import { FRAME_MAX, MARKERS } from '@abicus/abi-init';
import { NO_FLAGS, NO_TYPE } from '@abicus/ipc';
import {
  asInstant,
  exit,
  ipcReplyRecvV2,
  MessageKind,
  MsgFlags,
  MsgType,
  nsec,
  type IpcReplyRecvV2Error,
  type IpcReplyRecvV2Result,
} from '@abicus/abi-kernel';
import type { ProgramMain } from '@abicus/program';
import { OUTCOME } from '@abicus/service';
import type { Boot, Cpu, Program, Result } from '@abicus/wire';
import { drop } from '../launch/endpoint.ts';
import { START_SLOT } from '../launch/own-slots.ts';
import { advanceBoot, createAll, takeDue } from './advance.ts';
import { takeRequest } from './ask.ts';
import { initContext, type InitAnswer, type InitContext } from './context.ts';
import { takeNotice } from './end.ts';
import { printLine, printRung } from './lines.ts';
import { FAILED } from './status.ts';

const NOTHING = new Uint8Array();
/** A deadline that has passed: such a receive takes only what is queued. */
const PAST = 1n;

/** Creates the first program of a boot. */
export function supervisor(boot: Boot): ProgramMain {
  return function* init(cpu: Cpu): Program {
    const context = yield* initContext(cpu, boot);
    const made = context.ok ? 'ok' : context.error;
    yield* printRung(cpu, MARKERS.initStart, 'what it needs itself', made, 'ok');
    if (!context.ok) yield* fail(cpu, context.error);
    else yield* run(context.value);
  };
}

/** Ends init, and with it the machine. */
function* fail(cpu: Cpu, why: string): Program<never> {
  yield* printLine(cpu, `${MARKERS.initReady.fail} ${why}`);
  return yield* exit(cpu, FAILED);
}

function* run(context: InitContext): Program {
  const { cpu } = context;
  let now = yield* timeOf(cpu);
  yield* createAll(context, now);
  for (;;) {
    yield* advanceBoot(context, now);
    const answer = context.answers.shift();
    const received = yield* receiveNext(context, answer);
    if (received.ok) {
      now = BigInt(received.value.now);
      yield* take(context, received.value, now);
    } else {
      yield* takeError(context, received.error, answer);
      now = yield* timeOf(cpu);
    }
    yield* takeDue(context, now);
  }
}

/** Sends an answer, if there is one, and receives the next message. */
function* receiveNext(
  context: InitContext,
  answer: InitAnswer | undefined,
): Program<Result<IpcReplyRecvV2Result, IpcReplyRecvV2Error>> {
  const { cpu, requests, answers, state } = context;
  const due = answers.length > 0 ? PAST : state.programs.nextDue();
  return yield* ipcReplyRecvV2(
    cpu,
    requests,
    NO_TYPE,
    NO_FLAGS,
    START_SLOT,
    FRAME_MAX,
    asInstant(Number(due)),
    answer?.frame ?? NOTHING,
    answer?.token ?? 0,
  );
}

/** Ends init at a failed receive, unless its deadline passed, or the asker of the answer has gone. */
function* takeError(
  { cpu, counters }: InitContext,
  error: IpcReplyRecvV2Error,
  answer: InitAnswer | undefined,
): Program {
  if (error === 'ETIMEDOUT') return;
  if (error !== 'ESRCH' || answer === undefined) yield* fail(cpu, `receive: ${error}`);
  else counters.count(answer.sender, answer.opcode, OUTCOME.gone);
}

/** Takes a message of any kind. A capability that comes with it is closed: no request moves one. */
function* take(context: InitContext, message: IpcReplyRecvV2Result, now: bigint): Program {
  const { flags, moved, kind, ty, sender, received } = message;
  const { counters } = context;
  if ((flags & MsgFlags.CAP_MOVE) !== 0) {
    counters.note('strayCapability');
    yield* drop(context.cpu, moved);
  }
  const isKernel = sender === 0;
  const isNotice = ty === MsgType.PeerGone;
  if (kind === MessageKind.Request) yield* takeRequest(context, message);
  // Init starts no calls, whose ends these are.
  else if (kind !== MessageKind.Message) counters.note('strayReply');
  else if (isKernel !== isNotice) counters.note(isKernel ? 'staleNotice' : 'forgedNotice');
  else if (isKernel) yield* takeNotice(context, received, now);
  else yield* takeRequest(context, message);
}

/** The time. Without a clock init ends. */
function* timeOf(cpu: Cpu): Program<bigint> {
  const now = yield* nsec(cpu);
  return now.ok ? now.value : yield* fail(cpu, `clock: ${now.error}`);
}
