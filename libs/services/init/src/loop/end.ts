/** Ends of programs: told, cleaned up after, and followed by a restart or by none. */
import { getRejects, OPCODE } from '@abicus/abi-init';
import { asExitStatus, exit, readPeerGone } from '@abicus/abi-kernel';
import { OUTCOME } from '@abicus/service';
import type { Program } from '@abicus/wire';
import { dropEndpoint } from '../launch/endpoint.ts';
import { killAndReap } from '../launch/launch.ts';
import type { SupervisedProgram } from '../programs.ts';
import { endLine, endOf } from '../supervision/end.ts';
import { mayPass } from '../supervision/may-pass.ts';
import type { Verdict } from '../supervision/policy.ts';
import { rejectQuestion } from './ask.ts';
import type { InitContext } from './context.ts';
import { printLine } from './lines.ts';
import { FAILED } from './status.ts';

/** Takes a notice of the kernel; others than of the end of an instance are dropped. */
export function* takeNotice(context: InitContext, payload: Uint8Array, now: bigint): Program {
  const notice = readPeerGone(payload, 0);
  const program = notice === undefined ? undefined : context.watches.get(notice.serial);
  if (program === undefined) context.counters.note('staleNotice');
  else yield* endInstance(context, program, now);
}

/**
 * Ends the instance of a program, if it has not ended by itself, and does what follows.
 * @param passes whether it could not be started, for a lack that may pass.
 */
export function* endInstance(
  context: InitContext,
  program: SupervisedProgram,
  now: bigint,
  passes = false,
): Program {
  const { cpu, state, watches, counters } = context;
  const { name, instance, life } = program;
  if (instance === undefined) return;
  for (const [serial, watched] of watches) if (watched === program) watches.delete(serial);
  const reaped = yield* killAndReap(cpu, instance.pid);
  yield* dropEndpoint(cpu, instance.control);
  program.instance = undefined;
  counters.note('death');
  // No answer would reach it.
  for (const { reply } of state.parked.takeOf(name)) {
    counters.count(reply.sender, OPCODE.get, OUTCOME.gone);
  }
  const end = reaped.ok ? endOf(reaped.value) : ({ reason: 'killed', status: FAILED } as const);
  yield* printLine(cpu, endLine(name, end));
  if (program.boot.endsRun) yield* exit(cpu, asExitStatus(end.status));
  yield* settle(context, program, passes ? life.unstarted(now, true) : life.ended(now, end));
}

/** Does what follows from a failed start. */
export function* failStart(
  context: InitContext,
  program: SupervisedProgram,
  error: string,
  now: bigint,
): Program {
  const { name, life } = program;
  yield* printLine(context.cpu, `init: start failed svc=${name} ${error}`);
  yield* settle(context, program, life.unstarted(now, mayPass(error)));
}

function* settle(context: InitContext, program: SupervisedProgram, verdict: Verdict): Program {
  if (verdict.kind === 'restart') return;
  const { name } = program;
  if (verdict.kind === 'blocked') {
    yield* printLine(context.cpu, `init: crash-loop blocked svc=${name}`);
  }
  for (const { reply } of context.state.parked.takeFor(name)) {
    rejectQuestion(context, reply, getRejects.ended);
  }
  context.sequence.settle(name, 'ended');
}
