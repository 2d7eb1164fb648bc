/** The program of a drawn contract, and what it calls of the contracts before it. */
import { strings, type Draw } from './draw.ts';
import type { Shared } from './draw-types.ts';
import { object, str, type Tree } from './tree.ts';

/** A program and its calls; `from` are the services that `uses` has to name. */
export type DrawnProgram = {
  readonly program: Tree | undefined;
  readonly calls: Tree | undefined;
  readonly from: readonly string[];
};

const NAMES = ['clerk', 'night-shift', 'porter', 'usher'];

/** Draws the program of a contract: that of its service, if it has one. */
export function drawProgram(
  draw: Draw,
  shared: Shared,
  id: string,
  service: string | undefined,
): DrawnProgram {
  const free = NAMES.filter((name) => !shared.programs.has(name));
  const others = shared.served.filter((one) => one.id !== id && one.ops.length > 0);
  if (!draw.chance(others.length > 0 ? 85 : 40) || free.length === 0) {
    return { program: undefined, calls: draw.odd(undefined, object([])), from: [] };
  }
  const name = draw.pick(free);
  if (service === undefined) shared.programs.add(name);
  const says = draw.odd(service === undefined, service !== undefined);
  const program = object(says ? [['name', str(name)]] : []);
  if (others.length === 0 || !draw.chance(85)) return { program, calls: undefined, from: [] };
  const called = draw.pick(others);
  const [first = ''] = called.ops;
  const some = draw.some(called.ops, 60);
  const ops = draw.odd(some.length > 0 ? some : [first], [], [first, first], ['noSuchCall']);
  const calls = object([[called.service, strings(ops)]]);
  return { program, calls, from: [called.service] };
}
