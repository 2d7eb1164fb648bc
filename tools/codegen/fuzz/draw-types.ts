/** Drawn types, errors and fields: names that later sections refer to, and sizes that must add up. */
import { composite, fieldWire, fixedField } from './draw-fields.ts';
import {
  BITS,
  LEAST,
  SCALARS,
  SIZE,
  most,
  number,
  scalar,
  values,
  wireOf,
  type Wire,
} from './draw-scalars.ts';
import { shouting, strings, upper, type Draw } from './draw.ts';
import { call, object, str, type Tree } from './tree.ts';

/** A type that was drawn. */
export type DrawnType = {
  readonly name: string;
  readonly kind: 'newtype' | 'enumeration' | 'flags' | 'struct' | 'record' | 'union' | 'sized';
  readonly wire?: Wire;
  readonly size: number;
  /** A type without an errno cannot come in a register, unless it is an open enumeration. */
  readonly inRegister: boolean;
  /** Of an integer that only fields have. */
  readonly inFields?: boolean;
  readonly members: readonly string[];
  /** A closed enumeration can hold the states of a machine, which begins where it does. */
  readonly closed?: boolean;
  readonly initial?: string;
};

/** An error that was drawn. */
export type DrawnError = { readonly name: string; readonly sentinels: readonly string[] };

/** What the files of one draw must not both declare. */
export type Shared = {
  /** Services and syscalls. */
  readonly calls: Set<string>;
  readonly principals: Set<string>;
  readonly sentinels: Set<string>;
  readonly magics: Set<string>;
  readonly audits: Set<string>;
  readonly resources: Set<string>;
  /** Packages with a service. */
  readonly serving: Set<string>;
  /** Names of JSON protocols. */
  readonly protocols: Set<string>;
  /** Names of what is kept. */
  readonly kept: Set<string>;
  /** Names of programs without a service. */
  readonly programs: Set<string>;
  readonly served: DrawnServed[];
};

/** A service that programs may call: its contract, and the operations that take any caller. */
export type DrawnServed = {
  readonly id: string;
  readonly service: string;
  readonly ops: readonly string[];
  /** Those that are never answered. */
  readonly notified: readonly string[];
};

/** What sections refer to. */
export type Names = {
  readonly shared: Shared;
  readonly types: DrawnType[];
  readonly errors: DrawnError[];
  readonly limits: string[];
  readonly principals: string[];
  readonly profiles: string[];
};

/** The integer that a type is made of: now and then one that only fields have. */
function madeOf(draw: Draw): string {
  return scalar(draw, draw.chance(88) ? draw.pick(SCALARS) : fieldWire(draw));
}

const inFields = (wire: Wire): boolean => ['i8', 'i16', 'i64'].includes(wire);

function newtype(draw: Draw, errno: string | undefined): [Tree, Wire] {
  const of = madeOf(draw);
  const wire = wireOf(of);
  const top = most(wire);
  const low = draw.maybe(35, () => draw.int(LEAST[wire], Math.min(top, 1000) - 1));
  const align = draw.maybe(20, () => draw.odd(2 ** draw.int(0, wire === 'u8' ? 3 : 6), 3, 0, 0.5));
  const below = draw.maybe(35, () => {
    const least = Math.max(low ?? 0, 0) + (align ?? 1) * 2 + 1;
    return draw.odd(Math.min(top, least + draw.int(0, 1000)), (low ?? 0) + 1, -1, 2 ** 53 - 1, 1.5);
  });
  const rules = object({
    errno: errno === undefined ? undefined : str(errno),
    align: align === undefined ? undefined : String(align),
    min: low === undefined ? undefined : number(draw, draw.odd(low, -1, 0.5, 2 ** 53 - 1)),
    below: below === undefined ? undefined : number(draw, below),
  });
  return [call('newtype', of, rules), wire];
}

function enumeration(draw: Draw, errno: string | undefined): [Tree, Omit<DrawnType, 'name'>] {
  const of = madeOf(draw);
  const wire = wireOf(of);
  const taken = new Set<string>();
  const numbers = values(draw, wire, draw.odd(draw.int(1, 5), 0));
  const names = numbers.map(() => draw.name(taken, upper));
  const entries = numbers.map((one, i): [string, Tree] => {
    return [names[i] ?? '', number(draw, draw.odd(one, -1, 2 ** 53 - 1, 0.5))];
  });
  const closed = draw.chance(60);
  const initial = names.length > 0 ? draw.maybe(30, () => draw.pick(names)) : undefined;
  const options = object({
    closed: String(closed),
    errno: errno === undefined ? undefined : str(errno),
    initial: initial === undefined ? undefined : str(initial),
  });
  const made = call('enumeration', of, object(entries, draw.docs(names)), options);
  const type = {
    kind: 'enumeration',
    wire,
    size: SIZE[wire],
    inRegister: (errno !== undefined || !closed) && !inFields(wire),
    inFields: inFields(wire),
  } as const;
  return [made, { ...type, members: names, closed, ...(initial !== undefined && { initial }) }];
}

