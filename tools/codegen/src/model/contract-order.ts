/**
 * The order of contracts from callees to callers. Contracts without a program or a service come first, by id: they are of
 * the kernel, which every program calls. Then come programs, each after those whose services it calls; by id otherwise.
 */
import type { Context, Unit } from './context.ts';
import { topological } from './topological.ts';

const isOfProgram = ({ value }: Unit): boolean =>
  value.program !== undefined || value.service !== undefined;

/** The rank of each contract, by its slug. */
export function contractOrder({ units }: Context): ReadonlyMap<string, number> {
  const programs = units.filter(isOfProgram);
  const byService = new Map(programs.map(({ value }, i) => [value.service?.name, i]));
  const services = [...byService.keys()].filter((name) => name !== undefined);
  const { order, rest } = topological(programs.length, (i) => {
    const { calls = {}, service } = programs[i]?.value ?? {};
    const called =
      calls === 'every' ? services.filter((name) => name !== service?.name) : Object.keys(calls);
    return called.map((name) => byService.get(name));
  });
  // A cycle of calls is a finding of its own.
  const ordered = [...order, ...rest].flatMap((i) => programs[i] ?? []);
  const all = [...units.filter((unit) => !isOfProgram(unit)), ...ordered];
  return new Map(all.map(({ slug }, rank) => [slug, rank]));
}
