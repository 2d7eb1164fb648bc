/** Budgets of calls: what an operation takes beside what its callers wait. */
import { expect, test } from 'vitest';
import { budgetsOf } from './budgets.ts';

type Args = Parameters<typeof budgetsOf>;

/** Services with one operation `go` each: its cost, its budget, and the services whose `go` it waits for. */
function parts(
  ops: Readonly<Record<string, { cost?: number; budget?: number; calls?: readonly string[] }>>,
  callers: Readonly<Record<string, readonly string[]>>,
  booted: readonly string[],
): Args {
  const services = Object.entries(ops).map(([name, { calls = [], ...op }]) => {
    return { name, ops: [{ name: 'go', ...op, calls: calls.map((one) => `${one}.go`) }] };
  });
  const tasks = booted.map((name) => {
    return { name, calls: (callers[name] ?? []).map((service) => ({ service, ops: ['go'] })) };
  });
  return [{ services } as unknown as Args[0], tasks];
}

test('an operation takes its cost and the budgets of all that it waits for', () => {
  const all = parts(
    {
      log: { cost: 10, budget: 100, calls: ['time', 'disk'] },
      time: { cost: 1, budget: 20 },
      disk: { cost: 2, budget: 40, calls: ['time'] },
    },
    { client: ['log'], log: ['time', 'disk'], disk: ['time'] },
    ['client', 'log', 'time', 'disk'],
  );
  expect(budgetsOf(...all)).toEqual([
    {
      op: 'log.go',
      callers: ['client'],
      budgetNs: 100,
      costNs: 10,
      waitsFor: [
        { op: 'time.go', budgetNs: 20 },
        { op: 'disk.go', budgetNs: 40 },
      ],
      sumNs: 70,
      path: ['log.go', 'disk.go', 'time.go'],
    },
    {
      op: 'time.go',
      callers: ['log', 'disk'],
      budgetNs: 20,
      costNs: 1,
      waitsFor: [],
      sumNs: 1,
      path: ['time.go'],
    },
    {
      op: 'disk.go',
      callers: ['log'],
      budgetNs: 40,
      costNs: 2,
      waitsFor: [{ op: 'time.go', budgetNs: 20 }],
      sumNs: 22,
      path: ['disk.go', 'time.go'],
    },
  ]);
});

test('an operation that no booted program calls, and one of a service that is not booted, are left out', () => {
  const calls = { client: ['a', 'c'], other: ['b'] };
  const all = parts({ a: {}, b: {}, c: {} }, calls, ['client', 'a', 'b']);
  expect(budgetsOf(...all).map(({ op }) => op)).toEqual(['a.go']);
});

test('a circle of calls, which is a finding elsewhere, ends the path', () => {
  const ops = { a: { calls: ['b'] }, b: { calls: ['a'] } };
  const all = parts(ops, { client: ['a'] }, ['client', 'a', 'b']);
  expect(budgetsOf(...all)[0]?.path).toEqual(['a.go', 'b.go']);
});
