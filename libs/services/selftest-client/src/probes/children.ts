/** Children that exit or fault: the kernel survives both, and both wake their parent. */
import { asWaitTarget, getpid, MARKERS, wait } from '@abicus/abi-kernel';
import { NO_VALUE, outcome, runChild, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { EXIT_STATUS } from '../programs/children.ts';

const EXIT = MARKERS.childExit;
const FAULT = MARKERS.faultContained;
/** The exit status of a task that was killed by a fault. */
const FAULT_STATUS = -22;

function* runExit(context: ProbeContext): Program<Evidence<typeof EXIT> | Failure<typeof EXIT>> {
  const checks = proof(EXIT);
  const exited = yield* runChild(context, 'child.exit42');
  checks.that('exec', 'a child starts and ends', exited !== undefined);
  if (exited === undefined) return checks.end();
  checks.equal('exit', 'status that it gave', exited.status, EXIT_STATUS);
  const again = yield* wait(context.cpu, asWaitTarget(exited.pid));
  checks.equal('wait', 'waiting for it again', outcome(again), 'ECHILD');
  const next = yield* runChild(context, 'child.exit42');
  checks.that('exec', 'the next starts and ends', next !== undefined);
  checks.that('wait', 'its pid is another one', next?.pid !== exited.pid);
  return checks.end();
}

function* runFault(context: ProbeContext): Program<Evidence<typeof FAULT> | Failure<typeof FAULT>> {
  const checks = proof(FAULT);
  const before = yield* getpid(context.cpu);
  for (const name of ['child.illegal', 'child.unmapped'] as const) {
    const exited = yield* runChild(context, name);
    checks.that('exec', `${name} starts and ends`, exited !== undefined);
    checks.equal('wait', `status of ${name}`, exited?.status, FAULT_STATUS);
  }
  const after = yield* getpid(context.cpu);
  checks.equal('wait', 'the parent has a pid', outcome(before), 'ok');
  const pid = after.ok ? after.value : NO_VALUE;
  checks.equal('wait', 'it continues as itself', pid, before.ok ? before.value : undefined);
  return checks.end();
}

/** `SELFTEST: child exit ok`. */
export const childExit: Probe<typeof EXIT> = { marker: EXIT, run: runExit };
/** `SELFTEST: fault contained ok`. */
export const faultContained: Probe<typeof FAULT> = { marker: FAULT, run: runFault };
