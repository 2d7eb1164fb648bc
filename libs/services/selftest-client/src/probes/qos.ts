/** QoS classes: a task can read its class and set it, but not raise it. */
import {
  asPid,
  MARKERS,
  QosClass,
  taskQosGet,
  taskQosSet,
  taskQosSetRaw,
} from '@abicus/abi-kernel';
import { NO_VALUE, outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';

const MARKER = MARKERS.qosOk;
const SELF = asPid(0);
/** A pid without a task: generation 0xffff of an unused index. */
const NO_TASK = asPid(0xffff_fffe);

function* run({
  cpu,
  parent,
}: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const first = yield* taskQosGet(cpu, SELF);
  checks.equal('taskQos.get', 'class at start', first.ok ? first.value : NO_VALUE, QosClass.Normal);
  const same = yield* taskQosSet(cpu, SELF, QosClass.Normal);
  checks.equal('taskQos.set', 'own class again', outcome(same), 'ok');
  for (const above of [QosClass.Interactive, QosClass.PerfBurst]) {
    const up = yield* taskQosSet(cpu, SELF, above);
    checks.equal('qos.invariant.neverClimbs', `own class to ${above}`, outcome(up), 'EPERM');
  }
  const other = yield* taskQosSet(cpu, parent, QosClass.Idle);
  checks.equal('taskQos.set', 'class of another task', outcome(other), 'EPERM');
  const noTask = yield* taskQosSet(cpu, NO_TASK, QosClass.Idle);
  checks.equal('taskQos.set', 'class of no task', outcome(noTask), 'EINVAL');
  const noClass = yield* taskQosSetRaw(cpu, SELF, Object.keys(QosClass).length);
  checks.equal('taskQos.set', 'no class', noClass, -22);
  const last = yield* taskQosGet(cpu, SELF);
  checks.equal(
    'qos.invariant.neverClimbs',
    'class after',
    last.ok ? last.value : NO_VALUE,
    QosClass.Normal,
  );
  return checks.end();
}

/** `SELFTEST: qos ok`. */
export const qos: Probe<typeof MARKER> = { marker: MARKER, run };
