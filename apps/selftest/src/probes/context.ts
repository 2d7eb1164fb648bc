/** The interface of probes, and their context. */
import { SLOTS } from '@abicus/abi-init';
import {
  asCapSlot,
  exec,
  asStackPages,
  type CapSlot,
  type ExecError,
  type Pid,
} from '@abicus/abi-kernel';
import { ENVELOPE, EVENT_OPCODE, FRAME_MAX } from '@abicus/abi-timed';
import { Mailbox, Nonces, Receiver, ServiceChannel, type FrameKind } from '@abicus/ipc';
import type { Cpu, Evidence, Failure, Marker, Program, Result } from '@abicus/wire';

/** A probe checks one rung: its marker states what it proves, and is printed only for its evidence. */
export interface Probe<M extends Marker = Marker> {
  readonly marker: M;
  run(context: ProbeContext): Program<Evidence<M> | Failure<M>>;
}

/** Gives the image of a program that probes start as a child. */
export type ChildImages = (name: string) => Uint8Array;

/** The context of a probe: its CPU, channels and endpoints. */
export interface ProbeContext {
  readonly cpu: Cpu;
  readonly timed: ServiceChannel;
  /** Receives events. */
  readonly events: Mailbox;
  /** Receives what probes send to themselves; each probe leaves it empty. */
  readonly loopback: Receiver;
  readonly images: ChildImages;
  /** The task that started this one. */
  readonly parent: Pid;
}

/** The capability slots of the selftest client. */
export const CLIENT = {
  timed: asCapSlot(SLOTS.selftestClient.timedRequests),
  repliesRecv: asCapSlot(SLOTS.selftestClient.repliesRecv),
  repliesSend: asCapSlot(SLOTS.selftestClient.repliesSend),
  eventsRecv: asCapSlot(SLOTS.selftestClient.eventsRecv),
  eventsSend: asCapSlot(SLOTS.selftestClient.eventsSend),
  loopbackRecv: asCapSlot(SLOTS.selftestClient.loopbackRecv),
  loopbackSend: asCapSlot(SLOTS.selftestClient.loopbackSend),
  blockRegisters: asCapSlot(SLOTS.selftestClient.blockRegisters),
  blockInterrupt: asCapSlot(SLOTS.selftestClient.blockInterrupt),
  peer: asCapSlot(SLOTS.selftestClient.selftestPeerCommands),
} as const;

const MS = 1_000_000n;
/** Timeout of a reply, after which a probe fails. */
export const REPLY_TIMEOUT_NS = 500n * MS;
/** Size of the loopback receive buffer, in bytes. */
export const LOOPBACK_PAYLOAD_MAX = 2048;
const DEFERRED_TIMEOUT_NS = 2500n * MS;
const CHILD_STACK = asStackPages(2);

/** Determines the kind of a frame from timed. */
export function classifyTimedFrame(frame: Uint8Array): FrameKind {
  if (ENVELOPE.opcodeOf(frame) === EVENT_OPCODE.fired) return { kind: 'event' };
  const nonce = ENVELOPE.replyNonce(frame);
  return nonce === undefined ? { kind: 'malformed' } : { kind: 'reply', nonce };
}

/** Creates the context of probes. Its buffers stay allocated on the stack. */
export function makeProbeContext(cpu: Cpu, images: ChildImages, parent: Pid): ProbeContext {
  const nonces = new Nonces();
  const mailbox = (slot: CapSlot): Mailbox =>
    new Mailbox(cpu, slot, FRAME_MAX, [classifyTimedFrame], nonces);
  const [replies, events] = [mailbox(CLIENT.repliesRecv), mailbox(CLIENT.eventsRecv)];
  const timed = new ServiceChannel(cpu, {
    service: CLIENT.timed,
    replies: { mailbox: replies, send: CLIENT.repliesSend },
    events: { mailbox: events, send: CLIENT.eventsSend },
    budgetNs: REPLY_TIMEOUT_NS,
    deferredBudgetNs: DEFERRED_TIMEOUT_NS,
  });
  const loopback = new Receiver(cpu, CLIENT.loopbackRecv, LOOPBACK_PAYLOAD_MAX);
  return { cpu, timed, events, loopback, images, parent };
}

/** Starts a child without identity. */
export function startChild(
  { cpu, images }: ProbeContext,
  name: string,
): Program<Result<Pid, ExecError>> {
  return exec(cpu, images(name), CHILD_STACK, 0);
}

/** The outcome of a call, to compare: `ok`, or the name of its error. */
export function outcome(result: Result<unknown, string>): string {
  return result.ok ? 'ok' : result.error;
}
