/** Drawn limits and syscalls. */
import { strings, type Draw } from './draw.ts';
import { number, scalar } from './draw-scalars.ts';
import { REGISTERS } from '../src/model/registers.ts';
import type { DrawnError, DrawnType, Names } from './draw-types.ts';
import { call, object, str, type Tree } from './tree.ts';

/** The limits of a contract. */
export function drawLimits(draw: Draw, names: Names, before: readonly string[]): Tree | undefined {
  const taken = new Set(before);
  const enums = names.types
    .filter(({ kind, members }) => kind === 'enumeration' && members.length > 0)
    .filter(({ wire }) => draw.odd(wire !== 'u64', true));
  const entries = Array.from({ length: draw.int(0, 3) }, (): [string, Tree] => {
    const name = draw.name(taken, undefined, 'limit');
    const count = (): string => number(draw, draw.odd(draw.int(0, 100_000), 1.5, -1, 2 ** 53 - 1));
    const of = (): string | undefined =>
      draw.maybe(20, () => scalar(draw, draw.pick(['u32', 'u53'])));
    if (enums.length > 0 && draw.chance(30)) {
      const type = draw.pick(enums);
      const values = object(type.members.map((member): [string, Tree] => [member, count()]));
      return [
        name,
        call('byEnum', str(type.name), values, object({ why: draw.prose(), scalar: of() })),
      ];
    }
    const wide = draw.chance(15);
    if (!wide) names.limits.push(name);
    const profiles = draw.maybe(30, () => {
      return object([[draw.name(new Set()), count()] as [string, Tree]]);
    });
    const value = draw.chance(20) ? call(draw.pick(['kib', 'mib']), '4') : count();
    const options = object({
      why: draw.prose(),
      atLimit: draw.prose(),
      profiles,
      scalar: wide ? scalar(draw, 'u64') : of(),
    });
    return [name, call('limit', value, options)];
  });
  return entries.length === 0 ? undefined : object(entries, draw.docs([...taken]));
}

/** The checks of an operation that fails with these. */
export function checks(
  draw: Draw,
  names: Names,
  failures: readonly DrawnError[],
): Tree | undefined {
  const taken = new Set<string>();
  if (failures.length === 0) return undefined;
  const entries = Array.from({ length: draw.int(1, 3) }, (): [string, Tree] => {
    const error = draw.pick(failures);
    const { limits, principals } = names;
    const options = object({
      unless:
        principals.length > 0
          ? draw.maybe(25, () => call('callerIs', ...draw.some(principals, 60).map(str)))
          : undefined,
      limit: limits.length > 0 ? draw.maybe(25, () => str(draw.pick(limits))) : undefined,
      as:
        error.sentinels.length > 0
          ? draw.maybe(60, () => str(draw.pick(error.sentinels)))
          : undefined,
      changesOnReject: draw.maybe(20, () => strings(['counters'])),
      waits: draw.maybe(15, () => 'true'),
      always: draw.maybe(5, () => 'true'),
    });
    return [draw.name(taken), call('fails', str(error.name), draw.prose(), options)];
  });
  return object(entries, draw.docs([...taken]));
}

/** The virtual time of an operation. */
export function cost(draw: Draw): Tree {
  if (draw.chance(50)) return number(draw, draw.odd(draw.int(0, 9000), -1, 0.5));
  return call(draw.pick(['ns.micros', 'ns.millis', 'ns.seconds']), String(draw.int(1, 9)));
}

/** Whether a register could hold a type. */
export const isInteger = ({ kind }: DrawnType): boolean =>
  ['newtype', 'enumeration', 'flags'].includes(kind);

function argument(draw: Draw, names: Names, register: string, free: string[]): Tree {
  const structs = names.types.filter(({ kind }) => kind === 'struct');
  const integers = names.types.filter((one) => isInteger(one) && one.inRegister);
  const value = (): Tree =>
    integers.length > 0 && draw.chance(50) ? str(draw.pick(integers).name) : scalar(draw);
  const kind = draw.int(0, 9);
  if (kind < 5) return value();
  if (kind < 7) return call(draw.pick(['orZero', 'orOnes']), value());
  if (kind < 8 && structs.length > 0) {
    const { name, inRegister } = draw.pick(structs);
    return call(inRegister ? draw.pick(['reads', 'fills']) : 'fills', str(name));
  }
  const length = free.pop();
  if (length === undefined) return value();
  const reads = draw.chance(50);
  // Short bytes that are read begin in the argument's own register; those that are filled are results, in any.
  const taken = reads
    ? [register, ...free.splice(0, draw.int(0, 3))]
    : shuffled(draw, REGISTERS.slice(draw.chance(10) ? 0 : 1)).slice(0, draw.int(1, 4));
  const bounds = object({
    short: draw.maybe(30, () => strings(draw.odd(taken, ['a0'], ['a0', 't1'], [], ['t1', 't1']))),
    min: draw.maybe(30, () => String(draw.odd(draw.int(0, 9), -1, 0.5))),
    max: names.limits.length > 0 ? draw.maybe(50, () => str(draw.pick(names.limits))) : undefined,
  });
  const hasBounds = typeof bounds === 'object' && 'keys' in bounds && bounds.keys.length > 0;
  const tail = hasBounds ? [bounds] : [];
  return call(reads ? 'readsBytes' : 'fillsBytes', str(length), ...tail);
}

