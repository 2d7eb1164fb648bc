/**
 * The wait-for graph: a program that calls a service waits for the program of that service. In a cycle
 * of waits no call would be answered.
 */
import { related } from '../diagnostics/diagnostic.ts';
import type { Site } from './site.ts';

/** A program waits for another one; `site` is the declaration. */
export type Wait = { readonly from: string; readonly to: string; readonly site: Site };

/** A program on the search path, and the index of its next wait. */
type Step = { readonly name: string; next: number; readonly by?: Wait };

function report(cycle: readonly Wait[]): void {
  const [first] = cycle;
  if (first === undefined) return;
  const path = [...cycle.map(({ from }) => from), first.from].join(' → ');
  first.site.report('calls/cycle', `programs wait for each other: ${path}`, {
    related: cycle
      .slice(1)
      .map(({ site, from, to }) => related('then', site.pos, `${from} calls ${to}`)),
    fix: 'answer one of these calls without waiting: take it out of `calls`, and send an event instead',
  });
}

/** Reports the cycles of a graph: one for each wait that leads back to a program on the path. */
export function checkWaits(waits: readonly Wait[]): void {
  const bySource = Map.groupBy(waits, ({ from }) => from);
  const done = new Set<string>();
  for (const start of bySource.keys()) {
    if (done.has(start)) continue;
    // Not recursive: a chain of calls may be longer than the stack.
    const way: Step[] = [{ name: start, next: 0 }];
    const depth = new Map([[start, 0]]);
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const wait = bySource.get(top.name)?.[top.next++];
      if (wait === undefined) {
        done.add(top.name);
        depth.delete(top.name);
        way.pop();
        continue;
      }
      const back = depth.get(wait.to);
      if (back !== undefined) {
        report([...way.slice(back + 1).flatMap(({ by }) => by ?? []), wait]);
      } else if (!done.has(wait.to)) {
        depth.set(wait.to, way.length);
        way.push({ name: wait.to, next: 0, by: wait });
      }
    }
  }
}
