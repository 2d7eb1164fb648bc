/** Budgets: how long the callers of an operation wait. What an operation takes fits its budget. */
import { durationOf } from '../diagnostics/duration.ts';
import type { Context } from './context.ts';
import type { ServiceDef, ServiceOpDef } from './shape/services.ts';
import { live, type Site } from './site.ts';

/** An operation with the place of its declaration. */
type Placed = { readonly op: ServiceOpDef; readonly site: Site };

/** Reports an operation of a booted program without a budget. */
function checkStated({ op, site }: Placed): void {
  if (op.answers !== 'now' || op.budget !== undefined) return;
  const message = `nothing bounds how long callers wait for ${op.id}, whose program is booted`;
  site.report('budget/missing', message, { fix: 'budget: ns.millis(5)' });
}

/** Reports an operation that takes longer than its callers wait. */
function checkSum({ op, site }: Placed): void {
  const { id, cost = 0, budget } = op;
  if (budget === undefined || cost <= budget) return;
  const message = `${id} takes ${durationOf(cost)}, and its callers wait ${durationOf(budget)}`;
  site.at('.budget').report('budget/exceeded', message, { fix: `budget: ${cost}` });
}

/** Checks the budgets of the operations of all services; those of programs that are booted must state them. */
export function checkBudgets(context: Context, services: readonly ServiceDef[]): void {
  const roots = live(context);
  const isBooting = roots.some(({ unit }) => unit.value.boot !== undefined);
  const ops = new Map(services.flatMap((service) => service.ops.map((op) => [op.id, op])));
  for (const root of roots) {
    const { service, program } = root.unit.value;
    if (service === undefined || root.unit.source.stored) continue;
    for (const [name, , site] of root.at('service.ops').entries(service.ops)) {
      const op = ops.get(`${service.name}.${name}`);
      if (op === undefined) continue;
      if (isBooting && program !== undefined) checkStated({ op, site });
      checkSum({ op, site });
    }
  }
}
