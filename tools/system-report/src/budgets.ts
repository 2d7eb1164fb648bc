/**
 * Budgets: what callers of an operation wait at most, beside what it takes: its cost, and the budgets of the calls that it
 * waits for.
 */
import { defined } from '@abicus/codegen/model';
import type { Model, ServiceOpDef } from '@abicus/codegen';
import type { BudgetReport, TaskReport } from './report.ts';

/** Operations by `timed.register`. */
type Ops = ReadonlyMap<string, ServiceOpDef>;

/** Each operation of booted services that a booted program calls, or that another operation waits for. */
export function budgetsOf(
  { services }: Pick<Model, 'services'>,
  tasks: readonly Pick<TaskReport, 'name' | 'calls'>[],
): BudgetReport[] {
  const running = services.filter(({ name }) => tasks.some((task) => task.name === name));
  const ops: Ops = new Map(
    running.flatMap(({ name, ops: all }) => all.map((op) => [`${name}.${op.name}`, op] as const)),
  );
  const callers = new Map<string, string[]>();
  for (const { name, calls } of tasks) {
    for (const { service, ops: called } of calls) {
      for (const op of called) {
        const id = `${service}.${op}`;
        callers.set(id, [...(callers.get(id) ?? []), name]);
      }
    }
  }
  return [...ops]
    .filter(([id]) => callers.has(id))
    .map(([id, { cost, budget, calls }]): BudgetReport => {
      const waitsFor = calls.map((op) => ({ op, ...defined({ budgetNs: ops.get(op)?.budget }) }));
      return {
        op: id,
        callers: callers.get(id) ?? [],
        ...defined({ budgetNs: budget, costNs: cost }),
        waitsFor,
        sumNs: waitsFor.reduce((sum, one) => sum + (one.budgetNs ?? 0), cost ?? 0),
        path: pathFrom(id, ops),
      };
    });
}

/** The path of waits from an operation, at each step that with the largest budget. */
function pathFrom(id: string, ops: Ops): string[] {
  const path = [id];
  for (let op = ops.get(id); op !== undefined;) {
    const budget = (one: string): number => ops.get(one)?.budget ?? 0;
    const [next] = op.calls.toSorted((a, b) => budget(b) - budget(a));
    // Calls have no circle; of one, which is a finding of the linker, the path ends where it would close.
    if (next === undefined || path.includes(next)) break;
    path.push(next);
    op = ops.get(next);
  }
  return path;
}
