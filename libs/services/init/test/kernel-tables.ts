/** What the kernel holds, to compare before and after restarts. */
import { freeFrameCount } from '../../../kernel/src/mm/frames.ts';
import { each } from '../../../kernel/src/state/slots.ts';
import { heldCapabilities } from '../../../kernel/src/held.ts';
import type { Task } from '../../../kernel/src/state/task.ts';
import type { Kernel } from '../../../kernel/src/kernel.ts';

/** The counts of all tables of a kernel, and of what init holds. */
export function countsOf({ core }: Kernel): Readonly<Record<string, number>> {
  const { tasks, endpoints, factories, spaces, vmos, calls, ...state } = core.state;
  const all = [...each(tasks)];
  const init = all.find(({ name }) => name === 'init');
  const sumOf = (count: (task: Task) => number): number =>
    all.reduce((sum, task) => sum + count(task), 0);
  return {
    allCapabilities: sumOf(({ caps }) => caps.filter((one) => one !== undefined).length),
    allWatches: sumOf(({ watches }) => watches),
    watchersOfTasks: sumOf(({ watchers }) => watchers.length),
    watchersOfEndpoints: [...each(endpoints)].reduce((sum, one) => sum + one.watches.length, 0),
    orphans: sumOf((task) => task.orphans.length),
    tasks: tasks.live,
    endpoints: endpoints.live,
    factories: factories.live,
    spaces: spaces.live,
    vmos: vmos.live,
    calls: calls.items.length - 1 - calls.free.length,
    frames: freeFrameCount(state.frames),
    reservedEndpoints: state.reservedEndpoints,
    queuedBytes: state.queuedBytes,
    vmoBytes: state.vmoBytes,
    capabilities: init?.caps.filter((one) => one !== undefined).length ?? -1,
    ownEndpoints: init?.endpoints.length ?? -1,
    watches: init?.watches ?? -1,
    children: (init?.children.length ?? -1) + (init?.zombies.count ?? 0),
  };
}

/** The capabilities of a program: slot, kind and rights, without the objects that they name. */
export function rightsOf({ core }: Kernel, program: string): readonly string[] {
  const { tasks } = heldCapabilities(core, 'at the end', () => undefined);
  const held = tasks.find(({ name }) => name === program)?.capabilities ?? [];
  return held.map(({ slot, kind, rights }) => `${slot} ${kind} ${rights.join('+')}`);
}
