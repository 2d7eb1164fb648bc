/**
 * What init does of itself: the steps of the boot, restarts that are due, and the ends of programs that are not ready in
 * time.
 */
import { MARKERS } from '@abicus/abi-init';
import { exit } from '@abicus/abi-kernel';
import { proof, type BootProgram, type Program } from '@abicus/wire';
import { grantsOf, wiringPlan } from '../launch/wiring-plan.ts';
import type { SupervisedProgram } from '../programs.ts';
import type { BootAct } from '../sequence/sequence.ts';
import { answerParked } from './ask.ts';
import type { InitContext } from './context.ts';
import { endInstance, failStart } from './end.ts';
import { mayPass } from '../supervision/may-pass.ts';
import { printEvidence, printLine, printRung, stepRung } from './lines.ts';
import { FAILED } from './status.ts';
import { connect, createInstance, sendStart } from './start.ts';

/**
 * Creates and wires an instance of each program. None has its start message yet, so that each finds all of its
 * capabilities when it runs.
 */
export function* createAll(context: InitContext, now: bigint): Program {
  const { programs } = context.state;
  for (const program of programs.all) {
    const created = yield* createInstance(context, program);
    if (!created.ok) yield* failStart(context, program, created.error, now);
  }
  yield* connect(context);
  for (const { grants } of programs.all) context.handedOut += grants;
}

/** Takes the steps of the boot that can be taken. */
export function* advanceBoot(context: InitContext, now: bigint): Program {
  const { sequence } = context;
  for (let act = sequence.next(); act !== undefined; act = sequence.next()) {
    yield* takeStep(context, act, now);
  }
}

function* takeStep(context: InitContext, act: BootAct, now: bigint): Program {
  if (act.kind === 'ready') yield* printReady(context, act.failed);
  else if (act.kind === 'start') yield* firstStart(context, act.program, now);
  else {
    const state = act.kind === 'up' ? 'up' : 'ended';
    const rung = stepRung('up', act.program.name);
    yield* printRung(context.cpu, rung, act.program.name, state, 'up');
    // Nothing is left that could end the run.
    if (state === 'ended' && act.program.endsRun) yield* exit(context.cpu, FAILED);
  }
}

/** Sends a program its first start message. One that could not be created is started when its restart is due. */
function* firstStart(context: InitContext, boot: BootProgram, now: bigint): Program {
  const { cpu, state } = context;
  const program = state.programs.named(boot.name);
  if (program === undefined) return;
  const hasInstance = program.instance !== undefined;
  yield* printRung(cpu, stepRung('start', boot.name), 'it has an instance', hasInstance, true);
  if (hasInstance) yield* startInstance(context, program, now);
}

function* startInstance(context: InitContext, program: SupervisedProgram, now: bigint): Program {
  const sent = yield* sendStart(context, program, now);
  if (!sent.ok) {
    yield* printLine(context.cpu, `init: start failed svc=${program.name} ${sent.error}`);
    yield* endInstance(context, program, now, mayPass(sent.error));
    return;
  }
  if (program.life.state === 'up') context.sequence.settle(program.name, 'up');
  yield* answerParked(context, program.name);
}

/** Prints `init: ready`, if all capabilities were handed out before the first start and each program is up. */
function* printReady(context: InitContext, failed: readonly string[]): Program {
  const { cpu, boot, handedOut } = context;
  const checks = proof(MARKERS.initReady);
  const plans = boot.programs.map((one) => grantsOf(wiringPlan(boot, one, context)));
  const planned = plans.reduce((sum, grants) => sum + grants, 0);
  checks.equal('boot.invariant.wiredBeforeReady', 'capabilities handed out', handedOut, planned);
  checks.equal('boot.invariant.wiredBeforeReady', 'programs that ended', failed.join(' '), '');
  yield* printEvidence(cpu, MARKERS.initReady, checks.end());
}

/** Restarts the programs whose backoff has passed, and ends those that are not ready in time. */
export function* takeDue(context: InitContext, now: bigint): Program {
  for (const program of context.state.programs.dueAt(now)) {
    if (program.life.state === 'waiting') yield* restart(context, program, now);
    else if (program.life.isOverdue(now)) yield* endInstance(context, program, now);
  }
}

function* restart(context: InitContext, program: SupervisedProgram, now: bigint): Program {
  const { name, life } = program;
  yield* printLine(context.cpu, `init: restart svc=${name} attempt=${life.attempt}`);
  const created = yield* createInstance(context, program);
  if (!created.ok) {
    yield* failStart(context, program, created.error, now);
    return;
  }
  yield* connect(context);
  yield* startInstance(context, program, now);
}
