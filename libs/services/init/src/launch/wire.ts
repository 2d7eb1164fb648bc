/** Wires the task of a program as planned. Init keeps SEND of its requests, to hand it out, and nothing else. */
import { asRights, capDerive, Rights, type CapSlot, type Pid } from '@abicus/abi-kernel';
import { asCapSlot } from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import type { Wiring } from '../programs.ts';
import { createFor, drop, give, type StepError } from './endpoint.ts';
import type { EndpointPlan, WiringPlan } from './wiring-plan.ts';

/**
 * Wires the own endpoints, copies and factory of a program. If a step fails init keeps nothing, and it is named.
 * @param own the slot of init with the factory of the program, if its plan has one.
 */
export function* wireOwn(
  cpu: Cpu,
  factory: CapSlot,
  to: Pid,
  plan: WiringPlan,
  own: CapSlot | undefined,
): Program<Result<Wiring, string>> {
  let grants = 0;
  let requests: CapSlot | undefined;
  for (const endpoint of plan.endpoints) {
    const made = yield* wireEndpoint(cpu, factory, to, endpoint);
    if (!made.ok) return yield* failed(cpu, requests, `${endpoint.name}: ${made.error}`);
    requests ??= made.value;
    grants += endpoint.send === undefined ? 1 : 2;
  }
  for (const { name, from, rights, slot } of plan.copies) {
    const given = yield* give(cpu, to, asCapSlot(from), rights, slot);
    if (!given.ok) return yield* failed(cpu, requests, `${name}: ${given.error}`);
    grants += 1;
  }
  if (plan.factory !== undefined && own !== undefined) {
    const given = yield* give(cpu, to, own, Rights.MANAGE, plan.factory.slot);
    if (!given.ok) return yield* failed(cpu, requests, `factory: ${given.error}`);
    grants += 1;
  }
  return ok({ grants, requests });
}

function* failed(
  cpu: Cpu,
  requests: CapSlot | undefined,
  error: string,
): Program<Result<never, string>> {
  if (requests !== undefined) yield* drop(cpu, requests);
  return err(error);
}

/** Creates an endpoint of a program and hands out its sides; gives the slot of init with SEND, if others send to it. */
function* wireEndpoint(
  cpu: Cpu,
  factory: CapSlot,
  to: Pid,
  { depth, recv, send }: EndpointPlan,
): Program<Result<CapSlot | undefined, StepError>> {
  const created = yield* createFor(cpu, factory, to, depth);
  if (!created.ok) return created;
  const sides = yield* giveSides(cpu, to, created.value, recv, send);
  yield* drop(cpu, created.value);
  return sides;
}

function* giveSides(
  cpu: Cpu,
  to: Pid,
  endpoint: CapSlot,
  recv: number,
  send: number | undefined,
): Program<Result<CapSlot | undefined, StepError>> {
  const received = yield* give(cpu, to, endpoint, Rights.RECV, recv);
  if (!received.ok) return received;
  if (send === undefined) return yield* capDerive(cpu, endpoint, asRights(Rights.SEND));
  const sent = yield* give(cpu, to, endpoint, Rights.SEND, send);
  return sent.ok ? ok(undefined) : sent;
}
