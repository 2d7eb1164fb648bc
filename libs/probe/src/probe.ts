/** The interface of probes, and their context. */
import type { CapSlot, Pid } from '@abicus/abi-kernel';
import type { CallChannel, Mailbox, Receiver, Route } from '@abicus/ipc';
import type { Cpu, Evidence, Failure, Marker, Program } from '@abicus/wire';

/** A probe checks one rung: its marker states what it proves, and is printed only for its evidence. */
export interface Probe<M extends Marker = Marker> {
  readonly marker: M;
  run(context: ProbeContext): Program<Evidence<M> | Failure<M>>;
}

/** Gives the image of a program that probes start as a child. */
export type ChildImages = (name: string) => Uint8Array;

/** A channel of the selftest client to a service. */
export type ProbeChannel = CallChannel;

/** An endpoint of the selftest client, by the slots of its two sides. */
export interface ProbeEndpoint {
  readonly recv: CapSlot;
  readonly send: CapSlot;
}

/** The context of a probe: its CPU, channels and endpoints. */
export interface ProbeContext {
  readonly cpu: Cpu;
  /** Gives the channel to a service; throws if the selftest client does not call it. */
  readonly channel: (service: string) => ProbeChannel;
  /** Gives the route to a service; throws if the selftest client does not call it. */
  readonly route: (service: string) => Route;
  /** Gives the slot with SEND to the requests of a service; throws if the selftest client has none. */
  readonly slot: (service: string) => CapSlot;
  /** Receives events. */
  readonly events: Mailbox;
  /** Receives what probes send to themselves; each probe leaves it empty. */
  readonly loopback: Receiver;
  /** The endpoint of `loopback`. */
  readonly loopbackSlots: ProbeEndpoint;
  /** The endpoint of `events`. */
  readonly eventSlots: ProbeEndpoint;
  readonly images: ChildImages;
  /** The identity of the selftest client, under which services see its requests. */
  readonly identity: bigint;
  /** The task that started this one. */
  readonly parent: Pid;
}
