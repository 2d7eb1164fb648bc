/** Types, fields and frames: what is on the wire, and in which direction it travels. */
import type {
  FieldDef,
  FieldType,
  FrameDef,
  Model,
  TypeDef,
  ValueType,
  Declared,
} from '../model/types.ts';
import { pairs, type Note } from './change.ts';

/** Which way a frame or type travels: to whoever handles it, or back. */
type Way = 'request' | 'reply';

const valueText = (value: ValueType): string =>
  value.kind === 'scalar' ? value.scalar.wire : value.type.name;

/** A field's type in a word; bounds are compared on their own. */
function typeText(type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return valueText(type);
    case 'struct':
      return type.type.name;
    case 'zero':
      return `zero(${type.size})`;
    case 'constant':
      return `${type.scalar.wire}=${type.value}`;
    case 'text':
    case 'bytes':
      return `${type.kind}(${type.length.wire})`;
  }
}

const fieldText = ({ type, offset, after }: FieldDef): string =>
  `${typeText(type)}@${[offset, ...after].join('+')}`;

function compareBounds(
  note: Note,
  of: Declared,
  way: Way,
  before: FieldDef,
  after: FieldDef,
): void {
  const [old, now] = [before.type, after.type];
  if (!('min' in old && 'max' in old && 'min' in now && 'max' in now)) return;
  const text = `${after.name}: ${old.min}..${old.max} → ${now.min}..${now.max}`;
  if (now.min > old.min || now.max < old.max) note(`${way}-tightened`, of, text);
  if (now.min < old.min || now.max > old.max) note(`${way}-loosened`, of, text);
}

/** Compares the fields of a frame or structure. */
function compareFields(
  note: Note,
  of: Declared,
  way: Way,
  before: readonly FieldDef[],
  after: readonly FieldDef[],
): void {
  const named = (fields: readonly FieldDef[]): Map<string, FieldDef> =>
    new Map(fields.map((field) => [field.name, field]));
  const [olds, nows] = [named(before), named(after)];
  for (const [name, old] of olds) {
    const now = nows.get(name);
    if (now === undefined) note('field-removed', of, `${name}: ${fieldText(old)}`);
    else if (fieldText(old) !== fieldText(now)) {
      note('field-changed', of, `${name}: ${fieldText(old)} → ${fieldText(now)}`);
    } else compareBounds(note, of, way, old, now);
  }
  for (const [name, now] of nows) {
    if (!olds.has(name)) note('field-added', of, `${name}: ${fieldText(now)}`);
  }
}

/** Compares two versions of a frame. */
export function compareFrames(
  note: Note,
  of: Declared,
  way: Way,
  before: FrameDef,
  after: FrameDef,
): void {
  compareFields(note, of, way, before.fields, after.fields);
}

function typesOf(fields: readonly FieldDef[]): string[] {
  return fields.flatMap(({ type }) =>
    type.kind === 'named'
      ? [type.type.id]
      : type.kind === 'struct'
        ? [type.type.id, ...typesOf(type.type.fields)]
        : [],
  );
}

/** Ids of types that travel back to callers. */
function repliedTypes(model: Model): ReadonlySet<string> {
  const results = model.operations.flatMap(({ returns, second }) =>
    [returns, second].flatMap((one) => (one?.kind === 'named' ? [one.type.id] : [])),
  );
  const filled = model.operations.flatMap(({ args }) =>
    args.flatMap(({ type }) =>
      type.kind === 'pointer' && type.direction === 'out'
        ? [type.of.id, ...typesOf(type.of.fields)]
        : [],
    ),
  );
  const frames = model.services.flatMap(({ ops, events }) => [
    ...ops.flatMap(({ reply }) => typesOf(reply.fields)),
    ...events.flatMap(({ frame }) => typesOf(frame.fields)),
  ]);
  return new Set([...results, ...filled, ...frames]);
}

type Numbered = { readonly name: string; readonly value: number };

function compareMembers(
  note: Note,
  of: Declared,
  grew: 'request-enum-grew' | 'reply-enum-grew',
  [before, after]: readonly [readonly Numbered[], readonly Numbered[]],
): void {
  const nows = new Map(after.map((one) => [one.name, one.value]));
  for (const { name, value } of before) {
    const now = nows.get(name);
    if (now === undefined) note('enum-member-removed', of, `${name} was ${value}`);
    else if (now !== value) note('number-moved', of, `${name}: ${value} → ${now}`);
  }
  for (const { name, value } of after) {
    if (!before.some((one) => one.name === name)) note(grew, of, `${name} is ${value}`);
  }
}

function compareType(note: Note, replied: boolean, before: TypeDef, after: TypeDef): void {
  if (before.kind === 'struct' && after.kind === 'struct') {
    compareFields(note, after, replied ? 'reply' : 'request', before.fields, after.fields);
  } else if (before.kind === 'enumeration' && after.kind === 'enumeration') {
    const grew = replied && after.closed ? 'reply-enum-grew' : 'request-enum-grew';
    compareMembers(note, after, grew, [before.members, after.members]);
    if (before.closed !== after.closed) {
      const words = (closed: boolean): string => (closed ? 'closed' : 'open');
      note('openness-changed', after, `${words(before.closed)} → ${words(after.closed)}`);
    }
  } else if (before.kind === 'flags' && after.kind === 'flags') {
    compareMembers(note, after, replied ? 'reply-enum-grew' : 'request-enum-grew', [
      before.bits,
      after.bits,
    ]);
  } else if (before.kind === 'newtype' && after.kind === 'newtype') {
    const text = (one: typeof before): string => `${one.min ?? 0}..${one.below ?? one.scalar.max}`;
    if (text(before) !== text(after)) {
      note('request-tightened', after, `${text(before)} → ${text(after)}`);
    }
  }
  if (before.kind !== after.kind || before.size !== after.size) {
    note('field-changed', after, `${before.kind} ${before.size} B → ${after.kind} ${after.size} B`);
  }
  if (before.errno?.name !== after.errno?.name) {
    note('check-changed', after, `${before.errno?.name ?? '-'} → ${after.errno?.name ?? '-'}`);
  }
}

/** Compares the types of two models. */
export function compareTypes(note: Note, before: Model, after: Model): void {
  const replied = repliedTypes(after);
  for (const [old, now] of pairs(before.types, after.types)) {
    compareType(note, replied.has(now.id), old, now);
  }
}
