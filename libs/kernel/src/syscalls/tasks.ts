/** yield, nsec, getpid, exit, wait, waitNohang, waitInfo and taskKill. */
import {
  costOf,
  encodeExitInfo,
  taskKillRejects,
  WaitFlags,
  waitDone,
  waitInfoRejects,
  waitNohangDone,
  waitNohangRejects,
  waitRejects,
  type ExitArgs,
  type ExitOutcome,
  type ExitStatus,
  type GetpidOutcome,
  type NsecOutcome,
  type TaskKillArgs,
  type TaskKillOutcome,
  type WaitArgs,
  type WaitInfoArgs,
  type WaitInfoOutcome,
  type WaitNohangArgs,
  type WaitNohangOutcome,
  type WaitOutcome,
  type YieldOutcome,
} from '@abicus/abi-kernel';
import { BLOCKED, GONE } from '@abicus/wire';
import type { KernelCall } from '../core/call.ts';
import { readClock } from '../cap/clock.ts';
import { block } from '../sched/wake.ts';
import { find } from '../state/slots.ts';
import { firstOf } from '../state/task-list.ts';
import { endTask } from '../task/exit.ts';
import { killFamily } from '../task/kill.ts';
import { reap } from '../task/table.ts';
import { TaskState, Wait, type Task } from '../state/task.ts';

/** Ends the caller's timeslice. */
export function yieldNow(call: KernelCall): YieldOutcome {
  call.timesliceOver = true;
  return 0;
}

/** Returns the nanoseconds since boot, as exactly as the caller may read them. */
export function nsec(call: KernelCall): NsecOutcome {
  return BigInt(readClock(call.core, call.task));
}

/** Returns the caller's pid. */
export function getpid(call: KernelCall): GetpidOutcome {
  return call.task.pid;
}

/** Ends the caller. */
export function exit(call: KernelCall, args: ExitArgs): ExitOutcome {
  endTask(call.core, call.task, args.status);
  return GONE;
}

/** Reaps a child and returns its status. Blocks until one has ended. */
export function wait(call: KernelCall, args: WaitArgs): WaitOutcome {
  const ended = endedChild(call, args.target);
  if (ended === 'running') return blockForChild(call, args.target);
  if (typeof ended === 'string') return waitRejects[ended];
  return waitDone(call.x, ended.pid, takeStatus(call, ended));
}

/** Reaps a child that has ended and returns its status. Never blocks. */
export function waitNohang(call: KernelCall, args: WaitNohangArgs): WaitNohangOutcome {
  const ended = endedChild(call, args.target);
  if (typeof ended === 'string') return waitNohangRejects[ended];
  return waitNohangDone(call.x, ended.pid, takeStatus(call, ended));
}

/** Reaps a child, and stores why it ended. Blocks until one has ended, unless NOHANG is set. */
export function waitInfo(call: KernelCall, args: WaitInfoArgs): WaitInfoOutcome {
  const { core, memory } = call;
  const ended = endedChild(call, args.target);
  if (ended === 'running' && (args.flags & WaitFlags.NOHANG) === 0) {
    return blockForChild(call, args.target);
  }
  if (typeof ended === 'string') return waitInfoRejects[ended];
  const { pid, status, exitReason, faultCause, killer } = ended;
  const info = encodeExitInfo({
    pid,
    status: status as ExitStatus,
    reason: exitReason,
    cause: faultCause,
    killer,
  });
  if (!memory.write(args.out, info)) return waitInfoRejects.writable;
  reap(core, ended);
  return pid;
}

/** Kills a child and all tasks below it. Of one that has ended, those below it. */
export function taskKill(call: KernelCall, args: TaskKillArgs): TaskKillOutcome {
  const { core, task, hart, x } = call;
  const child = find(core.state.tasks, args.child);
  if (child === undefined || child.parent !== task.pid) return taskKillRejects.child;
  const killed = killFamily(core, child, task);
  if (killed === 0) return taskKillRejects.alive;
  // The first one is charged as each call is.
  hart.charge((killed - 1) * costOf(x));
  return 0;
}

/** Returns the first ended child that matches the target; `running`: none has ended yet. */
function endedChild(
  call: KernelCall,
  target: number,
): Task | 'self' | 'children' | 'target' | 'running' {
  const { core, task } = call;
  const { tasks } = core.state;
  if (target === task.pid) return 'self';
  if (task.children.length + task.zombies.count === 0) return 'children';
  if (target <= 0) return firstOf(task.zombies, tasks.items) ?? 'running';
  const child = find(tasks, target);
  if (child?.parent !== task.pid) return 'target';
  return child.state === TaskState.Zombie ? child : 'running';
}

function blockForChild(call: KernelCall, target: number): typeof BLOCKED {
  call.task.waitTarget = target;
  block(call.core, call.task, Wait.Child, Infinity);
  return BLOCKED;
}

/** Reaps a child and returns its status; its pid stays in the record. */
function takeStatus(call: KernelCall, child: Task): ExitStatus {
  reap(call.core, child);
  return child.status as ExitStatus;
}
