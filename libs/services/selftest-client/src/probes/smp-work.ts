/**
 * Several harts run tasks. The children are charged more time together than passes from the start of the first to the exit
 * of the last, which is impossible on one hart. No child is lost, and each exits once.
 */
import { asWaitTarget, COST_NS, MARKERS, nsec, SYSCALL, wait } from '@abicus/abi-kernel';
import { NO_VALUE, outcome, startChild, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { WORKER_WRITES } from '../programs/children.ts';

const MARKER = MARKERS.smpWork;
const WORKERS = 8;
const ANY_CHILD = asWaitTarget(-1);
const ELEMENT = 'smp.invariant.noTaskLost';

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const started = new Set<number>();
  const from = yield* nsec(context.cpu);
  for (const i of Array(WORKERS).keys()) {
    const worker = yield* startChild(context, 'child.worker');
    checks.that(ELEMENT, `worker ${i} starts`, worker.ok);
    if (worker.ok) started.add(worker.value);
  }
  for (let left = started.size; left > 0; left--) {
    const ended = yield* wait(context.cpu, ANY_CHILD);
    checks.equal(ELEMENT, 'a worker ends', outcome(ended), 'ok');
    const pid = ended.ok ? ended.value.pid : NO_VALUE;
    checks.that(ELEMENT, 'one that has not ended', started.delete(pid));
    checks.equal(ELEMENT, 'its status', ended.ok ? ended.value.status : NO_VALUE, 0);
  }
  const to = yield* nsec(context.cpu);
  checks.equal(ELEMENT, 'workers that did not end', started.size, 0);
  const charged = WORKERS * WORKER_WRITES * Number(COST_NS[SYSCALL.vmoWrite]);
  const passed = from.ok && to.ok ? Number(to.value - from.value) : Infinity;
  checks.atMost(ELEMENT, 'time that the work took, less than it was charged', passed, charged - 1);
  return checks.end();
}

/** `SELFTEST: smp work ok`. */
export const smpWork: Probe<typeof MARKER> = { marker: MARKER, run };
