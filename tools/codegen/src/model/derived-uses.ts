/**
 * What programs do with operations of the first one because they are booted, as its contract offers
 * them: one with a service says that it serves (`ready`, one-way), and one that reaches services asks
 * for them again after a restart (`get`). No contract of theirs states it.
 */
import { callersOf } from './callers.ts';
import type { CallsDef, ProgramDef } from './shape/programs.ts';
import type { DerivedDef } from './shape/system.ts';
import type { Phase } from './phase.ts';
import { live } from './site.ts';

/** The operation by which a program says that it serves. */
const READY = 'ready';
/** The operation by which a program asks for a service that it reaches. */
const GET = 'get';

/** What each program does. @param serves whether it has a service. */
export function derivedUses(
  { context }: Phase,
  first: string,
): (program: ProgramDef, serves: boolean) => DerivedDef {
  const unit = live(context).find((one) => one.unit.value.service?.name === first)?.unit;
  const service = unit?.value.service;
  return (program, serves) => {
    const uses = (name: string, isOneWay: boolean, stated: readonly CallsDef[]): CallsDef[] => {
      const op = service !== undefined && Object.hasOwn(service.ops, name) && service.ops[name];
      if (!op || unit === undefined || (op.answers === 'never') !== isOneWay) return [];
      const callers = callersOf(service, op);
      const may = callers === 'any' || callers.includes(program.name);
      const isStated = stated.some((one) => one.service === first && one.ops.includes(name));
      if (!may || isStated) return [];
      return [{ service: first, contract: unit.slug, ops: [name], hasEvents: false }];
    };
    const reaches = [...program.calls, ...program.notifies].some((one) => one.service !== first);
    return {
      calls: reaches ? uses(GET, false, program.calls) : [],
      notifies: serves ? uses(READY, true, program.notifies) : [],
    };
  };
}
