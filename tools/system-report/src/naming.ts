/** What contracts say that is needed to name what a run holds. */
import type { Moves } from './from-run.ts';
import type { Naming } from './names-of-run.ts';
import type { SystemReport } from './report.ts';

/** What contracts say about names, about moved capabilities, and which ones they list, by task. */
export type RunNaming = {
  readonly naming: Naming;
  readonly moves: Moves;
  readonly listed: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Collects it from the report of contracts. */
export function namingOf({ first, tasks, endpoints, devices }: SystemReport): RunNaming {
  const own = new Map(endpoints.map(({ name, owner }) => [name, owner]));
  const receives = tasks.map(({ name, holds }) => {
    const slots = holds.flatMap(({ slot, object, rights }) => {
      const isOwn = own.get(object) === name && rights.includes('RECV') && slot !== undefined;
      return isOwn ? [[slot, object.slice(0, -` of ${name}`.length)] as const] : [];
    });
    return [name, new Map(slots)] as const;
  });
  const lists = tasks.map(({ name, holds }) => {
    return [name, new Set(holds.map(({ slot, object }) => `${slot} ${object}`))] as const;
  });
  return {
    naming: { first, receives: new Map(receives), devices },
    moves: new Map(tasks.map(({ name, moved }) => [name, moved])),
    listed: new Map(lists),
  };
}
