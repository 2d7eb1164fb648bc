/** Drawn fields of structures, records and frames, and the types whose size varies. */
import type { Draw } from './draw.ts';
import { number, scalar, values, SCALARS, SIZE, type Wire } from './draw-scalars.ts';
import type { DrawnType } from './draw-types.ts';
import { call, object, str, type Tree } from './tree.ts';

/** Integers of frames and records, which are of no register. */
const FRAMES_ONLY = ['i8', 'i16', 'i64'] as const;
const FIELDS_ONLY = [...SCALARS, ...FRAMES_ONLY] as const;

/** An integer of a field, now and then of a kind that registers do not have. */
export const fieldWire = (draw: Draw): Wire => draw.pick(FIELDS_ONLY);

const isFixed = ({ kind }: DrawnType): boolean => !['record', 'union', 'sized'].includes(kind);

function ranged(draw: Draw): [Tree, number] {
  const wire = draw.pick(FIELDS_ONLY);
  const min = draw.int(wire.startsWith('i') ? -9 : 0, 20);
  const max = draw.odd(min + draw.int(0, 90), min - 1, 2 ** 53 - 1, 0.5);
  const bounds = object({ min: String(min), max: number(draw, max) });
  return [call('ranged', scalar(draw, wire), bounds), SIZE[wire]];
}

/** A field of fixed size, and its size. */
export function fixedField(draw: Draw, all: readonly DrawnType[]): [Tree, number] {
  const types = all.filter(isFixed);
  if (draw.chance(types.length === 0 ? 0 : 40)) {
    const type = draw.pick(types);
    return [str(type.name), type.size];
  }
  if (draw.chance(12)) {
    const size = draw.odd(draw.int(1, 9), 0, -1, 1.5);
    return [call('zero', String(size)), size];
  }
  if (draw.chance(10)) {
    const size = draw.odd(draw.int(1, 20), 0, 1.5);
    return [call('octets', String(size)), size];
  }
  if (draw.chance(8)) return ['bool', 1];
  if (draw.chance(10)) return ranged(draw);
  const wire = fieldWire(draw);
  if (draw.chance(12)) {
    const [value = 0] = values(draw, wire, 1);
    return [
      call('constant', scalar(draw, wire), number(draw, draw.odd(value, -1, 2 ** 53 - 1))),
      SIZE[wire],
    ];
  }
  return [scalar(draw, wire), SIZE[wire]];
}

const prefixOf = (draw: Draw): string =>
  scalar(draw, draw.odd(draw.pick(['u8', 'u16', 'u32', 'u53'] as const), 'u64', 'i32'));

function runBounds(draw: Draw): Tree {
  const max = draw.odd(draw.int(1, 60), 0, 300, 0.5, 70_000, 2 ** 40);
  const min = draw.odd(
    draw.chance(50) ? 0 : draw.int(0, Math.max(0, Math.floor(max))),
    -1,
    61,
    0.5,
  );
  return object({ min: draw.chance(70) ? String(min) : undefined, max: String(max) });
}

function element(draw: Draw, types: readonly DrawnType[]): Tree {
  const named = types.filter(({ kind }) => kind !== 'sized');
  if (named.length > 0 && draw.chance(55)) return str(draw.odd(draw.pick(named).name, 'Nowhere'));
  if (draw.chance(25)) {
    const bounds = object({ max: String(draw.int(1, 12)) });
    return call(draw.pick(['text', 'bytes']), draw.odd(prefixOf(draw), 'rest'), bounds);
  }
  if (draw.chance(20)) return call('octets', String(draw.int(1, 9)));
  if (draw.chance(15)) return 'bool';
  return draw.chance(20) ? ranged(draw)[0] : scalar(draw, fieldWire(draw));
}

function list(draw: Draw, types: readonly DrawnType[], place: Tree): Tree {
  const max = draw.int(1, 3);
  const bounds = object({
    min: draw.maybe(30, () => String(draw.odd(draw.int(0, max), max + 1))),
    max: String(max),
    bytes: draw.maybe(15, () => String(draw.odd(4000, 0, 1.5))),
  });
  return call('list', place, element(draw, types), bounds);
}

