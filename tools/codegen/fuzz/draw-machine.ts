/** A drawn state machine: every state is reached, and says of every operation what becomes of it. */
import { type DrawnOp } from './draw-calls.ts';
import type { DrawnType, Names } from './draw-types.ts';
import { strings, type Draw } from './draw.ts';
import { call, object, str, type Tree } from './tree.ts';

/** A step, before it has a name. */
type Step = { readonly from: string; readonly to: string; readonly on?: DrawnOp };

/** A key of `otherwise` is a name without its service or syscall. */
const shortName = ({ id }: DrawnOp): string => id.slice(id.lastIndexOf('.') + 1);

/** An enumeration that may hold the states. */
const canHold = ({ kind, closed, wire, members }: DrawnType): boolean =>
  kind === 'enumeration' && closed === true && wire !== 'u64' && members.length > 0;

/** The states in an order in which they are reached, the initial one first. */
function drawStates(draw: Draw, held: DrawnType | undefined): string[] {
  if (held !== undefined) {
    const initial = held.initial ?? draw.pick(held.members);
    return [initial, ...held.members.filter((one) => one !== initial)];
  }
  const states = new Set<string>();
  for (let left = draw.int(1, 4); left > 0; left--) draw.name(states);
  return [...states];
}

function drawSteps(draw: Draw, states: readonly string[], ops: readonly DrawnOp[]): Step[] {
  const steps: Step[] = [];
  const add = (from: string, to: string): void => {
    const free = ops.filter(({ id }) => {
      return !steps.some((step) => step.from === from && step.on?.id === id);
    });
    const on = free.length > 0 && draw.chance(60) ? draw.pick(free) : undefined;
    steps.push({ from, to, ...(on && { on }) });
  };
  for (const [i, to] of states.entries()) {
    if (i > 0) add(states[i - 1] ?? to, to);
  }
  const more = draw.int(states.length > 1 ? 0 : 1, 2);
  for (let left = more; left > 0; left--) {
    add(steps.length === 0 ? (states[0] ?? '') : draw.pick(states), draw.pick(states));
  }
  return steps;
}

/** What rejects each operation where it takes no step. */
function otherwise(
  draw: Draw,
  states: readonly string[],
  steps: readonly Step[],
  made: readonly string[],
): Tree | undefined {
  const ops = new Map(steps.flatMap(({ on }) => (on === undefined ? [] : [[on.id, on] as const])));
  const entries = states.flatMap((state): [string, Tree][] => {
    const rejected = [...ops.values()].filter(({ id }) => {
      const taken = steps.some(({ from, on }) => from === state && on?.id === id);
      return !taken && draw.odd(!made.includes(id), true, false);
    });
    const rows = rejected.map((op): [string, Tree] => [shortName(op), str(draw.pick(op.checks))]);
    return rows.length === 0 ? [] : [[state, object(rows)]];
  });
  return entries.length === 0 ? undefined : object(entries);
}

/** Operations that make a resource: they take steps from the initial state and no other. */
function drawCreates(draw: Draw, initial: string | undefined, steps: readonly Step[]): string[] {
  const ids = new Set(steps.flatMap(({ on }) => (on === undefined ? [] : [on.id])));
  const first = [...ids].filter((id) => {
    return steps.every(({ from, on }) => on?.id !== id || from === initial);
  });
  return draw.some(first, 50);
}

/** A state machine over operations of its contract, those with checks; its states may be an enumeration of it. */
export function drawMachine(
  draw: Draw,
  names: Names,
  own: readonly DrawnType[],
  ops: readonly DrawnOp[],
  fields: readonly string[],
): Tree {
  const fit = own.filter(canHold);
  const held = fit.length > 0 ? draw.maybe(60, () => draw.pick(fit)) : undefined;
  const states = drawStates(draw, held);
  const [initial] = states;
  const usable = ops.filter((op) => {
    const alike = ops.filter((other) => shortName(other) === shortName(op));
    return op.checks.length > 0 && alike.length === 1;
  });
  const steps = drawSteps(draw, states, usable);
  const creates = drawCreates(draw, initial, steps);
  const taken = new Set<string>();
  const edges = steps.map(({ from, to, on }, i): [string, Tree] => {
    const after = fields.length > 0 ? draw.maybe(30, () => str(draw.pick(fields))) : undefined;
    const bounded = names.limits.length > 0 && draw.odd(after !== undefined, true);
    const cause = object({
      on: on === undefined ? undefined : str(on.id),
      event: on === undefined ? str(`elsewhere.${draw.odd(`ends${i}`, 'ends')}`) : undefined,
      after,
      atMost: bounded ? draw.maybe(40, () => str(draw.pick(names.limits))) : undefined,
    });
    return [draw.name(taken), call('edge', str(from), str(to), cause)];
  });
  const resource = draw.name(names.shared.resources, (one) => `${one}Life`);
  return object({
    resource: str(resource),
    states: held === undefined ? undefined : str(held.name),
    initial: str(draw.odd(initial ?? '', 'nowhere')),
    creates: creates.length > 0 ? strings(creates) : undefined,
    edges: object(edges, draw.docs([...taken])),
    otherwise: otherwise(draw, states, steps, creates),
  });
}
