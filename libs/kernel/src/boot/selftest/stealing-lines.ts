/** KSELFTEST: work stealing. What follows from what the tasks saw. */
import { MARKERS, type Pid, type QosClass } from '@abicus/abi-kernel';
import { line, proof } from '@abicus/wire';

const KEEPS = 'smp.invariant.stealKeepsClass';
const LOST = 'smp.invariant.noTaskLost';
const BATCH = 'kernel.limit.stealBatch';

/** How many tasks were stolen so far, and how many are queued on the two harts. */
export interface TaskCounts {
  readonly stolen: number;
  readonly held: number;
  readonly thief: number;
}

/** What a worker found when it began, and what it was told. */
export interface WorkerReport {
  /** Its number. */
  readonly worker: number;
  readonly pid: Pid;
  /** The hart it began on. */
  readonly hart: number;
  readonly tasks: TaskCounts;
  /** Its class, as the kernel told it. */
  readonly qos: number;
  /** What came of its request for a higher class; '': it made none. */
  readonly raised: string;
  /** Its class after that. */
  readonly kept: number;
}

/** What happened. */
export interface StealingReport {
  /** The classes that the workers were started with. */
  readonly classes: readonly QosClass[];
  /** How many tasks one decision steals. */
  readonly batch: number;
  /** The hart that steals. */
  readonly thief: number;
  /** The tasks that the held hart had in its queues, those that would run next first. */
  queued: readonly Pid[];
  /** In the order in which they ended. */
  readonly worked: WorkerReport[];
  /** When all workers had ended. */
  atEnd?: TaskCounts;
}

/** The lines of the three rungs. */
export function stealingLines(report: StealingReport): readonly string[] {
  const stolen = report.worked.filter(({ pid }) => report.queued.includes(pid));
  return [keepsLine(report, stolen), aboveBoundLine(report, stolen), higherQosLine(report, stolen)];
}

/** How many tasks the first hart had at the beginning: each second one. */
const half = ({ classes }: StealingReport): number => classes.length / 2;

/** All tasks of the first hart were stolen in order, with their classes, and each task ran once. */
function keepsLine(report: StealingReport, stolen: readonly WorkerReport[]): string {
  const { classes, thief, queued, worked, atEnd } = report;
  const prove = proof(MARKERS.workStealing);
  prove.equal(LOST, 'tasks that the first hart had', queued.length, half(report));
  prove.equal(KEEPS, 'order of its tasks', stolen.map(({ pid }) => pid).join(), queued.join());
  for (const { worker, hart, qos } of stolen) {
    prove.equal(KEEPS, `class of worker ${worker}`, qos, classes[worker]);
    prove.equal(LOST, `hart of worker ${worker}`, hart, thief);
  }
  const ran = worked.map(({ worker }) => worker).toSorted((a, b) => a - b);
  prove.equal(LOST, 'workers that ran', ran.join(), [...classes.keys()].join());
  prove.equal(LOST, 'left behind', atEnd?.held, 0);
  return line(MARKERS.workStealing, prove.end());
}

/** One decision steals one batch, and leaves the other tasks. */
function aboveBoundLine(report: StealingReport, stolen: readonly WorkerReport[]): string {
  const { batch, atEnd } = report;
  const prove = proof(MARKERS.rejectStealAboveBound);
  for (const [i, { tasks }] of stolen.entries()) {
    const decisions = Math.floor(i / batch) + 1;
    const taken = Math.min(decisions * batch, half(report));
    prove.equal(BATCH, `stolen when number ${i} began`, tasks.stolen, taken);
    prove.equal(BATCH, `left when number ${i} began`, tasks.held, half(report) - taken);
    prove.equal(BATCH, `queued at the thief when number ${i} began`, tasks.thief, taken - i - 1);
  }
  prove.equal(BATCH, 'stolen at the end', atEnd?.stolen, half(report));
  return line(MARKERS.rejectStealAboveBound, prove.end());
}

/** A stolen task gets no higher class. */
function higherQosLine({ classes }: StealingReport, stolen: readonly WorkerReport[]): string {
  const prove = proof(MARKERS.rejectStealHigherQos);
  for (const { worker, raised, kept } of stolen) {
    prove.equal(KEEPS, `a higher class for worker ${worker}`, raised, 'EPERM');
    prove.equal(KEEPS, `class of worker ${worker} after that`, kept, classes[worker]);
  }
  return line(MARKERS.rejectStealHigherQos, prove.end());
}
