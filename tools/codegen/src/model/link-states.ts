/**
 * Checks that state machines are complete: each state has at most one edge for a cause, each operation
 * on the resource has an edge or a rejecting check in each state, and an enumeration of the states has
 * exactly the states.
 */
import type { StateMachine } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { withArticle } from '../names/article.ts';
import type { OperationDef } from './shape/calls.ts';
import type { EdgeDef, MachineDef, OtherwiseDef } from './shape/evidence.ts';
import type { ServiceOpDef } from './shape/services.ts';
import type { EnumDef, TypeDef } from './shape/values.ts';
import type { Site } from './site.ts';

/** A linked machine, and the operations that it may name. */
export type MachineTask = {
  readonly site: Site;
  readonly machine: StateMachine;
  readonly operations: ReadonlyMap<string, OperationDef | ServiceOpDef>;
};

/** The parts of a machine that determine which operations each state accepts. */
type Taken = Pick<MachineDef, 'states' | 'edges' | 'creates'>;

const causeOf = ({ on, event }: EdgeDef): string => on ?? `event ${event ?? ''}`;

/** Reports two edges with one cause from one state: it would be undefined which of them is taken. */
export function rejectTwoWays({ site }: MachineTask, edges: readonly EdgeDef[]): void {
  const taken = new Map<string, EdgeDef>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, causeOf(edge)]);
    const first = taken.get(key);
    if (first === undefined) {
      taken.set(key, edge);
      continue;
    }
    const message = `from '${edge.from}', '${causeOf(edge)}' takes '${first.name}' and '${edge.name}'`;
    site.at(`.edges.${edge.name}`).report('ref/ambiguous', message, {
      related: [related('first', first.pos, `${first.from} → ${first.to}`)],
      fix: 'give one of them another state or cause',
    });
  }
}

/** The operations that create a resource: their edges start in the initial state. */
export function linkCreates(task: MachineTask, edges: readonly EdgeDef[]): string[] {
  const { site, machine, operations } = task;
  return site
    .at('.creates')
    .items(machine.creates)
    .flatMap(([name, at]) => {
      const op = operations.get(name);
      const own = edges.filter(({ on }) => on !== undefined && on === op?.id);
      if (op === undefined || own.length === 0) {
        const known = Object.values(machine.edges).flatMap(({ on }) => on ?? []);
        const message = `no edge has '${name}', which creates ${withArticle(machine.resource)}`;
        at.unknown(message, name, known);
        return [];
      }
      const late = own.find(({ from }) => from !== machine.initial);
      if (late !== undefined) {
        const message = `'${name}' creates ${withArticle(machine.resource)}, and '${late.name}' takes one in '${late.from}'`;
        at.report('ref/ambiguous', message, {
          related: [related('edge', late.pos, `${late.from} → ${late.to}`)],
          fix: `take '${name}' out of creates, and say in otherwise where it is rejected`,
        });
      }
      return [op.id];
    });
}

/** The enumeration of the states. Its members are the states, and its initial member is the initial state. */
export function linkStatesType(
  task: MachineTask,
  states: readonly string[],
  types: readonly TypeDef[],
): EnumDef | undefined {
  const { site, machine } = task;
  if (machine.states === undefined) return undefined;
  const at = site.at('.states');
  const own = types.filter(({ contract }) => contract === site.unit.slug);
  const type = own.find(({ name }) => name === machine.states);
  if (type?.kind !== 'enumeration' || !type.closed || type.carrier !== 'number') {
    const names = own.filter(({ kind }) => kind === 'enumeration').map(({ name }) => name);
    const message = `${site.unit.id} has no closed enumeration '${machine.states}' of at most 53 bits`;
    at.unknown(message, machine.states, names);
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
    at.report('ref/unknown', differ.join('; '), {
      related: [related('declared', type.pos, members.join(', '))],
      fix: didYouMean(missing[0] ?? unused[0] ?? '', missing.length > 0 ? members : states),
    });
    return undefined;
  }
  if (type.initial !== undefined && type.initial !== machine.initial) {
    const message = `${withArticle(machine.resource)} begins as '${machine.initial}', and ${type.name} as '${type.initial}'`;
    site.at('.initial').report('ref/ambiguous', message, {
      related: [related('declared', type.pos, type.initial)],
      fix: `initial: '${type.initial}'`,
    });
  }
  return type;
}

/** One entry of `otherwise`; gives nothing, and a finding, if it has an unknown reference. */
function linkReject(
  task: MachineTask,
  { states, edges }: Taken,
  [state, name, checkName]: readonly [string, string, string],
): OtherwiseDef | undefined {
  const { site, operations } = task;
  const at = site.at(`.otherwise.${state}`);
  if (!states.includes(state)) {
    at.unknown(`there is no state '${state}'`, state, states);
    return undefined;
  }
  const reject = at.at(`.${name}`);
  const op = operations.get(name);
  const own = edges.filter(({ on }) => on !== undefined && on === op?.id);
  if (op === undefined || own.length === 0) {
    const known = edges.flatMap(({ on }) => on ?? []);
    reject.unknown(`no edge has '${name}'`, name, known);
    return undefined;
  }
  const edge = own.find(({ from }) => from === state);
  if (edge !== undefined) {
    const message = `'${name}' takes '${edge.name}' in '${state}', so no check may reject it there`;
    reject.report('ref/ambiguous', message, {
      related: [related('edge', edge.pos, `${edge.from} → ${edge.to}`)],
      fix: 'keep one of the two',
    });
    return undefined;
  }
  const check = op.checks.find((one) => one.name === checkName);
  if (check === undefined) {
    const known = op.checks.map((one) => one.name);
    reject.unknown(`${op.id} has no check '${checkName}'`, checkName, known);
    return undefined;
  }
  return { state, on: op.id, check };
}

/** The check that rejects each operation in the states where it has no edge. Every such state needs one. */
export function linkOtherwise(task: MachineTask, taken: Taken): OtherwiseDef[] {
  const { site, machine } = task;
  const { states, edges, creates } = taken;
  const said = Object.entries(machine.otherwise ?? {}).flatMap(([state, rejects]) =>
    Object.entries(rejects).flatMap(([name, check]) => {
      return linkReject(task, taken, [state, name, check]) ?? [];
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
  // After another finding this one would only be a consequence.
  if (!site.unit.source.stored && site.context.found.length === 0) {
    for (const { state, on } of open) {
      const name = on.slice(on.lastIndexOf('.') + 1);
      const message = `${withArticle(machine.resource)} in '${state}' does not handle '${on}': it has no edge and no check there`;
      site.report('contract/missing-key', message, {
        fix: `otherwise: { ${state}: { ${name}: 'the check that fails' } }, an edge, or creates: ['${name}']`,
      });
    }
  }
  return pairs.flatMap(({ state, on }) => {
    return said.filter((one) => one.state === state && one.on === on);
  });
}
