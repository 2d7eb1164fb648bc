/**
 * Deadlines of blocked tasks: a binary heap. Each task knows its index in the heap, so that an early wake removes its
 * entry in O(log n). Equal deadlines are in the order in which they were added.
 */
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';

/** Returns the earliest deadline in nanoseconds; Infinity: there is none. */
export function nextDeadline(core: Core): number {
  const { deadlines, tasks } = core.state;
  const first = deadlines[0];
  return first === undefined ? Infinity : (tasks.items[first]?.deadlineNs ?? Infinity);
}

/** Returns the tasks whose deadline is the earliest one, in the order in which their deadlines were added. */
export function nextTasks(core: Core): Task[] {
  const { deadlines, tasks } = core.state;
  const ns = nextDeadline(core);
  const found: Task[] = [];
  const places = [0];
  for (let at = places.pop(); at !== undefined; at = places.pop()) {
    const task = tasks.items[deadlines[at] ?? 0];
    if (at >= deadlines.length || task?.deadlineNs !== ns) continue;
    found.push(task);
    places.push(2 * at + 1, 2 * at + 2);
  }
  return found.toSorted((one, other) => one.deadlineOrder - other.deadlineOrder);
}

/** Adds the deadline of a task that has none. */
export function addDeadline(core: Core, task: Task, deadlineNs: number): void {
  const { state } = core;
  task.deadlineNs = deadlineNs;
  task.deadlineOrder = state.deadlineOrder++;
  task.deadlineAt = state.deadlines.length;
  state.deadlines.push(task.index);
  siftUp(core, task.deadlineAt);
}

/** Removes the deadline of a task, if it has one. */
export function removeDeadline(core: Core, task: Task): void {
  const at = task.deadlineAt;
  task.deadlineNs = Infinity;
  if (at < 0) return;
  task.deadlineAt = -1;
  const { deadlines } = core.state;
  const last = deadlines.pop();
  if (last === undefined || at === deadlines.length) return;
  place(core, at, last);
  siftDown(core, at);
  siftUp(core, at);
}

function siftUp(core: Core, from: number): void {
  const { deadlines } = core.state;
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(core, at, above)) return;
    swap(core, deadlines, at, above);
    at = above;
  }
}

function siftDown(core: Core, from: number): void {
  const { deadlines } = core.state;
  let at = from;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= deadlines.length) return;
    const right = left + 1;
    const below = right < deadlines.length && isBefore(core, right, left) ? right : left;
    if (!isBefore(core, below, at)) return;
    swap(core, deadlines, at, below);
    at = below;
  }
}

function isBefore(core: Core, a: number, b: number): boolean {
  const { deadlines, tasks } = core.state;
  const first = tasks.items[deadlines[a] ?? 0];
  const second = tasks.items[deadlines[b] ?? 0];
  if (first === undefined || second === undefined) return false;
  if (first.deadlineNs !== second.deadlineNs) return first.deadlineNs < second.deadlineNs;
  return first.deadlineOrder < second.deadlineOrder;
}

function swap(core: Core, deadlines: readonly number[], a: number, b: number): void {
  const first = deadlines[a] ?? 0;
  place(core, a, deadlines[b] ?? 0);
  place(core, b, first);
}

function place(core: Core, at: number, index: number): void {
  const { deadlines, tasks } = core.state;
  deadlines[at] = index;
  const task = tasks.items[index];
  if (task !== undefined) task.deadlineAt = at;
}
