/** The order in which programs are started: each after those that it calls, otherwise by name; what ends the run is last. */
import type { ProgramDef } from './shape/programs.ts';
import { topological } from './topological.ts';

/** These programs in the order of their start. Those of a cycle of calls, which is a finding, are last. */
export function startOrder(programs: readonly ProgramDef[]): ProgramDef[] {
  const all = [...programs].sort((a, b) => (a.name < b.name ? -1 : 1));
  const index = new Map(all.map(({ name }, i) => [name, i]));
  const { order, rest } = topological(all.length, (i) =>
    (all[i]?.calls ?? []).map(({ service }) => index.get(service)),
  );
  const sorted = [...order, ...rest].flatMap((i) => all[i] ?? []);
  return [...sorted.filter(({ endsRun }) => !endsRun), ...sorted.filter((one) => one.endsRun)];
}
