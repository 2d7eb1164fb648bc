/** Calls that a child makes for a probe: what a task may do with the capabilities that another one gave it. */
import { SYSCALL, type Pid } from '@abicus/abi-kernel';
import { outcome, REPLY_TIMEOUT_NS, type ProbeContext } from '@abicus/probe';
import { getI64, getU64, putI64, UNKNOWN_RESULT, type Cpu, type Program } from '@abicus/wire';
import {
  callAndWait,
  instantIn,
  NEVER,
  replyAndReceive,
  startCall,
} from '../programs/minted-calls.ts';
import { PUPPET } from '../programs/puppet.ts';
import { CLIENT } from '../slots.ts';
import { startPeer } from './call-peer.ts';
import { ROOM } from './messages.ts';

const WORD_SIZE = 8;
const NOTHING = new Uint8Array();

/** What a call of a puppet returned. */
export interface PuppetResult {
  /** The value of a0, or the negative error number. */
  readonly result: number;
  /** The address of its buffer, and what that holds after the call. */
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** A child that makes calls. Each must return by itself, since the probe waits for it. */
export class Puppet {
  readonly #cpu: Cpu;
  readonly pid: Pid;
  /** The address of its buffer. */
  readonly buffer: number;

  constructor(cpu: Cpu, pid: Pid, buffer: number) {
    this.#cpu = cpu;
    this.pid = pid;
    this.buffer = buffer;
  }

  /** Has it make a call; returns a0, or the negative error number. */
  *result(number: number, ...args: readonly number[]): Program<number> {
    return (yield* makeCall(this.#cpu, number, args)).result;
  }

  /** The same with these bytes in its buffer; returns what that holds then, too. */
  call(
    number: number,
    args: readonly number[],
    bytes: Uint8Array = NOTHING,
  ): Program<PuppetResult> {
    return makeCall(this.#cpu, number, args, bytes);
  }

  /** Has it begin a call that may block, and continues. One at a time: `finish` tells its result. */
  begin(number: number, ...args: readonly number[]): Program<string> {
    return this.beginWith(number, args, NOTHING);
  }

  /** The same with these bytes in its buffer. */
  *beginWith(number: number, args: readonly number[], bytes: Uint8Array): Program<string> {
    const request = requestOf(number, args, bytes);
    const end = { notify: CLIENT.eventsRecv, badge: number, replyMax: ROOM, deadline: NEVER };
    return outcome(yield* startCall(this.#cpu, CLIENT.loopbackSend, request, end));
  }

  /** Waits until the call that was begun has returned. */
  *finish(): Program<PuppetResult> {
    const deadline = yield* instantIn(this.#cpu, REPLY_TIMEOUT_NS);
    const end = yield* replyAndReceive(this.#cpu, CLIENT.eventsRecv, deadline, undefined, ROOM);
    return resultIn(end.ok ? end.value.received : NOTHING);
  }
}

/** Starts a puppet, which receives at the loopback endpoint of the client; undefined: it could not be started. */
export function* startPuppet(context: ProbeContext): Program<Puppet | undefined> {
  const pid = yield* startPeer(context, 'child.puppet');
  if (pid === undefined) return undefined;
  const { result, address } = yield* makeCall(context.cpu, SYSCALL.getpid, []);
  return result === pid ? new Puppet(context.cpu, pid, address) : undefined;
}

function* makeCall(
  cpu: Cpu,
  number: number,
  args: readonly number[],
  bytes: Uint8Array = NOTHING,
): Program<PuppetResult> {
  const payload = requestOf(number, args, bytes);
  const replied = yield* callAndWait(cpu, CLIENT.loopbackSend, { payload }, NEVER, ROOM);
  return resultIn(replied.ok ? replied.value.reply : NOTHING);
}

function requestOf(number: number, args: readonly number[], bytes: Uint8Array): Uint8Array {
  const payload = new Uint8Array(PUPPET.request + bytes.length);
  for (const [i, word] of [number, ...args].entries()) putI64(payload, i * WORD_SIZE, BigInt(word));
  payload.set(bytes, PUPPET.request);
  return payload;
}

/** What a reply has; one of a call that failed is empty, and reads as zeros. */
function resultIn(reply: Uint8Array): PuppetResult {
  return {
    result: reply.length === 0 ? UNKNOWN_RESULT : Number(getI64(reply, PUPPET.result)),
    address: Number(getU64(reply, PUPPET.address)),
    bytes: reply.subarray(PUPPET.bytes),
  };
}
