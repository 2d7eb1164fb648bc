/** Makes the context of probes: the channels and endpoints of the selftest client. */
import { PROGRAM } from '@abicus/abi-ladder';
import { asCapSlot, type CapSlot, type Pid } from '@abicus/abi-kernel';
import { CallChannel, INIT_SLOT, Mailbox, Receiver, resolverOf, Route } from '@abicus/ipc';
import {
  REPLY_TIMEOUT_NS,
  type ChildImages,
  type ProbeChannel,
  type ProbeContext,
} from '@abicus/probe';
import type { BootCalls, Cpu } from '@abicus/wire';
import { CLIENT } from './slots.ts';

/** Size of the loopback receive buffer, in bytes. */
export const LOOPBACK_PAYLOAD_MAX = 2048;
/** Size of the largest event, and of the largest reply, of any service. */
const FRAME_MAX = 512;
const DEFERRED_TIMEOUT_NS = 2_500_000_000n;

/** What the context of probes is made from. */
export interface ContextParts {
  /** The services that the client calls, with the slots that it has for them. */
  readonly calls: readonly BootCalls[];
  readonly images: ChildImages;
  /** The task that started the client. */
  readonly parent: Pid;
}

/** Creates the context of probes. Its buffers stay allocated on the stack. */
export function makeProbeContext(cpu: Cpu, { calls, images, parent }: ContextParts): ProbeContext {
  const options = {
    room: FRAME_MAX,
    events: CLIENT.eventsSend,
    budgetNs: REPLY_TIMEOUT_NS,
    laterBudgetNs: DEFERRED_TIMEOUT_NS,
  };
  const init = new CallChannel(cpu, INIT_SLOT, options);
  const slots = new Map(calls.map(({ service, slot }) => [service, asCapSlot(slot)]));
  const routes = new Map(
    [...slots].map(([service, slot]) => [service, new Route(service, slot, init)]),
  );
  const channels = new Map(
    [...routes].map(([service, route]): [string, ProbeChannel] => {
      // A restarted service is resolved anew.
      const resolve = resolverOf(route);
      return [service, new CallChannel(cpu, route.slot, { ...options, resolve })];
    }),
  );
  return {
    cpu,
    channel: (service): ProbeChannel => known(channels, service),
    route: (service): Route => known(routes, service),
    slot: (service): CapSlot => known(slots, service),
    // Replies do not arrive there: whatever does is an event.
    events: new Mailbox(cpu, CLIENT.eventsRecv, FRAME_MAX, [() => ({ kind: 'event' })]),
    eventSlots: { recv: CLIENT.eventsRecv, send: CLIENT.eventsSend },
    loopback: new Receiver(cpu, CLIENT.loopbackRecv, LOOPBACK_PAYLOAD_MAX),
    loopbackSlots: { recv: CLIENT.loopbackRecv, send: CLIENT.loopbackSend },
    images,
    identity: PROGRAM.identity,
    parent,
  };
}

function known<T>(of: ReadonlyMap<string, T>, service: string): T {
  const found = of.get(service);
  if (found === undefined) throw new RangeError(`the selftest client does not call ${service}`);
  return found;
}
