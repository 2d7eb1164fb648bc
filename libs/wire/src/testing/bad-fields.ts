/** Bad values of a field, and its good values besides the simplest. */
import {
  compositeOf,
  filled,
  goodBytes,
  goodFields,
  lengthOf,
  little,
  partBytes,
  structOf,
  variantBytes,
  type Bytes,
  type OtherPart,
  type Part,
} from './fields.ts';
import { namedInteger, rejectedInField, sizeOf, wireOf } from './integers.ts';
import type { CompositeShape, Fields, FieldShape, StructShape, Types } from './shapes.ts';

/** A part of a field, with a description. */
export type Special = Part & {
  readonly what: string;
  /** Ids of the types that it tests. */
  readonly covers: readonly string[];
};

/** A part that is not a value of its field. */
export type Bad = Special & {
  /**
   * The bytes are well-formed, and the value is outside its set: a check with the field's name may
   * reject it.
   */
  readonly isValue: boolean;
};

/** A bad part of one of several fields. */
export type BadField = Bad & OtherPart;

const bad = (what: string, bytes: Bytes, isValue: boolean, count = 0): Bad => {
  return { what, bytes, count, covers: [], isValue };
};

/** The longest text, bytes or list of a case: a longer one would be a file, not a case. */
const LONG = 0xffff;

/** The largest count that the length field can hold, up to the limit of cases. */
function mostOf(shape: FieldShape): number {
  const length = lengthOf(shape);
  // A length before the data has a width; a count above it is cut off, and also wrong.
  if (length === undefined || length === 'rest' || length === 'ahead') return LONG;
  return Math.min(LONG, 2 ** (8 * sizeOf(length)) - 1);
}

/** Bounds of text and bytes. */
type Run = FieldShape & { readonly min: number; readonly max: number };

function badRun(shape: Run, isText: boolean): Bad[] {
  const { min, max } = shape;
  const run = (what: string, count: number): Bad => bad(what, filled(count, 0x61), false, count);
  const out: Bad[] = [];
  if (min > 0) out.push(run(`shorter than ${min}`, min - 1));
  if (max + 1 <= mostOf(shape)) out.push(run(`longer than ${max}`, max + 1));
  if (isText && max > 0) {
    const count = Math.max(min, 1);
    out.push(bad('bytes that are no UTF-8', filled(count, 0xff), true, count));
  }
  if (isText && max > 1) {
    const count = Math.max(min, 2);
    const bytes = [0xc0, 0x80, ...filled(count - 2, 0x61)];
    out.push(bad('UTF-8 longer than it needs to be', bytes, true, count));
  }
  return out;
}

type ListField = Extract<FieldShape, { readonly list: unknown }>;

function badList(types: Types, shape: ListField): Bad[] {
  const { min, max, of } = shape;
  const element = goodBytes(types, of);
  const several = (count: number): Bytes => filled(count, 0).flatMap(() => element);
  const out: Bad[] = [];
  if (min > 0) out.push(bad(`fewer than ${min}`, several(min - 1), false, min - 1));
  if (max + 1 <= mostOf(shape) && (max + 1) * element.length <= LONG) {
    out.push(bad(`more than ${max}`, several(max + 1), false, max + 1));
  }
  out.push(...beyondRoom(types, shape));
  if (max > 0) {
    const count = Math.max(min, 1);
    for (const one of badValues(types, of)) {
      const bytes = [...partBytes(of, one), ...several(count - 1)];
      out.push({ ...one, what: `an element: ${one.what}`, bytes, count });
    }
  }
  return out;
}

/**
 * A list within its bounds whose elements exceed its bytes; nothing if the elements of cases are too
 * short.
 */
function beyondRoom(types: Types, shape: ListField): Bad[] {
  const { max, of, room } = shape;
  if (room === undefined) return [];
  const elements = [goodBytes(types, of), ...otherGood(types, of).map((one) => partBytes(of, one))];
  const longest = elements.reduce((one, other) => (other.length > one.length ? other : one));
  const count = Math.floor(room / Math.max(1, longest.length)) + 1;
  if (count > Math.min(max, mostOf(shape)) || count * longest.length > LONG) return [];
  const bytes = filled(count, 0).flatMap(() => longest);
  return [bad(`more than ${room} bytes`, bytes, false, count)];
}

function badComposite(types: Types, type: CompositeShape): Bad[] {
  const within = (fields: Fields, where: string, whole: (other: OtherPart) => Bytes): Bad[] =>
    badFields(types, fields).map((one) => {
      const what = `${where}${one.name}: ${one.what}`;
      return { ...one, what, bytes: whole(one), count: 0, covers: [type.id, ...one.covers] };
    });
  if (type.kind === 'record') {
    return within(type.fields, '', (other) => goodFields(types, type.fields, other));
  }
  const out = type.variants.flatMap((variant) =>
    within(variant.fields, `${variant.name}, `, (other) =>
      variantBytes(types, type, variant, other),
    ),
  );
  const [first] = type.variants;
  if (type.kind === 'sized' || first === undefined) return out;
  const tags = new Set(type.variants.map(({ tag }) => tag));
  const free = Array.from({ length: 256 }, (_, i) => i).find((tag) => !tags.has(tag));
  if (free === undefined) return out;
  const size = sizeOf(type.tag);
  const bytes = [...little(BigInt(free), size), ...variantBytes(types, type, first).slice(size)];
  const unknown = bad(`the tag ${free}, which no form has`, bytes, false);
  return [...out, { ...unknown, covers: [type.id] }];
}

function badInteger(types: Types, name: string): Bad[] {
  const id = namedInteger(types, name)?.id;
  const size = sizeOf(wireOf(types, name));
  return rejectedInField(types, name).map(({ what, value }) => {
    return { ...bad(what, little(value, size), true), covers: id === undefined ? [] : [id] };
  });
}