/** Text, bytes or a list whose length is there. */
const lengthy = (draw: Draw, types: readonly DrawnType[], place: Tree): Tree =>
  draw.chance(35)
    ? list(draw, types, place)
    : call(draw.pick(['text', 'bytes']), place, runBounds(draw));

/** A field that reaches to the end of its frame. */
function lastField(draw: Draw, types: readonly DrawnType[]): Tree {
  const tails = types.filter(({ kind }) => kind === 'record' || kind === 'struct');
  const sized = types.filter(({ kind }) => kind === 'sized');
  if (sized.length > 0 && draw.chance(40)) return str(draw.pick(sized).name);
  if (tails.length > 0 && draw.chance(50)) return call('tail', str(draw.pick(tails).name));
  return lengthy(draw, types, 'rest');
}

/** What fields are of: only a frame has an end, and one whose nonce is there has none that shows. */
export type FieldsOf = 'record' | 'frame' | 'closed frame';

/** Fields of any kind. */
export function anyFields(
  draw: Draw,
  types: readonly DrawnType[],
  of: FieldsOf,
  count: number,
  docs = true,
): Tree {
  const taken = new Set<string>(of === 'record' ? ['kind'] : []);
  const entries: [string, Tree][] = [];
  const varying = types.filter(({ kind }) => kind === 'record' || kind === 'union');
  for (let left = count; left > 0; left--) {
    const name = draw.name(taken);
    if (draw.chance(25)) entries.push([name, lengthy(draw, types, prefixOf(draw))]);
    else if (draw.chance(15)) {
      // A length stands ahead, with another field in between now and then.
      entries.push([name, call('length', prefixOf(draw))]);
      if (draw.chance(50)) entries.push([draw.name(taken), fixedField(draw, types)[0]]);
      const place = draw.odd(str(name), str('nowhere'));
      entries.push([draw.name(taken), lengthy(draw, types, place)]);
    } else if (varying.length > 0 && draw.chance(24)) {
      entries.push([name, str(draw.pick(varying).name)]);
    } else entries.push([name, fixedField(draw, types)[0]]);
  }
  if (of === 'frame' ? draw.chance(25) : draw.odd(false, true)) {
    entries.push([draw.name(taken), lastField(draw, types)]);
  }
  return object(entries, docs ? draw.docs([...taken]) : undefined);
}

/** A type whose size varies. */
export function composite(
  draw: Draw,
  types: readonly DrawnType[],
): [Tree, kind: 'record' | 'union' | 'sized'] {
  const kind = draw.pick(['record', 'record', 'union', 'sized'] as const);
  if (kind === 'record') {
    // Something in it always takes a byte.
    const fields = anyFields(draw, types, 'record', draw.int(1, 3));
    const own = typeof fields === 'object' && 'keys' in fields ? fields : { keys: [] };
    const first: [string, Tree] = ['firstOfAll', scalar(draw, 'u16')];
    return [call('record', { ...own, keys: draw.odd([first, ...own.keys], []) }), kind];
  }
  const taken = new Set<string>();
  const count = draw.odd(draw.int(1, 3), 0);
  const names = Array.from({ length: count }, () => draw.name(taken));
  if (kind === 'union') {
    const tag = draw.odd(draw.pick(['u8', 'u16', 'u32'] as const), 'u64');
    const forms = names.map((name, i): [string, Tree] => {
      const tagged = String(draw.odd(3 * i, 0, -1, 256));
      return [name, call('variant', tagged, anyFields(draw, types, 'record', draw.int(0, 3)))];
    });
    return [call('union', scalar(draw, tag), object(forms, draw.docs(names))), kind];
  }
  const forms = names.map((name, i): [string, Tree] => {
    const own = new Set<string>(['kind']);
    const fields = Array.from({ length: draw.odd(i, 0) + 1 }, (): [string, Tree] => {
      return [draw.name(own), scalar(draw, draw.pick(['u16', 'i16'] as const))];
    });
    return [name, object(fields)];
  });
  return [call('sized', object(forms)), kind];
}
