/** The program of a drawn contract, and what it calls of the contracts before it. */
import { strings, type Draw } from './draw.ts';
import type { Shared } from './draw-types.ts';
import { object, str, type Tree } from './tree.ts';

/** A program and its calls; `from` are the services that `uses` has to name. */
export type DrawnProgram = {
  readonly program: Tree | undefined;
  readonly calls: Tree | undefined;
  readonly notifies?: Tree | undefined;
  readonly from: readonly string[];
};

const NAMES = ['clerk', 'night-shift', 'porter', 'usher'];

/** What a program holds. */
function holdings(draw: Draw, hasService: boolean): (readonly [string, Tree])[] {
  const own = new Set<string>();
  const count = (): string => String(draw.odd(draw.int(1, 64), 0, 0.5));
  const keys: (readonly [string, Tree | undefined])[] = [
    ['stackPages', draw.maybe(90, count)],
    // Only a service has a queue of requests.
    ['depth', draw.maybe(hasService ? 20 : 1, count)],
    [
      'endpoints',
      draw.maybe(30, () =>
        object(
          Array.from({ length: draw.int(0, 2) }, (): [string, Tree] => [draw.name(own), count()]),
          draw.docs([...own]),
        ),
      ),
    ],
    ['time', draw.maybe(30, () => draw.pick(['true', 'false']))],
    ['endpointBudget', draw.maybe(20, count)],
    ['devices', draw.maybe(10, () => strings(draw.odd([], ['disk'])))],
    ['endsRun', draw.maybe(15, () => draw.pick(['true', 'false']))],
    [
      'supervision',
      draw.maybe(25, () =>
        object({
          restart: str(draw.pick(['always', 'never'])),
          backoff: { list: [draw.odd('ns.millis(10)', '0'), draw.odd('ns.seconds(1)', '1')] },
          maxInWindow: String(draw.odd(draw.int(1, 5), draw.pick([-1, 0]))),
          window: draw.odd('ns.seconds(10)', '0'),
        }),
      ),
    ],
  ];
  return keys.flatMap(([key, tree]) => (tree === undefined ? [] : [[key, tree] as const]));
}

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
  const named: (readonly [string, Tree])[] = says ? [['name', str(name)]] : [];
  const program: Tree = {
    keys: [...named, ...holdings(draw, service !== undefined)].map(([key, tree]) => [key, tree]),
  };
  if (others.length === 0 || !draw.chance(85)) return { program, calls: undefined, from: [] };
  if (draw.chance(15)) return { program, calls: str('every'), from: [] };
  const called = draw.pick(others);
  const [first = ''] = called.ops;
  const some = draw.some(called.ops, 60);
  const ops = draw.odd(some.length > 0 ? some : [first], [], [first, first], ['noSuchCall']);
  const calls = object([[called.service, strings(ops)]]);
  const notified = draw.odd(called.notified, ['noSuchCall']);
  const notifies = notified.length > 0 ? object([[called.service, strings(notified)]]) : undefined;
  return { program, calls, notifies, from: [called.service] };
}