function badRanged(shape: Extract<FieldShape, { readonly ranged: unknown }>): Bad[] {
  const { ranged, min, max } = shape;
  const size = sizeOf(ranged);
  const fits = (value: bigint): boolean =>
    (ranged.startsWith('i') ? BigInt.asIntN(8 * size, value) : BigInt.asUintN(8 * size, value)) ===
    value;
  return [min - 1, max + 1]
    .map(BigInt)
    .filter(fits)
    .map((value) => bad(`${value}, outside its range`, little(value, size), true));
}

function badTail(types: Types, name: string): Bad[] {
  const half = goodBytes(types, name).slice(0, -1);
  const cut = half.length === 0 ? [] : [bad('half of the tail', half, false)];
  return [...cut, ...badValues(types, name)];
}

/** Every fault of the contents of a field or an element. */
function badValues(types: Types, shape: FieldShape): Bad[] {
  if (typeof shape === 'string') {
    const struct = structOf(types, shape);
    if (struct !== undefined) {
      return badInStruct(types, struct).map((one) => {
        return { ...one, covers: [struct.id, ...one.covers] };
      });
    }
    const composite = compositeOf(types, shape);
    return composite === undefined ? badInteger(types, shape) : badComposite(types, composite);
  }
  if ('zero' in shape) {
    return [...new Set([0, shape.zero - 1])].map((at) => {
      const bytes = filled(shape.zero, 0).map((zero, i) => (i === at ? 1 : zero));
      return bad(`byte ${at} of the padding is not zero`, bytes, false);
    });
  }
  if ('constant' in shape) {
    const right = BigInt(shape.constant);
    const size = sizeOf(shape.wire);
    return [right + 1n, 0n]
      .filter((value) => value !== right)
      .map((value) => bad(`${value} instead of ${right}`, little(value, size), false));
  }
  if ('ranged' in shape) return badRanged(shape);
  if ('list' in shape) return badList(types, shape);
  if ('text' in shape) return badRun(shape, true);
  if ('bytes' in shape) return badRun(shape, false);
  return 'tail' in shape ? badTail(types, shape.tail) : [];
}

/** Every fault of one field. */
export function badField(types: Types, name: string, shape: FieldShape): BadField[] {
  return badValues(types, shape).map((one) => ({ ...one, name }));
}

function badFields(types: Types, fields: Fields): BadField[] {
  return fields.flatMap(([name, shape]) => badField(types, name, shape));
}

/** Every fault of one field of a structure, as whole structures. */
export function badInStruct(types: Types, { fields }: StructShape): Bad[] {
  return badFields(types, fields).map((one) => {
    const { what, covers } = one;
    const bytes = goodFields(types, fields, one);
    return { what: `${one.name}: ${what}`, bytes, count: 0, covers, isValue: true };
  });
}

const special = (what: string, bytes: Bytes, count = 0): Special => {
  return { what, bytes, count, covers: [] };
};

function otherComposites(types: Types, type: CompositeShape): Special[] {
  const covers = [type.id];
  if (type.kind !== 'record') {
    return type.variants.slice(1).map((variant) => {
      const bytes = variantBytes(types, type, variant);
      return { ...special(`the form ${variant.name}`, bytes), covers };
    });
  }
  return type.fields.flatMap(([name, inner]) =>
    otherGood(types, inner).map((one) => {
      const bytes = goodFields(types, type.fields, { ...one, name });
      return { ...special(`${name}: ${one.what}`, bytes), covers };
    }),
  );
}

function otherLists(types: Types, shape: ListField): Special[] {
  const { min, max, of, room = Infinity } = shape;
  const element = goodBytes(types, of);
  const rest = filled(min, 0).flatMap(() => element);
  if (min + 1 > max) return [];
  const more = special('one element more', [...element, ...rest], min + 1);
  const forms = otherGood(types, of).map((one) =>
    special(`an element: ${one.what}`, [...partBytes(of, one), ...rest], min + 1),
  );
  return [more, ...forms].filter(({ bytes }) => bytes.length <= room);
}

/** The good values of a field besides the simplest: each form, a tail, an element, the end of a range. */
export function otherGood(types: Types, shape: FieldShape): Special[] {
  const composite = compositeOf(types, shape);
  if (composite !== undefined) return otherComposites(types, composite);
  if (typeof shape === 'string') return shape === 'bool' ? [special('true', [1])] : [];
  if ('tail' in shape) return [special('with its tail', goodBytes(types, shape.tail))];
  if ('list' in shape) return otherLists(types, shape);
  if (!('ranged' in shape)) return [];
  const most = little(BigInt(shape.max), sizeOf(shape.ranged));
  return [special('the largest of its range', most)];
}

/** Whether a field can have this many bytes, if only the end of the frame determines its size. */
export function canBeOfSize(types: Types, shape: FieldShape, size: number): boolean {
  const composite = compositeOf(types, shape);
  if (composite?.kind === 'sized') {
    return composite.variants.some((one) => variantBytes(types, composite, one).length === size);
  }
  if (typeof shape === 'object' && 'tail' in shape) {
    return size === 0 || size === goodBytes(types, shape.tail).length;
  }
  if (typeof shape === 'string' || lengthOf(shape) !== 'rest') {
    return size === goodBytes(types, shape).length;
  }
  if ('list' in shape) {
    const count = size / Math.max(1, goodBytes(types, shape.of).length);
    return Number.isInteger(count) && count >= shape.min && count <= shape.max;
  }
  return 'min' in shape && size >= shape.min && size <= shape.max;
}
