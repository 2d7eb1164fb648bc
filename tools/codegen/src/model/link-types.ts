/** Named types: integers with a name, enumerations, flags, structures. */
import type { Enumeration, Flags, NamedType, Newtype, Struct } from '@abicus/contract';
import { didYouMean } from '../diagnostics/nearest.ts';
import {
  claim,
  claimWithin,
  declared,
  namedNumbers,
  report,
  type Context,
  type Unit,
} from './context.ts';
import { MAX_DEPTH } from '../read/bounds.ts';
import { checkRecordSize, packFields, totalSize, type ResolveType } from './fields.ts';
import type { ResolveError } from './link-errors.ts';
import { ownerOf } from './names.ts';
import { inRange, rangeText, scalarDef } from './scalars.ts';
import type {
  Declared,
  EnumDef,
  FlagsDef,
  NamedNumber,
  NewtypeDef,
  ScalarDef,
  StructDef,
  TypeDef,
} from './shape/values.ts';

/** Types by contract and name. */
export type Types = { readonly all: readonly TypeDef[]; readonly resolve: ResolveType };

/** A type while it is linked: where it stands, and how its names are resolved. */
type Task = {
  readonly context: Context;
  readonly unit: Unit;
  readonly path: string;
  readonly base: Declared;
  readonly resolveError: ResolveError;
  readonly resolveType: ResolveType;
};

const isPowerOfTwo = (value: number): boolean => value >= 1 && Number.isInteger(Math.log2(value));

function checkMembers(task: Task, members: readonly NamedNumber[], scalar: ScalarDef): void {
  const { context, unit, path, base } = task;
  for (const { name, value } of members) {
    const at = `${path}.${name}`;
    if (!inRange(scalar, value)) {
      report(context, 'budget/range', unit, at, `${rangeText(scalar)}, not ${value}`);
    }
    claimWithin(context, `number in ${base.id}`, value, unit, at, `${base.name}.${name}`);
  }
}

function newtypeDef(task: Task, type: Newtype): NewtypeDef | undefined {
  const { context, unit, path, base } = task;
  const scalar = scalarDef(type.of);
  const { errno: errorName, align, min, below } = type.rules;
  if (align !== undefined && !isPowerOfTwo(align)) {
    report(context, 'budget/range', unit, `${path}.align`, `${align} is no power of two`);
  }
  for (const [key, value] of [
    ['min', min],
    ['below', below],
  ] as const) {
    if (value !== undefined && !inRange(scalar, key === 'below' ? value - 1 : value)) {
      report(context, 'budget/range', unit, `${path}.${key}`, `${rangeText(scalar)}, not ${value}`);
    }
  }
  if (min !== undefined && below !== undefined && min >= below) {
    report(
      context,
      'budget/range',
      unit,
      `${path}.below`,
      `nothing is from ${min} and below ${below}`,
    );
  }
  checkInhabited(task, scalar, type);
  const errno = task.resolveError(unit, errorName, `${path}.errno`);
  if (errno === undefined) return undefined;
  return {
    ...base,
    kind: 'newtype',
    scalar,
    size: scalar.size,
    carrier: scalar.carrier,
    errno,
    // A multiple of 1 is any integer.
    ...(align !== undefined && align > 1 && { align }),
    ...(min !== undefined && { min }),
    ...(below !== undefined && { below }),
  };
}

/** A type that no value has would refuse everything. */
function checkInhabited(
  { context, unit, path, base }: Task,
  scalar: ScalarDef,
  type: Newtype,
): void {
  const { align = 1, min, below } = type.rules;
  const least = min ?? Number(scalar.min.replace('n', ''));
  const most = Math.min(
    below === undefined ? Infinity : below - 1,
    Number(scalar.max.replace('n', '')),
  );
  const first = Math.ceil(least / align) * align;
  if (
    Number.isNaN(first) ||
    first <= most ||
    (min !== undefined && below !== undefined && min >= below)
  )
    return;
  const message = `${base.name} has no value: none is a multiple of ${align} from ${least} to ${most}`;
  report(context, 'budget/range', unit, path, message, { fix: 'other bounds' });
}

/** What is of nothing but its names has at least one. */
function checkSome({ context, unit, path, base }: Task, members: readonly NamedNumber[]): void {
  if (members.length > 0) return;
  report(context, 'budget/range', unit, `${path}#1`, `${base.name} has no member`, {
    fix: 'name one, or take a newtype',
  });
}

