/** The loop of children that answer calls whose reply the kernel makes. */
import { exit, yieldNow, type IpcReplyRecvV2Result } from '@abicus/abi-kernel';
import { GRANT, POLLS, UNEXPECTED_STATUS } from '@abicus/probe';
import type { Cpu, Program } from '@abicus/wire';
import { NEVER, replyAndReceive, type Reply } from './minted-calls.ts';

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
  let reply: Reply | undefined;
  for (let polls = 0; polls < POLLS;) {
    const next = yield* replyAndReceive(cpu, GRANT, NEVER, reply, ANSWER_ROOM);
    if (next.ok) {
      reply = yield* replyTo(next.value);
      continue;
    }
    // The capability to receive is there when the parent has granted it.
    const yielded = yield* yieldNow(cpu);
    if (next.error !== 'EPERM' || !yielded.ok) break;
    polls += 1;
  }
  yield* exit(cpu, UNEXPECTED_STATUS);
}
