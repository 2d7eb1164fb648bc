/** Ends all tasks of a kernel, as a kill does, and tells what is left of them. */
import type { Core } from '../../src/core/core.ts';
import { each, find } from '../../src/state/slots.ts';
import { newState } from '../../src/state/state.ts';
import { KERNEL_PID } from '../../src/state/task.ts';
import { killFamily } from '../../src/task/kill.ts';
import { countsOfState, differencesOf, resourcesOf } from './resources.ts';

/** What a kernel without tasks has in use, compared with one before its boot: nothing is left. */
export function leftOver(core: Core): string[] {
  const { machine } = core;
  const before = countsOfState(newState(machine.harts.length, machine.ram.size));
  return differencesOf(before, resourcesOf(core));
}

/** Ends all tasks, whatever they do, and tells what is left. Nothing can be done with the kernel afterwards. */
export function leftAtEnd(core: Core): string[] {
  const { tasks } = core.state;
  // Those below others end with them, and a task whose parent has ended is reaped.
  for (const { pid, above } of each(tasks)) {
    const task = above === KERNEL_PID ? find(tasks, pid) : undefined;
    if (task !== undefined) killFamily(core, task, task);
  }
  return leftOver(core);
}
