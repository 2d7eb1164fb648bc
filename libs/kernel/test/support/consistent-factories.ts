/** Checks the budgets of endpoint factories: a part of `inconsistencies`. */
import type { Core } from '../../src/core/core.ts';
import { Kind } from '../../src/state/capability.ts';
import { ROOT_FACTORY } from '../../src/state/factory.ts';
import { each, find } from '../../src/state/slots.ts';

function claim(holds: boolean, what: string): string[] {
  return holds ? [] : [what];
}

/** What is charged to a factory is what exists through it, and its budget is a part of that of its parent. */
export function ofFactories({ state }: Core): string[] {
  const { factories, endpoints, tasks } = state;
  const all = [...each(factories)];
  const held = [
    ...[...each(tasks)].flatMap(({ caps }) => caps),
    ...[...each(endpoints)].flatMap(({ messages }) => messages.map(({ cap }) => cap)),
  ];
  const bytesOf = (id: number): number =>
    [...each(endpoints)].reduce((sum, one) => sum + (one.factory === id ? one.bytes : 0), 0) +
    all.reduce((sum, one) => sum + (one.parent === id ? one.bytes : 0), 0);
  const ofRoot = bytesOf(ROOT_FACTORY);
  const left = all.reduce((sum, { budget, used }) => sum + budget - used, 0);
  return [
    ...claim(
      state.reservedEndpoints === left,
      `${state.reservedEndpoints} endpoints are reserved, factories have ${left} left`,
    ),
    ...claim(
      state.queuedBytes === ofRoot,
      `the factory of the boot counts ${state.queuedBytes} bytes of ${ofRoot}`,
    ),
    ...[...each(endpoints)].flatMap(({ id, factory }) =>
      claim(
        factory === ROOT_FACTORY || find(factories, factory) !== undefined,
        `endpoint ${id} is of factory ${factory}, which is gone`,
      ),
    ),
    ...all.flatMap(({ id, parent, depth, budget, used, bytes, usedBytes, caps }) => {
      const charged = bytesOf(id);
      const named = held.filter((one) => one?.kind === Kind.EndpointFactory && one.object === id);
      const own = [...each(endpoints)].filter(({ factory }) => factory === id).length;
      const below = all.reduce((sum, one) => sum + (one.parent === id ? one.budget : 0), 0);
      const above = parent === ROOT_FACTORY ? 0 : (find(factories, parent)?.depth ?? NaN);
      const name = `factory ${id}`;
      return [
        ...claim(caps === named.length, `${name} counts ${caps} capabilities of ${named.length}`),
        ...claim(used === own + below, `${name} counts ${used} endpoints of ${own} + ${below}`),
        ...claim(usedBytes === charged, `${name} counts ${usedBytes} bytes of ${charged}`),
        ...claim(usedBytes <= bytes, `${name} uses ${usedBytes} bytes of ${bytes}`),
        ...claim(used <= budget && budget > 0, `${name} uses ${used} of ${budget}`),
        ...claim(caps > 0 || used === budget, `${name} has no holder and keeps ${budget - used}`),
        ...claim(depth === above + 1, `${name} is at depth ${depth}, its parent at ${above}`),
      ];
    }),
  ];
}
