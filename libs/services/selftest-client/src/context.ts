/** Makes the context of probes: the channels and endpoints of the selftest client. */
import type { CapSlot, Pid } from '@abicus/abi-kernel';
import { FRAME_MAX as PEER_FRAME_MAX } from '@abicus/abi-selftest-peer';
import { ENVELOPE, EVENT_OPCODE, FRAME_MAX } from '@abicus/abi-timed';
import { CallChannel, Mailbox, Receiver } from '@abicus/ipc';
import {
  frameClassifier,
  REPLY_TIMEOUT_NS,
  type ChildImages,
  type ProbeChannel,
  type ProbeContext,
} from '@abicus/probe';
import type { Cpu } from '@abicus/wire';
import { CLIENT, SERVICES } from './slots.ts';

/** Size of the loopback receive buffer, in bytes. */
export const LOOPBACK_PAYLOAD_MAX = 2048;
const DEFERRED_TIMEOUT_NS = 2_500_000_000n;

/** Creates the context of probes. Its buffers stay allocated on the stack. */
export function makeProbeContext(cpu: Cpu, images: ChildImages, parent: Pid): ProbeContext {
  const classifiers = [frameClassifier(ENVELOPE, Object.values(EVENT_OPCODE))];
  const events = new Mailbox(cpu, CLIENT.eventsRecv, FRAME_MAX, classifiers);
  const timed = new CallChannel(cpu, CLIENT.timed, {
    room: FRAME_MAX,
    events: CLIENT.eventsSend,
    budgetNs: REPLY_TIMEOUT_NS,
    laterBudgetNs: DEFERRED_TIMEOUT_NS,
  });
  const peer = new CallChannel(cpu, CLIENT.peer, {
    room: PEER_FRAME_MAX,
    budgetNs: REPLY_TIMEOUT_NS,
    laterBudgetNs: DEFERRED_TIMEOUT_NS,
  });
  const channels = new Map([
    ['timed', timed],
    ['selftest-peer', peer],
  ]);
  return {
    cpu,
    channel: (service): ProbeChannel => known(channels, service),
    slot: (service): CapSlot => known(SERVICES, service),
    events,
    eventSlots: { recv: CLIENT.eventsRecv, send: CLIENT.eventsSend },
    loopback: new Receiver(cpu, CLIENT.loopbackRecv, LOOPBACK_PAYLOAD_MAX),
    loopbackSlots: { recv: CLIENT.loopbackRecv, send: CLIENT.loopbackSend },
    images,
    parent,
  };
}

function known<T>(of: ReadonlyMap<string, T>, service: string): T {
  const found = of.get(service);
  if (found === undefined) throw new RangeError(`the selftest client does not call ${service}`);
  return found;
}
