/** `child.replier` answers calls whose reply the kernel makes, with `ipcReplyRecvV2`. */
import {
  asExitStatus,
  asMsgType,
  exit,
  MessageKind,
  type IpcReplyRecvV2Result,
} from '@abicus/abi-kernel';
import { trySend } from '@abicus/ipc';
import { GRANT, UNEXPECTED_STATUS } from '@abicus/probe';
import { encodeUtf8, putU32, putU64, type Cpu, type Program } from '@abicus/wire';
import { answerCalls } from './answer-calls.ts';
import { COMMAND, inverted, LENT_BYTE } from './call-commands.ts';
import { PAST, replyAndReceive, type Reply } from './minted-calls.ts';

/** The type of every reply. */
export const REPLY_TYPE = asMsgType(0x4321);
/** Where the reply to `sender` has which value. */
export const SENDER = { sender: 0, qos: 4, identity: 8, now: 16, size: 24 } as const;
const NOTHING = new Uint8Array();

/** The replies that a peer has kept, and the one that it sent before. */
interface Memory {
  readonly kept: Reply[];
  previous: Reply | undefined;
}

/** The program. */
export function* replier(cpu: Cpu): Program {
  const memory: Memory = { kept: [], previous: undefined };
  yield* answerCalls(cpu, function* (request) {
    const reply = yield* replyTo(cpu, request, memory);
    if (reply !== undefined) memory.previous = reply;
    return reply;
  });
}

/** Executes a command. Returns its reply; undefined: none now. */
function* replyTo(
  cpu: Cpu,
  request: IpcReplyRecvV2Result,
  { kept, previous }: Memory,
): Program<Reply | undefined> {
  const { token, received, kind, moved } = request;
  const reply = (payload: Uint8Array): Reply => ({ token, payload, ty: REPLY_TYPE });
  switch (received[0]) {
    case COMMAND.echo:
      return reply(inverted(received));
    case COMMAND.hold:
      kept.push(reply(inverted(received)));
      return undefined;
    case COMMAND.release:
      return kind === MessageKind.Message ? kept.shift() : undefined;
    case COMMAND.again:
      return reply(yield* attempt(cpu, previous));
    case COMMAND.late:
      return reply(yield* attempt(cpu, kept.shift()));
    case COMMAND.lend: {
      const sent = yield* trySend(cpu, moved, Uint8Array.of(LENT_BYTE));
      return sent.ok ? { ...reply(NOTHING), moved } : reply(NOTHING);
    }
    case COMMAND.sender:
      return reply(described(request));
    case COMMAND.token:
      return reply(numbered(kept[0]?.token ?? 0));
    case COMMAND.end:
      yield* exit(cpu, asExitStatus(0));
      return undefined;
    default:
      yield* exit(cpu, UNEXPECTED_STATUS);
      return undefined;
  }
}

/** Sends a reply that is to be rejected. Returns the name of the error: ETIMEDOUT if the reply was sent. */
function* attempt(cpu: Cpu, reply: Reply | undefined): Program<Uint8Array> {
  const result = yield* replyAndReceive(cpu, GRANT, PAST, reply);
  return encodeUtf8(result.ok ? 'ok' : result.error);
}

function described({ sender, qos, identity, now }: IpcReplyRecvV2Result): Uint8Array {
  const bytes = new Uint8Array(SENDER.size);
  putU32(bytes, SENDER.sender, sender);
  putU32(bytes, SENDER.qos, qos);
  putU64(bytes, SENDER.identity, identity);
  putU64(bytes, SENDER.now, BigInt(now));
  return bytes;
}

function numbered(token: number): Uint8Array {
  const bytes = new Uint8Array(8);
  putU64(bytes, 0, BigInt(token));
  return bytes;
}
