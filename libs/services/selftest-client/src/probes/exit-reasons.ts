/** Why children end: with 0, with another status, by a fault, by a kill. A killed one is gone, its watcher is told. */
import {
  asRights,
  asWaitTarget,
  capTransferTo,
  ExitReason,
  getpid,
  GoneSide,
  MARKERS,
  readPeerGone,
  Rights,
  taskKill,
  taskWatch,
  vmoCreate,
  vmoDestroy,
  vmoRead,
  WaitFlags,
  waitInfo,
  type CapSlot,
  type IpcRecvError,
  type IpcRecvResult,
  type Pid,
} from '@abicus/abi-kernel';
import { CAUSE_ILLEGAL_INSTRUCTION, PAGE_SIZE } from '@abicus/abi-board';
import { GRANT, nowNs, outcome, startChild, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program, type Result } from '@abicus/wire';
import { EXIT_STATUS, type ChildName } from '../programs/children.ts';
import { CLIENT } from '../slots.ts';
import { receiveAt, WAIT_NS } from './messages.ts';

const MARKER = MARKERS.exitReasons;
const WATCH = MARKERS.taskWatchNotice;
type Checks = ReturnType<typeof proof<typeof MARKER>>;

const WAIT_FLAGS = 0 as WaitFlags;
/** In so many pauses, each longer than two timeslices, a child has started to count. */
const PAUSES = 100;
const KILLED_STATUS = -9;
const FAULT_STATUS = -22;

/** Children that end by themselves, with what `waitInfo` tells. */
const ENDS: readonly (readonly [ChildName, ExitReason, status: number, cause: number])[] = [
  ['child.worker', ExitReason.Clean, 0, 0],
  ['child.exit42', ExitReason.Error, EXIT_STATUS, 0],
  ['child.illegal', ExitReason.Fault, FAULT_STATUS, CAUSE_ILLEGAL_INSTRUCTION],
];

/** Receives a message, or sleeps for a pause. */
function* pause({ cpu }: ProbeContext): Program<Result<IpcRecvResult, IpcRecvError>> {
  const deadline = (yield* nowNs(cpu)) + WAIT_NS;
  return yield* receiveAt(cpu, CLIENT.loopbackRecv, deadline);
}

/** Reads the page in which a child counts; undefined: an error. */
function* counted({ cpu }: ProbeContext, vmo: CapSlot): Program<Uint8Array | undefined> {
  const read = yield* vmoRead(cpu, vmo, 0, PAGE_SIZE);
  return read.ok ? read.value.data : undefined;
}

/** A child that counts, and the memory that it counts in. */
interface Counter {
  readonly child: Pid;
  readonly vmo: CapSlot;
}

/** Starts a child that counts in a page of memory without end; undefined: it does not. */
function* startCounter(context: ProbeContext): Program<Counter | undefined> {
  const created = yield* vmoCreate(context.cpu, undefined, PAGE_SIZE);
  if (!created.ok) return undefined;
  const { value: vmo } = created;
  const child = yield* startChild(context, 'child.counter');
  if (!child.ok) return undefined;
  const rights = asRights(Rights.MAP | Rights.WRITE);
  const given = yield* capTransferTo(context.cpu, child.value, vmo, rights, GRANT);
  if (!given.ok) return undefined;
  for (const _ of Array(PAUSES).keys()) {
    const page = yield* counted(context, vmo);
    if (page?.some(Boolean) === true) return { child: child.value, vmo };
    yield* pause(context);
  }
  return undefined;
}

function* checkEnds(context: ProbeContext, checks: Checks): Program<void> {
  for (const [name, reason, status, cause] of ENDS) {
    const child = yield* startChild(context, name);
    const info = child.ok
      ? yield* waitInfo(context.cpu, asWaitTarget(child.value), WAIT_FLAGS)
      : child;
    const told = info.ok ? info.value.out : undefined;
    const found = [told?.reason, told?.status, told?.cause, told?.killer].join(' ');
    checks.equal('waitInfo', `the end of ${name}`, found, [reason, status, cause, 0].join(' '));
  }
}

