/** What a probe has at hand, and what it gives. */
import { SLOTS } from '@abicus/abi-init';
import { asCapSlot, exec, asStackPages, type ExecError, type Pid } from '@abicus/abi-kernel';
import { ENVELOPE, EVENT_OPCODE, FRAME_MAX } from '@abicus/abi-timed';
import { Mailbox, Nonces, Receiver, ServiceChannel, type FrameKind } from '@abicus/ipc';
import type { Cpu, Evidence, Failed, Marker, Program, Result } from '@abicus/wire';

/** One rung: what it proves is in its marker, and only its evidence prints it. */
export interface Probe<M extends Marker = Marker> {
  readonly marker: M;
  run(context: ProbeContext): Program<Evidence<M> | Failed<M>>;
}

/** Images of the programs that probes start as children. */
export type ChildImages = (name: string) => Uint8Array;

/** What a probe has at hand. */
export interface ProbeContext {
  readonly cpu: Cpu;
  readonly timed: ServiceChannel;
  /** Where events come in. */
  readonly events: Mailbox;
  /** Where probes send to themselves; they leave it empty. */
  readonly loopback: Receiver;
  readonly images: ChildImages;
  /** The task that started this one. */
  readonly parent: Pid;
}

/** Slots of the selftest client. */
export const CLIENT = {
  timed: asCapSlot(SLOTS.selftestClient.timedRequests),
  repliesRecv: asCapSlot(SLOTS.selftestClient.repliesRecv),
  repliesSend: asCapSlot(SLOTS.selftestClient.repliesSend),
  eventsRecv: asCapSlot(SLOTS.selftestClient.eventsRecv),
  eventsSend: asCapSlot(SLOTS.selftestClient.eventsSend),
  loopbackRecv: asCapSlot(SLOTS.selftestClient.loopbackRecv),
  loopbackSend: asCapSlot(SLOTS.selftestClient.loopbackSend),
  peer: asCapSlot(SLOTS.selftestClient.selftestPeerCommands),
} as const;

const MS = 1_000_000n;
/** How long any one answer may take before a probe fails. */
export const REPLY_TIMEOUT_NS = 500n * MS;
/** Bytes that a probe receives at most. */
export const LOOPBACK_PAYLOAD_MAX = 2048;
const DEFERRED_TIMEOUT_NS = 2500n * MS;
const CHILD_STACK = asStackPages(2);

/** Tells frames of timed apart. */
export function classifyTimedFrame(frame: Uint8Array): FrameKind {
  if (ENVELOPE.opcodeOf(frame) === EVENT_OPCODE.fired) return { kind: 'event' };
  const nonce = ENVELOPE.replyNonce(frame);
  return nonce === undefined ? { kind: 'malformed' } : { kind: 'reply', nonce };
}

/** Sets a bench up. Its buffers lie on the stack from here on. */
export function makeProbeContext(cpu: Cpu, images: ChildImages, parent: Pid): ProbeContext {
  const replies = new Mailbox(cpu, CLIENT.repliesRecv, FRAME_MAX, classifyTimedFrame);
  const events = new Mailbox(cpu, CLIENT.eventsRecv, FRAME_MAX, classifyTimedFrame);
  const timed = new ServiceChannel(cpu, {
    service: CLIENT.timed,
    replies: { mailbox: replies, send: CLIENT.repliesSend },
    events: { mailbox: events, send: CLIENT.eventsSend },
    nonces: new Nonces(),
    budgetNs: REPLY_TIMEOUT_NS,
    deferredBudgetNs: DEFERRED_TIMEOUT_NS,
  });
  const loopback = new Receiver(cpu, CLIENT.loopbackRecv, LOOPBACK_PAYLOAD_MAX);
  return { cpu, timed, events, loopback, images, parent };
}

/** Starts a child that has no identity. */
export function startChild(
  { cpu, images }: ProbeContext,
  name: string,
): Program<Result<Pid, ExecError>> {
  return exec(cpu, images(name), CHILD_STACK, 0);
}

/** What came of a call, to compare: `ok`, or the name of its error. */
export function outcome(result: Result<unknown, string>): string {
  return result.ok ? 'ok' : result.error;
}
