/**
 * Work stealing, on the first two harts while no other is online. The first one is held by a task of the strongest
 * class. The second one runs the tasks that are queued there; then it has none, and steals those of the first one.
 */
import { asPid, getpid, QosClass, taskQosGet, taskQosSet, type Pid } from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import type { Core } from '../../core/core.ts';
import type { CpuState } from '../../state/cpu.ts';
import { indexes } from '../../state/task-list.ts';
import type { BootProgram, BootProof } from './boot-task.ts';
import { NO_VALUE, outcome } from './outcome.ts';
import {
  stealingLines,
  type StealingReport,
  type TaskCounts,
  type WorkerReport,
} from './stealing-lines.ts';

const { Idle, Normal, Interactive, PerfBurst } = QosClass;
/** The classes of workers: each first on the second hart, then on the first one. */
const WORKER_CLASSES = [Normal, Interactive, Idle].flatMap((qos) => [qos, qos]);
/** So often, if a run queue has room for that. */
const TIMES = 2;
const SELF = asPid(0);
/** More calls than one task makes while it waits for the others. */
const POLLS = 500;

/** The proof, of three rungs. @param held the first hart. @param thief the second one. */
export function stealing(core: Core, held: CpuState, thief: CpuState): BootProof {
  const times = Math.min(TIMES, core.limits.runQueue);
  const classes = Array.from({ length: times }, () => WORKER_CLASSES).flat();
  const { steals } = core.counters;
  const tasks = (): TaskCounts => ({
    stolen: core.counters.steals - steals,
    held: held.queued,
    thief: thief.queued,
  });
  const report: StealingReport = {
    classes,
    batch: core.limits.stealBatch,
    thief: thief.id,
    queued: [],
    worked: [],
  };
  let isHeld = false;

  const hold: BootProgram = {
    name: 'holder',
    qos: PerfBurst,
    *run(cpu) {
      report.queued = pidsIn(core, held);
      isHeld = true;
      yield* pollUntil(cpu, () => report.worked.length === classes.length);
      report.atEnd = tasks();
    },
  };
  const workers = classes.map((qos, worker): BootProgram => {
    const name = `worker ${worker}`;
    return {
      name,
      qos,
      *run(cpu, task) {
        const begun = { worker, pid: task.pid, hart: task.cpu, tasks: tasks() };
        yield* pollUntil(cpu, () => isHeld);
        report.worked.push({
          ...begun,
          ...(yield* classOf(cpu, report.queued.includes(task.pid))),
        });
      },
    };
  });
  return { programs: [hold, ...workers], lines: () => stealingLines(report) };
}

/** Asks for its class, and, if it was stolen, for a higher one. */
function* classOf(
  cpu: Cpu,
  isStolen: boolean,
): Program<Pick<WorkerReport, 'qos' | 'raised' | 'kept'>> {
  const qos = yield* taskQosGet(cpu, SELF);
  const raised = isStolen ? outcome(yield* taskQosSet(cpu, SELF, PerfBurst)) : '';
  const kept = yield* taskQosGet(cpu, SELF);
  return { qos: qos.ok ? qos.value : NO_VALUE, raised, kept: kept.ok ? kept.value : NO_VALUE };
}

/** Calls the kernel until something is so, and does not give up the hart. */
function* pollUntil(cpu: Cpu, isSo: () => boolean): Program {
  for (let polls = 0; polls < POLLS && !isSo(); polls++) {
    const pid = yield* getpid(cpu);
    if (!pid.ok) return;
  }
}

/** The tasks in the queues of a hart, of the strongest class first. */
function pidsIn(core: Core, { queues }: CpuState): Pid[] {
  const { items } = core.state.tasks;
  const found = queues.toReversed().flatMap((queue) => [...indexes(queue, items)]);
  return found.flatMap((index) => items[index]?.pid ?? []);
}
