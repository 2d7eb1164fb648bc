/** What the kernel holds, to compare before and after restarts. */
import { freeFrameCount } from '../../../kernel/src/mm/frames.ts';
import { each } from '../../../kernel/src/state/slots.ts';
import { heldCapabilities } from '../../../kernel/src/held.ts';
import type { Kernel } from '../../../kernel/src/kernel.ts';

/** The counts of all tables of a kernel, and of what init holds. */
export function countsOf({ core }: Kernel): Readonly<Record<string, number>> {
  const { tasks, endpoints, factories, spaces, vmos, calls, ...state } = core.state;
  const init = [...each(tasks)].find(({ name }) => name === 'init');
  return {
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
