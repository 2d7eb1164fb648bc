/** Drawn types, errors and fields: names that later sections refer to, and sizes that must add up. */
import { shouting, strings, upper, type Draw } from './draw.ts';
import { call, object, str, type Tree } from './tree.ts';

const SCALARS = ['u8', 'u16', 'u32', 'u53', 'u64', 'i32'] as const;
type Wire = (typeof SCALARS)[number];

const SIZE: Readonly<Record<Wire, number>> = { u8: 1, u16: 2, u32: 4, u53: 8, u64: 8, i32: 4 };
const BITS: Readonly<Record<Wire, number>> = { u8: 8, u16: 16, u32: 32, u53: 53, u64: 53, i32: 31 };
const LEAST: Readonly<Record<Wire, number>> = {
  u8: 0,
  u16: 0,
  u32: 0,
  u53: 0,
  u64: 0,
  i32: -0x8000_0000,
};

/** The largest number of a scalar that a contract can write exactly. */
const most = (wire: Wire): number => 2 ** Math.min(BITS[wire], 53) - 1;

/** A type that was drawn. */
export type DrawnType = {
  readonly name: string;
  readonly kind: 'newtype' | 'enumeration' | 'flags' | 'struct';
  readonly wire?: Wire;
  readonly size: number;
  /** A type without an errno cannot come in a register, unless it is an open enumeration. */
  readonly inRegister: boolean;
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

/** A number, sometimes in hexadecimal. */
export function number(draw: Draw, value: number): string {
  if (value < 0 || !Number.isInteger(value)) return String(value);
  return draw.chance(20) ? `0x${value.toString(16)}` : String(value);
}

/** A scalar, perhaps with its unit. */
export function scalar(draw: Draw, wire: Wire = draw.pick(SCALARS)): string {
  return draw.chance(25) ? `${wire}.${draw.pick(['ns', 'bytes', 'pages', 'ticks'])}` : wire;
}

const wireOf = (text: string): Wire => text.split('.')[0] as Wire;

/** Different numbers of a scalar. */
function values(draw: Draw, wire: Wire, count: number): number[] {
  const found = new Set<number>();
  const edges = [LEAST[wire], most(wire), 0, 1];
  while (found.size < count) {
    if (draw.chance(25)) found.add(draw.pick(edges));
    else if (draw.chance(30)) found.add(draw.int(0, Math.min(most(wire), 2 ** 31)));
    else found.add(found.size);
    if (draw.chance(5)) break;
  }
  return [...found];
}

function newtype(draw: Draw, errno: string | undefined): [Tree, Wire] {
  const of = scalar(draw);
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
  const of = scalar(draw);
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
    inRegister: errno !== undefined || !closed,
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

/** A field of fixed size, and its size. */
function fixedField(draw: Draw, types: readonly DrawnType[]): [Tree, number] {
  const named = types.length === 0 ? 0 : 40;
  if (draw.chance(named)) {
    const type = draw.pick(types);
    return [str(type.name), type.size];
  }
  if (draw.chance(15)) {
    const size = draw.odd(draw.int(1, 9), 0, -1, 1.5);
    return [call('zero', String(size)), size];
  }
  const wire = draw.pick(SCALARS);
  if (draw.chance(15)) {
    const [value = 0] = values(draw, wire, 1);
    return [
      call('constant', scalar(draw, wire), number(draw, draw.odd(value, -1, 2 ** 53 - 1))),
      SIZE[wire],
    ];
  }
  return [scalar(draw, wire), SIZE[wire]];
}

/** A field of variable length. */
function variableField(draw: Draw): Tree {
  const prefix = scalar(
    draw,
    draw.odd(draw.pick(['u8', 'u16', 'u32', 'u53'] as const), 'u64', 'i32'),
  );
  const max = draw.odd(draw.int(1, 60), 0, 300, 0.5, 70_000, 2 ** 40);
  const min = draw.odd(
    draw.chance(50) ? 0 : draw.int(0, Math.max(0, Math.floor(max))),
    -1,
    61,
    0.5,
  );
  const bounds = object({ min: String(min), max: String(max) });
  return call(draw.pick(['text', 'bytes']), prefix, bounds);
}

/** The fields of a frame. */
export function frameFields(draw: Draw, types: readonly DrawnType[], docs = true): Tree {
  const taken = new Set<string>();
  const entries = Array.from({ length: draw.int(0, 4) }, (): [string, Tree] => {
    const value = draw.chance(30) ? variableField(draw) : fixedField(draw, types)[0];
    return [draw.name(taken), value];
  });
  return object(entries, docs ? draw.docs([...taken]) : undefined);
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
      names.types.push({ name, ...plain, wire, size: SIZE[wire] });
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
