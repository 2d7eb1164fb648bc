/**
 * Budgets: how long the callers of an operation wait. What an operation takes itself and the budgets
 * of the calls that it waits for fit its own budget. Each nested budget is checked in the same way, so
 * that the sums need no recursion.
 */
import { related, type RelatedPlace } from '../diagnostics/diagnostic.ts';
import { durationOf, writtenNs } from '../diagnostics/duration.ts';
import type { Context } from './context.ts';
import type { ServiceDef, ServiceOpDef } from './shape/services.ts';
import type { SystemDef } from './shape/system.ts';
import { live, type Site } from './site.ts';

/** An operation with the place of its declaration. */
type Placed = { readonly op: ServiceOpDef; readonly site: Site };

/** Reports an operation of a booted program without a budget. */
function checkStated({ op, site }: Placed): void {
  if (op.answers !== 'now' || op.budget !== undefined) return;
  const message = `nothing bounds how long callers wait for ${op.id}, whose program is booted`;
  site.report('budget/missing', message, { fix: 'budget: ns.millis(5)' });
}

/** Reports an operation that may take longer than its callers wait. */
function checkSum({ op, site }: Placed, ops: ReadonlyMap<string, ServiceOpDef>): void {
  const { id, cost = 0, budget, calls } = op;
  if (budget === undefined) return;
  const places: RelatedPlace[] = [];
  const parts = cost === 0 ? [] : [durationOf(cost)];
  let sum = cost;
  for (const [call, at] of site.at('.calls').items(calls)) {
    const nested = ops.get(call);
    // Another finding is about an unknown operation; a one-way operation is not waited for.
    if (nested === undefined || nested.answers === 'never') continue;
    if (nested.budget === undefined) {
      const message = `${id} → ${call}: nothing bounds how long ${id} waits for ${call}`;
      at.report('budget/missing', message, {
        related: [related('operation', nested.pos, call)],
        fix: `a budget of ${call}`,
      });
      return;
    }
    sum += nested.budget;
    parts.push(`${durationOf(nested.budget)} (${id} → ${call})`);
    places.push(related('budget', nested.pos, `${call} ${durationOf(nested.budget)}`));
  }
  if (sum <= budget) return;
  const total = parts.length > 1 ? `${parts.join(' + ')} = ${durationOf(sum)}` : (parts[0] ?? '');
  const message = `${id} may take ${total}, and its callers wait ${durationOf(budget)}`;
  site.at('.budget').report('budget/exceeded', message, {
    related: places,
    fix:
      calls.length === 0
        ? `budget: ${writtenNs(sum)}, or a lower cost`
        : `budget: ${writtenNs(sum)}, or fewer calls`,
  });
}

/** Checks the budgets of the operations of all services; those of booted programs must state them. */
export function checkBudgets(
  context: Context,
  services: readonly ServiceDef[],
  system: SystemDef | undefined,
): void {
  const booted = new Set(system?.programs.map(({ program }) => program.name));
  if (system !== undefined) booted.add(system.first);
  const ops = new Map(services.flatMap((service) => service.ops.map((op) => [op.id, op])));
  for (const root of live(context)) {
    const { service } = root.unit.value;
    if (service === undefined || root.unit.source.stored) continue;
    for (const [name, , site] of root.at('service.ops').entries(service.ops)) {
      const op = ops.get(`${service.name}.${name}`);
      if (op === undefined) continue;
      if (booted.has(service.name)) checkStated({ op, site });
      checkSum({ op, site }, ops);
    }
  }
}
