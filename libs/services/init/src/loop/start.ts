/** Starts and restarts of programs: the task, its wiring, its start message. */
import { encodeStart } from '@abicus/abi-init';
import { Rights, taskWatch } from '@abicus/abi-kernel';
import { send } from '@abicus/ipc';
import { err, ok, type Program, type Result } from '@abicus/wire';
import { drop, dropEndpoint, give } from '../launch/endpoint.ts';
import { killAndReap, launch } from '../launch/launch.ts';
import { programFactory } from '../launch/program-factory.ts';
import { wireOwn } from '../launch/wire.ts';
import { wiringPlan } from '../launch/wiring-plan.ts';
import type { Instance, SupervisedProgram } from '../programs.ts';
import type { InitContext } from './context.ts';

/**
 * Creates the task of a program, watches its end and wires what is its own. If a step fails nothing is left of it, and the
 * step is named.
 */
export function* createInstance(
  context: InitContext,
  program: SupervisedProgram,
): Program<Result<void, string>> {
  const { cpu, factory, boot, requests } = context;
  const instance = yield* launch(context, program.boot);
  if (!instance.ok) return instance;
  const { pid } = instance.value;
  const watched = yield* taskWatch(cpu, pid, requests, BigInt(pid));
  if (!watched.ok) return yield* undo(context, instance.value, `watch: ${watched.error}`);
  const own = yield* programFactory(cpu, factory, program);
  if (!own.ok) return yield* undo(context, instance.value, own.error);
  const plan = wiringPlan(boot, program.boot, context);
  const wired = yield* wireOwn(cpu, factory, pid, plan, own.value);
  if (!wired.ok) return yield* undo(context, instance.value, wired.error);
  context.watches.set(watched.value, program);
  if (program.requests !== undefined) yield* drop(cpu, program.requests);
  program.created(instance.value, wired.value);
  return ok(undefined);
}

function* undo(
  { cpu }: InitContext,
  { pid, control }: Instance,
  error: string,
): Program<Result<never, string>> {
  const reaped = yield* killAndReap(cpu, pid);
  yield* dropEndpoint(cpu, control);
  return err(reaped.ok ? error : `${error}, ${reaped.error}`);
}

/**
 * Gives each program the services that it sends to and that have been started, where it does not hold them: a stale one
 * stays until its holder asks for another.
 */
export function* connect(context: InitContext): Program {
  const { programs } = context.state;
  for (const program of programs.all) yield* connectOne(context, program);
}

function* connectOne(context: InitContext, program: SupervisedProgram): Program {
  const { cpu, boot, state } = context;
  const { instance } = program;
  if (instance === undefined) return;
  const { services } = wiringPlan(boot, program.boot, context);
  for (const [name, slot] of services) {
    const target = state.programs.named(name);
    const from = target?.requests;
    if (from === undefined || program.holds(name)) continue;
    const given = yield* give(cpu, instance.pid, from, Rights.SEND, slot);
    if (given.ok) program.connected(name, target?.instance?.pid);
  }
}

/** Sends an instance its start message: its program is being started. */
export function* sendStart(
  { cpu, counters }: InitContext,
  program: SupervisedProgram,
  now: bigint,
): Program<Result<void, string>> {
  const { instance, life } = program;
  if (instance === undefined) return err('no instance');
  const start = encodeStart({ grants: program.grants, starts: life.starts + 1 });
  const sent = yield* send(cpu, instance.control, start, 0n);
  if (!sent.ok) return err(`start message: ${sent.error}`);
  life.started(now);
  if (life.starts > 1) counters.note('restart');
  return ok(undefined);
}