/** Names in any order. */
function shuffled(draw: Draw, names: readonly string[]): string[] {
  const left = [...names];
  return names.flatMap(() => left.splice(draw.int(0, left.length - 1), 1));
}

/** Further results, each in a register of its own. */
function results(draw: Draw, type: () => Tree): Tree {
  const taken = new Set<string>();
  const free = shuffled(draw, REGISTERS.slice(1));
  const entries = free.slice(0, draw.int(1, 3)).map((register): [string, Tree] => {
    return [draw.name(taken), call(draw.odd(register, 'a0'), type())];
  });
  return object(entries, draw.docs([...taken]));
}

function operation(draw: Draw, names: Names, audits: readonly string[], busy?: string): Tree {
  const taken = new Set<string>();
  const list = shuffled(
    draw,
    REGISTERS.filter((one) => one !== busy),
  );
  const args: [string, Tree][] = [];
  for (let left = draw.int(0, 4); left > 0 && list.length > 0; left--) {
    const register = draw.odd(list.shift() ?? 'a0', 'a0');
    args.push([draw.name(taken), call(register, argument(draw, names, register, list))]);
  }
  const integers = names.types.filter((one) => isInteger(one) && one.inFields !== true);
  const returned = (): Tree =>
    integers.length > 0 && draw.chance(50) ? str(draw.pick(integers).name) : scalar(draw);
  // Its result says how many of the bytes are there that come back in registers.
  const comesShort = args.some(([, tree]) => {
    const text = JSON.stringify(tree);
    return text.includes('"fillsBytes"') && text.includes('"short"');
  });
  return object({
    args: args.length > 0 || draw.chance(20) ? object(args, draw.docs([...taken])) : undefined,
    returns: comesShort
      ? draw.odd('u32.bytes', undefined)
      : draw.maybe(50, () => (draw.chance(30) ? 'u32.bytes' : returned())),
    results: draw.maybe(20, () => results(draw, () => returned())),
    noReturn: draw.maybe(10, () => draw.pick(['true', 'false'])),
    cost: cost(draw),
    checks: draw.maybe(40, () => checks(draw, names, names.errors) ?? object({})),
    audit: audits.length > 0 ? draw.maybe(25, () => str(draw.pick(audits))) : undefined,
  });
}

/** An operation that was drawn: its id, and the checks that reject it. */
export type DrawnOp = { readonly id: string; readonly checks: readonly string[] };

/** Whether an operation may reject a caller for what it is: it lists its callers, or a check always fails. */
export function rejectsSome(tree: Tree): boolean {
  if (typeof tree === 'string') return false;
  if ('list' in tree) return tree.list.some(rejectsSome);
  if ('call' in tree) return tree.args.some(rejectsSome);
  return tree.keys.some(
    ([key, value]) => ['authority', 'always'].includes(key) || rejectsSome(value),
  );
}

/** The names of the checks of an operation. */
export function checksIn(tree: Tree): string[] {
  if (typeof tree === 'string' || 'list' in tree) return [];
  if ('call' in tree) return tree.args.flatMap(checksIn);
  const [, given] = tree.keys.find(([key]) => key === 'checks') ?? [];
  return typeof given === 'object' && 'keys' in given ? given.keys.map(([name]) => name) : [];
}

/** The syscalls of a contract, and their operations. */
export function drawSyscalls(
  draw: Draw,
  names: Names,
  audits: readonly string[],
): [Tree | undefined, ops: DrawnOp[]] {
  const drawn: DrawnOp[] = [];
  const own0: string[] = [];
  const first = names.shared.calls.size;
  const entries = Array.from({ length: draw.int(0, 4) }, (_, i): [string, Tree] => {
    const name = draw.name(names.shared.calls, undefined, 'syscall');
    own0.push(name);
    const value = number(draw, draw.odd(first * 10 + i, 0, -1, 1.5));
    if (!draw.chance(30)) {
      const tree = operation(draw, names, audits);
      drawn.push({ id: name, checks: checksIn(tree) });
      return [name, call('syscall', value, tree)];
    }
    const register = draw.pick(REGISTERS);
    const own = new Set<string>();
    const count = draw.odd(draw.int(1, 3), 0);
    const ops = Array.from({ length: count }, (__, j): [string, Tree] => {
      const op = draw.name(own);
      const picked = String(draw.odd(j, -1, 2 ** 33, 0.5));
      const tree = operation(draw, names, audits, register);
      drawn.push({ id: `${name}.${op}`, checks: checksIn(tree) });
      return [op, call('op', picked, tree)];
    });
    const errno = object({ errno: str(draw.pick(names.errors).name) });
    const selector = call('selector', str(register), errno);
    const shape = object({ selector, ops: object(ops, draw.docs([...own])) });
    return [name, call('syscall', value, shape)];
  });
  if (entries.length === 0) return [undefined, drawn];
  return [object(entries, draw.docs(own0)), drawn];
}
