/**
 * State machines say everything: each state takes a cause one way at most, each operation on the resource has an edge or a
 * check that refuses it in each state, and an enumeration that holds the state has exactly the states.
 */
import type { StateMachine } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { posOf, report, type Unit } from './context.ts';
import type { Phase } from './phase.ts';
import type { OperationDef } from './shape/calls.ts';
import type { EdgeDef, MachineDef, OtherwiseDef } from './shape/evidence.ts';
import type { ServiceOpDef } from './shape/services.ts';
import type { EnumDef, TypeDef } from './shape/values.ts';

/** A machine that is linked, and the operations that it may name. */
export type MachineTask = {
  readonly phase: Phase;
  readonly unit: Unit;
  readonly machine: StateMachine;
  readonly operations: ReadonlyMap<string, OperationDef | ServiceOpDef>;
};

/** The parts of a machine that say which operation is taken where. */
type Taken = Pick<MachineDef, 'states' | 'edges' | 'creates'>;

const causeOf = ({ on, event }: EdgeDef): string => on ?? `event ${event ?? ''}`;

/** Two edges with one cause from one state: which of them is taken is not said. */
export function refuseTwoWays({ phase, unit }: MachineTask, edges: readonly EdgeDef[]): void {
  for (const [i, edge] of edges.entries()) {
    const first = edges
      .slice(0, i)
      .find((one) => one.from === edge.from && causeOf(one) === causeOf(edge));
    if (first === undefined) continue;
    const message = `from '${edge.from}', '${causeOf(edge)}' takes '${first.name}' and '${edge.name}'`;
    report(phase.context, 'ref/ambiguous', unit, `machine.edges.${edge.name}`, message, {
      related: [related('first', first.pos, `${first.from} → ${first.to}`)],
      fix: 'give one of them another state or cause',
    });
  }
}

/** The operations that make a resource: their edges start where there is none yet. */
export function linkCreates(task: MachineTask, edges: readonly EdgeDef[]): string[] {
  const { phase, unit, machine, operations } = task;
  return (machine.creates ?? []).flatMap((name, i) => {
    const path = `machine.creates[${i}]`;
    const op = operations.get(name);
    const own = edges.filter(({ on }) => on !== undefined && on === op?.id);
    if (op === undefined || own.length === 0) {
      const fix = didYouMean(
        name,
        Object.values(machine.edges).flatMap(({ on }) => on ?? []),
      );
      const message = `no edge is taken by '${name}', which creates a ${machine.resource}`;
      report(phase.context, 'ref/unknown', unit, path, message, { fix });
      return [];
    }
    const late = own.find(({ from }) => from !== machine.initial);
    if (late !== undefined) {
      const message = `'${name}' creates a ${machine.resource}, and '${late.name}' takes one in '${late.from}'`;
      report(phase.context, 'ref/ambiguous', unit, path, message, {
        related: [related('edge', late.pos, `${late.from} → ${late.to}`)],
        fix: `take '${name}' out of creates, and say in otherwise where it is refused`,
      });
    }
    return [op.id];
  });
}

/** The enumeration that holds the state. Its members are the states, and it begins where they do. */
export function linkStatesType(
  task: MachineTask,
  states: readonly string[],
  types: readonly TypeDef[],
): EnumDef | undefined {
  const { phase, unit, machine } = task;
  if (machine.states === undefined) return undefined;
  const own = types.filter(({ contract }) => contract === unit.slug);
  const type = own.find(({ name }) => name === machine.states);
  if (type?.kind !== 'enumeration' || !type.closed || type.carrier !== 'number') {
    const names = own.filter(({ kind }) => kind === 'enumeration').map(({ name }) => name);
    const message = `${unit.id} has no closed enumeration '${machine.states}' of at most 53 bits`;
    const fix = didYouMean(machine.states, names);
    report(phase.context, 'ref/unknown', unit, 'machine.states', message, { fix });
    return undefined;
  }
  const members = type.members.map(({ name }) => name);
  const missing = states.filter((state) => !members.includes(state));
  const unused = members.filter((member) => !states.includes(member));
  const differ = [
    ...missing.map((state) => `'${state}' is no member of ${type.name}`),
    ...unused.map((member) => `no step leads to or from '${member}'`),
  ];
  if (differ.length > 0) {
    report(phase.context, 'ref/unknown', unit, 'machine.states', differ.join('; '), {
      related: [related('declared', type.pos, members.join(', '))],
      fix: didYouMean(missing[0] ?? unused[0] ?? '', missing.length > 0 ? members : states),
    });
    return undefined;
  }
  if (type.initial !== undefined && type.initial !== machine.initial) {
    const message = `a ${machine.resource} begins as '${machine.initial}', and ${type.name} as '${type.initial}'`;
    report(phase.context, 'ref/ambiguous', unit, 'machine.initial', message, {
      related: [related('declared', posOf(unit, `types.${type.name}`), type.initial)],
      fix: `initial: '${type.initial}'`,
    });
  }
  return type;
}

