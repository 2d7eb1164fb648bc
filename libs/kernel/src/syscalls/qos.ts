/** taskQosGet and taskQosSet: read and change the QoS class of a task. */
import {
  PRINCIPALS,
  QOS_CLASS_NAMES,
  qosAuditLine,
  taskQosGetRejects,
  taskQosSetRejects,
  type QosClass,
  type TaskQosGetArgs,
  type TaskQosGetOutcome,
  type TaskQosSetArgs,
  type TaskQosSetOutcome,
} from '@abicus/abi-kernel';
import type { KernelCall } from '../core/call.ts';
import { setQos } from '../sched/set-qos.ts';
import { liveTask } from '../task/table.ts';
import type { Task } from '../state/task.ts';

/** Returns the class of a task; pid 0 is the caller. */
export function taskQosGet(call: KernelCall, args: TaskQosGetArgs): TaskQosGetOutcome {
  const target = args.target === 0 ? call.task : liveTask(call.core, args.target);
  return target === undefined ? taskQosGetRejects.target : target.qos;
}

/** Changes the class of a task; pid 0 is the caller. Each decision is audited on the console. */
export function taskQosSet(call: KernelCall, args: TaskQosSetArgs): TaskQosSetOutcome {
  const { core, task } = call;
  const target = args.target === 0 ? task : liveTask(core, args.target);
  const rejected = decide(call, target, args.qos);
  const from = target?.qos;
  const outcome =
    rejected ??
    (target !== undefined && setQos(core, target, args.qos) === 'full' ? 'queue' : undefined);
  core.console.kernelLine(
    qosAuditLine({
      decision: outcome === undefined ? 'allow' : 'deny',
      reason: outcome === undefined ? 'applied' : REASONS[outcome],
      caller: `${task.pid}/${callerName(task)}`,
      target: String(target?.pid ?? args.target),
      from: from === undefined ? '-' : nameOf(from),
      to: nameOf(args.qos),
    }),
    call.hart.id,
  );
  return outcome === undefined ? 0 : taskQosSetRejects[outcome];
}

const REASONS: Readonly<Record<keyof typeof taskQosSetRejects, string>> = {
  target: 'invalid_target_pid',
  authority: 'unauthorized_other_pid',
  escalation: 'unauthorized_escalation',
  queue: 'scheduler_queue_full',
};

function decide(
  call: KernelCall,
  target: Task | undefined,
  qos: QosClass,
): 'target' | 'authority' | 'escalation' | undefined {
  if (target === undefined) return 'target';
  const { identity } = call.task;
  if (identity === PRINCIPALS.execd || identity === PRINCIPALS.policyd) return undefined;
  if (target !== call.task) return 'authority';
  return qos > target.qos ? 'escalation' : undefined;
}

function callerName(task: Task): string {
  return task.name === '' ? '-' : task.name;
}

function nameOf(qos: QosClass): string {
  return QOS_CLASS_NAMES[qos] ?? String(qos);
}