function enumDef(task: Task, type: Enumeration): EnumDef | undefined {
  const { context, unit, path, base } = task;
  const scalar = scalarDef(type.of);
  const { closed, errno: errorName, initial } = type;
  const members = namedNumbers(unit, type.values, path);
  checkSome(task, members);
  checkMembers(task, members, scalar);
  if (initial !== undefined && !Object.hasOwn(type.values, initial)) {
    const fix = didYouMean(initial, Object.keys(type.values));
    const message = `${base.name} has no member '${initial}'`;
    report(context, 'ref/unknown', unit, `${path}#2.initial`, message, { fix });
  }
  const errno =
    errorName === undefined ? undefined : task.resolveError(unit, errorName, `${path}#2.errno`);
  if (errorName !== undefined && errno === undefined) return undefined;
  return {
    ...base,
    kind: 'enumeration',
    scalar,
    size: scalar.size,
    carrier: scalar.carrier,
    closed,
    members,
    ...(initial !== undefined && { initial }),
    ...(errno !== undefined && { errno }),
  };
}

function flagsDef(task: Task, type: Flags): FlagsDef | undefined {
  const { context, unit, path, base } = task;
  const scalar = scalarDef(type.of);
  const bits = namedNumbers(unit, type.bits, path);
  checkSome(task, bits);
  checkMembers(task, bits, scalar);
  for (const { name, value } of bits) {
    if (isPowerOfTwo(value)) continue;
    const message = `${base.name}.${name} is ${value}, which is no power of two`;
    report(context, 'budget/range', unit, `${path}.${name}`, message, {
      fix: 'a flag is one bit; name a combination in the programs that use it',
    });
  }
  const errno = task.resolveError(unit, type.errno, `${path}#2.errno`);
  if (errno === undefined) return undefined;
  const mask = bits.reduce((sum, bit) => sum + bit.value, 0);
  const { size, carrier } = scalar;
  const open = type.open === true;
  return { ...base, kind: 'flags', scalar, size, carrier, bits, mask, open, errno };
}

function structDef(task: Task, type: Struct): StructDef | undefined {
  const { context, unit, path, base } = task;
  const before = context.found.length;
  const fields = packFields(context, unit, type.fields, path, 0, task.resolveType);
  const errno = task.resolveError(unit, type.errno, `${path}#1.errno`);
  if (errno === undefined || context.found.length > before) return undefined;
  for (const field of fields) {
    if (['text', 'bytes'].includes(field.type.kind)) {
      const message = `a structure has a fixed size, and '${field.name}' has not`;
      report(context, 'budget/size', unit, `${path}.${field.name}`, message);
    }
  }
  const [size] = totalSize(fields);
  checkRecordSize(context, unit, `${path}#1.size`, base.name, size);
  if (size !== type.size) {
    const parts = fields.map((field) => `${field.name} ${field.minSize}`).join(' + ');
    const message = `${base.name} says ${type.size} bytes, its fields are ${size} (${parts})`;
    report(context, 'budget/size', unit, `${path}#1.size`, message, {
      fix: `size: ${size}, or padding with zero(n)`,
    });
  }
  return { ...base, kind: 'struct', size: type.size, fields, errno };
}

function typeDef(task: Task, type: NamedType): TypeDef | undefined {
  switch (type.kind) {
    case 'newtype':
      return newtypeDef(task, type);
    case 'enumeration':
      return enumDef(task, type);
    case 'flags':
      return flagsDef(task, type);
    case 'struct':
      return structDef(task, type);
  }
}

/** Links the types of all contracts; those that others are made of come first. */
export function linkTypes(context: Context, resolveError: ResolveError): Types {
  const done = new Map<string, TypeDef | undefined>();
  const open: string[] = [];
  const all: TypeDef[] = [];

  const resolveIn = (unit: Unit, name: string): TypeDef | undefined => {
    const key = `${unit.id} ${name}`;
    const type = unit.value.types?.[name];
    if (done.has(key) || type === undefined) return done.get(key);
    const path = `types.${name}`;
    if (open.includes(key)) {
      const names = [...open.slice(open.indexOf(key)), key].map((one) => one.split(' ')[1]);
      report(context, 'ref/cycle', unit, path, `${name} contains itself: ${names.join(' → ')}`);
      return undefined;
    }
    if (open.length === MAX_DEPTH) {
      const message = `${name} is the last of ${MAX_DEPTH + 1} types that contain one another`;
      report(context, 'input/limit', unit, path, message, { fix: 'nest structures less deeply' });
      return undefined;
    }
    open.push(key);
    const base = declared(unit, `${unit.feeds}.type.${name}`, name, path);
    const task: Task = { context, unit, path, base, resolveError, resolveType: resolve };
    const made = typeDef(task, type);
    open.pop();
    done.set(key, made);
    if (made !== undefined) all.push(made);
    return made;
  };
  const resolve: ResolveType = (unit, name, path) => {
    const owner = ownerOf(context, unit, 'types', name, path);
    return owner === undefined ? undefined : resolveIn(owner, name);
  };

  for (const unit of context.units) {
    for (const name of Object.keys(unit.value.types ?? {})) {
      const who = `type ${name} (${unit.id})`;
      claim(context, `name in ${unit.feeds}`, name, unit, `types.${name}`, who);
      resolveIn(unit, name);
    }
  }
  return { all, resolve };
}