/** One entry of `otherwise`; nothing, with a finding, if it refers to what is not there. */
function linkRefusal(
  task: MachineTask,
  { states, edges }: Taken,
  [state, name, checkName]: readonly [string, string, string],
): OtherwiseDef | undefined {
  const { phase, unit, operations } = task;
  const path = `machine.otherwise.${state}`;
  const unknown = (at: string, message: string, known: readonly string[], word: string): void => {
    report(phase.context, 'ref/unknown', unit, at, message, { fix: didYouMean(word, known) });
  };
  if (!states.includes(state)) {
    unknown(path, `there is no state '${state}'`, states, state);
    return undefined;
  }
  const op = operations.get(name);
  const own = edges.filter(({ on }) => on !== undefined && on === op?.id);
  if (op === undefined || own.length === 0) {
    const known = edges.flatMap(({ on }) => on ?? []);
    unknown(`${path}.${name}`, `no edge is taken by '${name}'`, known, name);
    return undefined;
  }
  const edge = own.find(({ from }) => from === state);
  if (edge !== undefined) {
    const message = `'${name}' takes '${edge.name}' in '${state}': it is not refused there`;
    report(phase.context, 'ref/ambiguous', unit, `${path}.${name}`, message, {
      related: [related('edge', edge.pos, `${edge.from} → ${edge.to}`)],
      fix: 'keep one of the two',
    });
    return undefined;
  }
  const check = op.checks.find((one) => one.name === checkName);
  if (check === undefined) {
    const known = op.checks.map((one) => one.name);
    unknown(`${path}.${name}`, `${op.id} has no check '${checkName}'`, known, checkName);
    return undefined;
  }
  return { state, on: op.id, check };
}

/** What refuses each operation in the states where it has no edge. All of them must be said. */
export function linkOtherwise(task: MachineTask, taken: Taken): OtherwiseDef[] {
  const { phase, unit, machine } = task;
  const { states, edges, creates } = taken;
  const said = Object.entries(machine.otherwise ?? {}).flatMap(([state, refusals]) =>
    Object.entries(refusals).flatMap(([name, check]) => {
      return linkRefusal(task, taken, [state, name, check]) ?? [];
    }),
  );
  const asked = [...new Set(edges.flatMap(({ on }) => on ?? []))];
  const pairs = states.flatMap((state) => asked.map((on) => ({ state, on })));
  const open = pairs.filter(({ state, on }) => {
    if (creates.includes(on) || said.some((one) => one.state === state && one.on === on)) {
      return false;
    }
    return !edges.some((edge) => edge.from === state && edge.on === on);
  });
  // After another finding this one would only follow from it.
  if (!unit.source.stored && phase.context.found.length === 0) {
    for (const { state, on } of open) {
      const name = on.slice(on.lastIndexOf('.') + 1);
      const message = `a ${machine.resource} in '${state}' says nothing of '${on}': it has no edge there, and no check refuses it`;
      report(phase.context, 'contract/missing-key', unit, 'machine', message, {
        fix: `otherwise: { ${state}: { ${name}: 'the check that fails' } }, an edge, or creates: ['${name}']`,
      });
    }
  }
  return pairs.flatMap(({ state, on }) => {
    return said.filter((one) => one.state === state && one.on === on);
  });
}
