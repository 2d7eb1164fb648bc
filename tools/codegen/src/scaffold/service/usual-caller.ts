/** The principals that call operations in the tests of a new service. */
import type { ServiceOpDef } from '../../model/types.ts';
import type { Plan } from './plan.ts';

/** The principal that may call and has the fewest exceptions in checks; nothing without a list of callers. */
export function usualCaller({ service }: Plan, op?: ServiceOpDef): string | undefined {
  const { authority, ops } = service;
  const callers = op?.authority ?? authority;
  if (callers === 'any') return undefined;
  const exempt = (name: string): number =>
    ops.flatMap(({ checks }) => checks).filter(({ unless }) => unless.includes(name)).length;
  return callers.toSorted((a, b) => exempt(a) - exempt(b))[0];
}

/** The caller for an operation that the usual one may not call; nothing if it may. */
export function otherCaller(plan: Plan, op: ServiceOpDef): string | undefined {
  const usual = usualCaller(plan);
  if (op.authority === undefined || (usual !== undefined && op.authority.includes(usual)))
    return undefined;
  return usualCaller(plan, op);
}

/** Whether some operations need another than the usual caller. */
export function hasOtherCallers(plan: Plan): boolean {
  return plan.service.ops.some((op) => otherCaller(plan, op) !== undefined);
}
