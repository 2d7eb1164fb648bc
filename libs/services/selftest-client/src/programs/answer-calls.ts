/** The loop of children that answer calls whose reply the kernel makes. */
import { exit, type IpcReplyRecvV2Error, type IpcReplyRecvV2Result } from '@abicus/abi-kernel';
import { GRANT, UNEXPECTED_STATUS } from '@abicus/probe';
import type { Cpu, Program, Result } from '@abicus/wire';
import { NEVER, replyAndReceive, type Reply } from './minted-calls.ts';
import { untilGranted } from './until-granted.ts';

/** The longest request that is received, in bytes. */
export const ANSWER_ROOM = 1024;

/**
 * Receives requests by the granted capability, and sends the reply that each of them gives; undefined: none now. Ends
 * when nothing can be received any more.
 */
export function* answerCalls(
  cpu: Cpu,
  replyTo: (request: IpcReplyRecvV2Result) => Program<Reply | undefined>,
): Program {
  const next = (reply?: Reply): Program<Result<IpcReplyRecvV2Result, IpcReplyRecvV2Error>> =>
    replyAndReceive(cpu, GRANT, NEVER, reply, ANSWER_ROOM);
  let request = yield* untilGranted(cpu, next);
  for (;;) {
    const following = yield* next(yield* replyTo(request));
    if (!following.ok) return yield* exit(cpu, UNEXPECTED_STATUS);
    request = following.value;
  }
}
