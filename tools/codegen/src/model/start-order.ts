/** The order in which programs are started: each after those that it calls, otherwise by name; what ends the run is last. */
import type { ProgramDef } from './shape/programs.ts';

const byName = (a: ProgramDef, b: ProgramDef): number => (a.name < b.name ? -1 : 1);

/** These programs in the order of their start. Of a cycle of calls, which is a finding, by name. */
export function startOrder(programs: readonly ProgramDef[]): ProgramDef[] {
  const order: ProgramDef[] = [];
  const last = programs.filter(({ endsRun }) => endsRun);
  let left = programs.filter(({ endsRun }) => !endsRun).sort(byName);
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const free = left.find(({ calls }) => !calls.some(({ service }) => waiting.has(service)));
    const [first] = left;
    const next = free ?? first;
    if (next === undefined) break;
    order.push(next);
    left = left.filter((one) => one !== next);
  }
  return [...order, ...last.sort(byName)];
}
