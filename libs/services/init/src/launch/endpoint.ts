/** Endpoints that init creates, and the capabilities of them that it hands out or keeps. */
import {
  asQueueDepth,
  asRights,
  capClone,
  capClose,
  capTransferTo,
  ipcEndpointClose,
  ipcEndpointCreateFor,
  ipcEndpointCreateV2,
  type CapSlot,
  type Pid,
} from '@abicus/abi-kernel';
import { asCapSlot } from '@abicus/abi-kernel';
import { ok, type Cpu, type Program, type Result } from '@abicus/wire';

/** A kernel's error, by name. */
export type StepError = string;

/** Gives a program a capability of init, with these rights, in this slot. */
export function* give(
  cpu: Cpu,
  to: Pid,
  from: CapSlot,
  rights: number,
  slot: number,
): Program<Result<CapSlot, StepError>> {
  return yield* capTransferTo(cpu, to, from, asRights(rights), asCapSlot(slot));
}

/** Creates an endpoint that init owns, in the first free slot. */
export function createOwn(
  cpu: Cpu,
  factory: CapSlot,
  depth: number,
): Program<Result<CapSlot, StepError>> {
  return ipcEndpointCreateV2(cpu, factory, asQueueDepth(depth));
}

/** Creates an endpoint that a program owns, which closes when it ends. */
export function createFor(
  cpu: Cpu,
  factory: CapSlot,
  owner: Pid,
  depth: number,
): Program<Result<CapSlot, StepError>> {
  return ipcEndpointCreateFor(cpu, factory, owner, asQueueDepth(depth));
}

/** Moves a capability to another slot of init: the first one that is free. If that fails it stays where it is. */
export function* moveAway(cpu: Cpu, from: CapSlot): Program<Result<CapSlot, StepError>> {
  const copy = yield* capClone(cpu, from);
  if (!copy.ok) return copy;
  const closed = yield* capClose(cpu, from);
  return closed.ok ? ok(copy.value) : closed;
}

/** Closes a capability of init, whatever it names. */
export function* drop(cpu: Cpu, slot: CapSlot): Program<boolean> {
  return (yield* capClose(cpu, slot)).ok;
}

/** Closes an endpoint that init owns for all holders; the kernel empties the slot with it. */
export function* dropEndpoint(cpu: Cpu, slot: CapSlot): Program<boolean> {
  return (yield* ipcEndpointClose(cpu, slot)).ok;
}