function flags(draw: Draw, errno: string | undefined): [Tree, Wire] {
  const of = scalar(draw);
  const wire = wireOf(of);
  const taken = new Set<string>();
  const bits = new Set<number>();
  const count = draw.odd(draw.int(1, 5), 0);
  while (bits.size < count) bits.add(draw.int(0, BITS[wire] - 1));
  const entries = [...bits].map((bit): [string, Tree] => {
    const name = draw.name(taken, shouting);
    return [name, draw.odd(`0x${(2n ** BigInt(bit)).toString(16)}`, '3', '0', '0.5')];
  });
  const options = object({
    errno: errno === undefined ? undefined : str(errno),
    open: draw.maybe(40, () => (draw.chance(70) ? 'true' : 'false')),
  });
  return [call('flags', of, object(entries), options), wire];
}

function struct(
  draw: Draw,
  errno: string | undefined,
  types: readonly DrawnType[],
): [Tree, number] {
  const taken = new Set<string>();
  let size = 0;
  const entries = Array.from({ length: draw.odd(draw.int(1, 5), 0) }, (): [string, Tree] => {
    const [field, bytes] = fixedField(draw, types);
    size += bytes;
    return [draw.name(taken), field];
  });
  const options = object({
    size: String(draw.odd(size, size + 1)),
    errno: errno === undefined ? undefined : str(errno),
  });
  return [call('struct', object(entries, draw.docs([...taken])), options), size];
}

/** The types of a contract; each refers to those before it. */
export function drawTypes(draw: Draw, names: Names, taken: Set<string>): Tree | undefined {
  const entries: [string, Tree][] = [];
  for (let left = draw.int(0, 6); left > 0; left--) {
    const name = draw.name(taken, upper, 'type');
    const error = draw.pick(names.errors);
    const errno = draw.maybe(80, () => draw.odd(error.name, 'ENOWHERE'));
    if (draw.chance(30)) {
      const [tree, kind] = composite(draw, names.types);
      entries.push([name, tree]);
      names.types.push({ name, kind, size: 0, inRegister: false, members: [] });
      continue;
    }
    const kind = draw.pick(['newtype', 'enumeration', 'flags', 'struct'] as const);
    const plain = { kind, inRegister: errno !== undefined, members: [] };
    if (kind === 'enumeration') {
      const [tree, type] = enumeration(draw, errno);
      entries.push([name, tree]);
      names.types.push({ name, ...type });
    } else if (kind === 'struct') {
      const [tree, size] = struct(draw, errno, names.types);
      entries.push([name, tree]);
      names.types.push({ name, ...plain, size });
    } else {
      const [tree, wire] = (kind === 'newtype' ? newtype : flags)(draw, errno);
      entries.push([name, tree]);
      const own = { inRegister: plain.inRegister && !inFields(wire), inFields: inFields(wire) };
      names.types.push({ name, ...plain, ...own, wire, size: SIZE[wire] });
    }
  }
  return entries.length === 0 ? undefined : object(entries, draw.docs(entries.map(([one]) => one)));
}

/** The errors of a contract. */
export function drawErrors(draw: Draw, names: Names, taken: Set<string>, from: number): Tree {
  const entries = Array.from({ length: draw.int(1, 4) }, (_, i): [string, Tree] => {
    const name = draw.name(taken, (one) => `E${shouting(one)}`);
    const sentinels = new Set<string>();
    for (let left = draw.chance(25) ? 2 : 0; left > 0; left--) {
      sentinels.add(draw.name(names.shared.sentinels, upper));
    }
    const options = object({
      sentinels: sentinels.size > 0 ? strings([...sentinels]) : undefined,
      retryable: draw.maybe(25, () => 'true'),
    });
    names.errors.push({ name, sentinels: [...sentinels] });
    const value = number(draw, draw.odd(from + i, 0, 4096, 1.5));
    const hasOptions = typeof options === 'object' && 'keys' in options && options.keys.length > 0;
    const tail = hasOptions ? [options] : [];
    return [name, call('errno', value, draw.prose(), ...tail)];
  });
  return object(entries, draw.docs(entries.map(([one]) => one)));
}