function* checkKill(context: ProbeContext, checks: Checks): Program<void> {
  const { cpu } = context;
  const own = yield* getpid(cpu);
  const counting = yield* startCounter(context);
  checks.that('taskKill', 'a child counts without end', counting !== undefined);
  if (counting === undefined) return;
  const { child, vmo } = counting;
  const target = asWaitTarget(child);
  const alive = yield* waitInfo(cpu, target, WaitFlags.NOHANG);
  checks.equal('waitInfo', 'of a child that runs', outcome(alive), 'WouldBlock');

  const killed = yield* taskKill(cpu, child);
  const last = yield* counted(context, vmo);
  checks.equal('taskKill', 'of the child', outcome(killed), 'ok');
  const again = yield* taskKill(cpu, child);
  checks.equal('taskKill', 'of a child that has ended', outcome(again), 'ESRCH');
  const paused = yield* pause(context);
  checks.equal('task.invariant.killIsFinal', 'it is given time', outcome(paused), 'ETIMEDOUT');
  const after = yield* counted(context, vmo);
  checks.equal('task.invariant.killIsFinal', 'counts after the kill', after, last);
  const info = yield* waitInfo(cpu, target, WAIT_FLAGS);
  const end = info.ok ? info.value.out : undefined;
  const found = [end?.reason, end?.status, end?.killer].join(' ');
  const by = own.ok ? own.value : undefined;
  checks.equal('waitInfo', 'a kill', found, [ExitReason.Killed, KILLED_STATUS, by].join(' '));
  // It is rejected as long as another capability or a mapping is there.
  const freed = yield* vmoDestroy(cpu, vmo);
  checks.equal('task.invariant.killIsFinal', 'the memory is given back', outcome(freed), 'ok');
}

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  yield* checkEnds(context, checks);
  yield* checkKill(context, checks);
  return checks.end();
}

function* runWatch(context: ProbeContext): Program<Evidence<typeof WATCH> | Failure<typeof WATCH>> {
  const { cpu, identity: cookie } = context;
  const checks = proof(WATCH);
  const counting = yield* startCounter(context);
  checks.that('taskWatch', 'a child runs', counting !== undefined);
  if (counting === undefined) return checks.end();
  const { child, vmo } = counting;
  const watch = yield* taskWatch(cpu, child, CLIENT.loopbackRecv, cookie);
  checks.equal('taskWatch', 'of the child', outcome(watch), 'ok');
  const early = yield* pause(context);
  checks.equal('taskWatch', 'a notice while it runs', outcome(early), 'ETIMEDOUT');
  const killed = yield* taskKill(cpu, child);
  checks.equal('taskWatch', 'the child is killed', outcome(killed), 'ok');
  const told = yield* pause(context);
  const notice = told.ok ? readPeerGone(told.value.payload, 0) : undefined;
  const serial = watch.ok ? watch.value : undefined;
  const found = [notice?.side, notice?.cookie, notice?.serial].join(' ');
  checks.equal('taskWatch', 'the notice', found, [GoneSide.Task, cookie, serial].join(' '));
  const again = yield* taskWatch(cpu, child, CLIENT.loopbackRecv, cookie);
  checks.equal('taskWatch', 'of a task that has ended', outcome(again), 'ESRCH');
  const reaped = yield* waitInfo(cpu, asWaitTarget(child), WAIT_FLAGS);
  const freed = yield* vmoDestroy(cpu, vmo);
  checks.equal('taskWatch', 'it is reaped', outcome(reaped), 'ok');
  checks.equal('taskWatch', 'nothing is left of it', outcome(freed), 'ok');
  return checks.end();
}

/** `SELFTEST: task watch ok`. */
export const taskWatchNotice: Probe<typeof WATCH> = { marker: WATCH, run: runWatch };
/** `SELFTEST: exit reasons ok`. */
export const exitReasons: Probe<typeof MARKER> = { marker: MARKER, run };
