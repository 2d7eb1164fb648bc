/** What a kernel holds: the objects that must be the same before and after a load, and the sizes of its tables. */
import type { Kernel } from '../../kernel/src/kernel.ts';
import { each } from '../../kernel/src/state/slots.ts';

/** The objects and bytes of a kernel. */
export interface Holding {
  readonly tasks: number;
  readonly endpoints: number;
  readonly factories: number;
  readonly calls: number;
  readonly started: number;
  readonly queued: number;
  readonly queuedBytes: number;
  readonly reservedEndpoints: number;
  readonly frames: number;
  readonly watches: number;
  /** The number of capabilities of each task, from the smallest. */
  readonly capabilities: readonly number[];
}

/** Counts what a kernel holds. */
export function heldBy({ core: { state } }: Kernel): Holding {
  const tasks = [...each(state.tasks)];
  const queues = [...each(state.endpoints)];
  return {
    tasks: state.tasks.live,
    endpoints: state.endpoints.live,
    factories: state.factories.live,
    calls: state.calls.items.filter(({ caller }) => caller !== 0).length,
    started: state.calls.started,
    queued: queues.reduce((sum, { messages }) => sum + messages.length, 0),
    queuedBytes: queues.reduce((sum, { bytes }) => sum + bytes, 0),
    reservedEndpoints: state.reservedEndpoints,
    frames: state.frames.low - state.frames.free.length,
    watches: tasks.reduce((sum, { watches }) => sum + watches, 0),
    capabilities: tasks
      .map(({ caps }) => caps.filter((cap) => cap !== undefined).length)
      .toSorted((one, other) => one - other),
  };
}

/** The sizes of the tables of a kernel, in entries, used or not. */
export function tableSizes({ core: { state } }: Kernel): Readonly<Record<string, number>> {
  return {
    calls: state.calls.items.length,
    tasks: state.tasks.items.length,
    endpoints: state.endpoints.items.length,
    vmos: state.vmos.items.length,
    spaces: state.spaces.items.length,
  };
}
