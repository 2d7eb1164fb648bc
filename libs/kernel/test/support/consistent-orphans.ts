/** Checks that each task is below its parent, or below the task above when that has gone: a part of `inconsistencies`. */
import type { Core } from '../../src/core/core.ts';
import { each, find } from '../../src/state/slots.ts';
import type { Task } from '../../src/state/task.ts';

/** Returns a description of each inconsistency of a task with those directly above and below it. */
export function ofOrphans({ state: { tasks } }: Core, task: Task): string[] {
  const name = `task ${task.pid}`;
  const { pid, parent, above, orphans } = task;
  const own = [...each(tasks)].filter((one) => one.above === pid && one.parent === 0);
  return [
    ...claim(
      orphans.length === own.length && own.every((one) => orphans.includes(one.pid)),
      `${name} lists the orphans ${orphans.join()}, and has ${own.length}`,
    ),
    ...claim(
      orphans.every((one, at) => find(tasks, one)?.childAt === at),
      `${name} has orphans that do not know their places`,
    ),
    ...claim(
      parent === 0 ? above === 0 || find(tasks, above) !== undefined : above === parent,
      `${name} is below ${above}, and its parent is ${parent}`,
    ),
  ];
}

function claim(holds: boolean, what: string): string[] {
  return holds ? [] : [what];
}
