/** The reject tests of TASK-0013 and TASK-0013B, under the names that upstream gives them. */
import { QosClass, taskQosGetRaw, taskQosSetRaw } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { find } from '../src/state/slots.ts';
import { TaskState, type Task } from '../src/state/task.ts';
import { queuedTask } from './slots/tasks.ts';
import { World, type Actor } from './support/world.ts';

/** Sets a class; the result and the check that rejected it. */
function set(world: World, caller: Actor, target: number, qos: number): unknown[] {
  return [world.call(caller, (cpu) => taskQosSetRaw(cpu, target, qos)), world.check()];
}

const classOf = (world: World, caller: Actor, target = 0): number =>
  world.call(caller, (cpu) => taskQosGetRaw(cpu, target));

test('test_reject_qos_set_unauthorized_self_escalation', () => {
  const world = new World();
  const caller = world.exec(world.init);
  for (const qos of [QosClass.Interactive, QosClass.PerfBurst]) {
    expect(set(world, caller, 0, qos)).toEqual([-1, 'taskQos.set.escalation']);
    expect(set(world, caller, caller.pid, qos)).toEqual([-1, 'taskQos.set.escalation']);
  }
  expect(classOf(world, caller)).toBe(QosClass.Normal);
});

test('test_reject_qos_set_unauthorized_other_pid', () => {
  const world = new World();
  const [caller, other] = [world.exec(world.init), world.exec(world.init)];
  for (const qos of Object.values(QosClass)) {
    expect(set(world, caller, other.pid, qos)).toEqual([-1, 'taskQos.set.authority']);
  }
  expect(classOf(world, caller, other.pid)).toBe(QosClass.Normal);
});

test('test_reject_invalid_qos_class', () => {
  const world = new World();
  const caller = world.exec(world.init, 'policyd');
  for (const qos of [4, 255, 256, 2 ** 31]) {
    expect(set(world, caller, 0, qos)).toEqual([-22, 'taskQos.set.args.qos']);
  }
  expect(classOf(world, caller)).toBe(QosClass.Normal);
});

test('test_reject_set_task_qos_when_target_queue_full: the task keeps its class and its place in its queue', () => {
  const world = new World();
  const authority = world.exec(world.init, 'policyd');
  const [first, second] = [queuedTask(world), queuedTask(world)];
  const { tasks, cpus } = world.core.state;
  const task = (pid: number): Task => {
    const found = find(tasks, pid);
    if (found === undefined) throw new Error(`no task ${pid}`);
    return found;
  };
  const queueOf = ({ cpu, qos }: Task): number[] => {
    const pids: number[] = [];
    for (let at = cpus[cpu]?.queues[qos]?.first ?? 0; at !== 0; at = tasks.items[at]?.next ?? 0) {
      pids.push(tasks.items[at]?.pid ?? 0);
    }
    return pids;
  };
  const before = [first, second].map((pid) => [task(pid).qos, queueOf(task(pid))]);
  world.limits.runQueue = 0;
  const digest = world.digest();
  for (const pid of [first, second]) {
    expect(set(world, authority, pid, QosClass.Idle)).toEqual([-11, 'taskQos.set.queue']);
  }
  expect(world.digest()).toBe(digest);
  expect([first, second].map((pid) => [task(pid).qos, queueOf(task(pid))])).toEqual(before);
  expect([first, second].map((pid) => task(pid).state)).toEqual([
    TaskState.Queued,
    TaskState.Queued,
  ]);
});
