/** Intrusive doubly linked lists of tasks: each operation is O(1). */
import type { Task } from './task.ts';

/** A list of tasks. `first` and `last` are indexes of tasks; 0: the list is empty. */
export interface TaskList {
  first: number;
  last: number;
  count: number;
}

/** The task table: tasks by index. */
export type Tasks = readonly (Task | undefined)[];

/** Creates an empty list. */
export function taskList(): TaskList {
  return { first: 0, last: 0, count: 0 };
}

/** Returns the first task. */
export function firstOf(list: TaskList, tasks: Tasks): Task | undefined {
  return list.first === 0 ? undefined : tasks[list.first];
}

/** Appends a task, which must be in no list. */
export function append(list: TaskList, tasks: Tasks, task: Task): void {
  task.previous = list.last;
  task.next = 0;
  const last = list.last === 0 ? undefined : tasks[list.last];
  if (last === undefined) list.first = task.index;
  else last.next = task.index;
  list.last = task.index;
  list.count++;
}

/** Prepends a task, which must be in no list. */
export function prepend(list: TaskList, tasks: Tasks, task: Task): void {
  task.next = list.first;
  task.previous = 0;
  const first = list.first === 0 ? undefined : tasks[list.first];
  if (first === undefined) list.last = task.index;
  else first.previous = task.index;
  list.first = task.index;
  list.count++;
}

/** Removes a task from the list that it is in. */
export function unlink(list: TaskList, tasks: Tasks, task: Task): void {
  const previous = task.previous === 0 ? undefined : tasks[task.previous];
  const next = task.next === 0 ? undefined : tasks[task.next];
  if (previous === undefined) list.first = task.next;
  else previous.next = task.next;
  if (next === undefined) list.last = task.previous;
  else next.previous = task.previous;
  task.next = 0;
  task.previous = 0;
  list.count--;
}

/** Iterates over the indexes of the tasks, in order. */
export function* indexes(list: TaskList, tasks: Tasks): Generator<number, void, undefined> {
  for (let at = list.first; at !== 0; at = tasks[at]?.next ?? 0) yield at;
}
