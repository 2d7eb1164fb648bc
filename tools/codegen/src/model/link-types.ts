/** Named types: integers with a name, enumerations, flags, structures. */
import type { Enumeration, Flags, NamedType, Newtype, Struct } from '@abicus/contract';
import { MAX_DEPTH } from '../read/bounds.ts';
import type { Context, Unit } from './context.ts';
import { defined } from './defined.ts';
import { integer, type ResolveType } from './field-types.ts';
import { checkRecordSize, packFields, totalSize } from './fields.ts';
import { recordDef, sizedDef, unionDef } from './link-composites.ts';
import type { ResolveError } from './link-errors.ts';
import { ownerOf } from './names.ts';
import { inRange, rangeText } from './scalars.ts';
import type { ErrorDef } from './shape/calls.ts';
import type {
  Declaration,
  EnumDef,
  FlagsDef,
  NamedNumber,
  NewtypeDef,
  ScalarDef,
  StructDef,
  TypeDef,
} from './shape/values.ts';
import { Site } from './site.ts';
import { plural } from '../diagnostics/plural.ts';

/** Types by contract and name. */
export type Types = { readonly all: readonly TypeDef[]; readonly resolve: ResolveType };

/** A type while it is linked: its place, and how its names are resolved. */
export type TypeTask = {
  readonly site: Site;
  readonly base: Declaration;
  readonly resolveError: ResolveError;
  readonly resolveType: ResolveType;
};

/** Stands for an unknown error, which is a finding. */
const NONE = Symbol('no such error');

/** The errno of a type, which only types in registers need. */
function errnoOf(
  { resolveError }: TypeTask,
  site: Site,
  name: string | undefined,
): ErrorDef | undefined | typeof NONE {
  return name === undefined ? undefined : (resolveError(site, name) ?? NONE);
}

const isPowerOfTwo = (value: number): boolean => value >= 1 && Number.isInteger(Math.log2(value));

function checkMembers(task: TypeTask, members: readonly NamedNumber[], scalar: ScalarDef): void {
  const { site, base } = task;
  for (const { name, value } of members) {
    const at = site.at(`.${name}`);
    if (!inRange(scalar, value)) at.range(`${rangeText(scalar)}, not ${value}`);
    at.claimWithin(`number in ${base.id}`, value, `${base.name}.${name}`);
  }
}

function newtypeDef(task: TypeTask, type: Newtype): NewtypeDef | undefined {
  const { site, base } = task;
  const scalar = integer(site.at('#0'), type.of);
  const { size, carrier } = scalar;
  const { errno: errorName, align, min, below } = type.rules;
  if (align !== undefined && !isPowerOfTwo(align)) {
    site.at('.align').range(`${align} is not a power of two`);
  }
  for (const [key, value] of [
    ['min', min],
    ['below', below],
  ] as const) {
    if (value !== undefined && !inRange(scalar, key === 'below' ? value - 1 : value)) {
      site.at(`.${key}`).range(`${rangeText(scalar)}, not ${value}`);
    }
  }
  if (min !== undefined && below !== undefined && min >= below) {
    site.at('.below').range(`nothing is from ${min} and below ${below}`);
  }
  checkInhabited(task, scalar, type);
  const errno = errnoOf(task, site.at('.errno'), errorName);
  if (errno === NONE) return undefined;
  // Every integer is a multiple of 1.
  const rules = defined({ errno, align: align === 1 ? undefined : align, min, below });
  return { ...base, kind: 'newtype', scalar, size, carrier, ...rules };
}

/** Checks that a type has a value: without one it would reject everything. */
function checkInhabited({ site, base }: TypeTask, scalar: ScalarDef, type: Newtype): void {
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
  site.range(message, 'other bounds');
}

/** Checks that an enumeration or flags have at least one member. */
function checkSome({ site, base }: TypeTask, members: readonly NamedNumber[]): void {
  if (members.length > 0) return;
  site.at('#1').range(`${base.name} has no member`, 'name one, or take a newtype');
}

function enumDef(task: TypeTask, type: Enumeration): EnumDef | undefined {
  const { site, base } = task;
  const scalar = integer(site.at('#0'), type.of);
  const { size, carrier } = scalar;
  const { closed, errno: errorName, initial } = type;
  const members = site.numbers(type.values);
  checkSome(task, members);
  checkMembers(task, members, scalar);
  if (initial !== undefined && !Object.hasOwn(type.values, initial)) {
    const message = `${base.name} has no member '${initial}'`;
    site.at('#2.initial').unknown(message, initial, Object.keys(type.values));
  }
  const errno = errnoOf(task, site.at('#2.errno'), errorName);
  if (errno === NONE) return undefined;
  const rest = defined({ initial, errno });
  return { ...base, kind: 'enumeration', scalar, size, carrier, closed, members, ...rest };
}

function flagsDef(task: TypeTask, type: Flags): FlagsDef | undefined {
  const { site, base } = task;
  const scalar = integer(site.at('#0'), type.of);
  const bits = site.numbers(type.bits);
  checkSome(task, bits);
  checkMembers(task, bits, scalar);
  for (const { name, value } of bits) {
    if (isPowerOfTwo(value)) continue;
    const message = `${base.name}.${name} is ${value}, which is not a power of two`;
    const fix = 'a flag is one bit; name a combination in the programs that use it';
    site.at(`.${name}`).range(message, fix);
  }
  const errno = errnoOf(task, site.at('#2.errno'), type.errno);
  if (errno === NONE) return undefined;
  const mask = bits.reduce((sum, bit) => sum + bit.value, 0);
  const { size, carrier } = scalar;
  const open = type.open === true;
  return { ...base, kind: 'flags', scalar, size, carrier, bits, mask, open, ...defined({ errno }) };
}

function structDef(task: TypeTask, type: Struct): StructDef | undefined {
  const { site, base } = task;
  const { found } = site.context;
  const before = found.length;
  const fields = packFields(site.at('#0'), type.fields, 0, task.resolveType, 'structure');
  const errno = errnoOf(task, site.at('#1.errno'), type.errno);
  if (errno === NONE || found.length > before) return undefined;
  // The rejected type of a field is a finding at its own place.
  if (fields.length < Object.keys(type.fields).length) return undefined;
  for (const { name, minSize, maxSize, type: of } of fields) {
    if (of.kind === 'composite' && minSize === maxSize) {
      // A structure is packed also in memory; the values of other types are not.
      const message = `'${name}' is a ${of.type.kind}, and a structure is made of structures`;
      const fix = 'a structure, or make this one a record';
      site.at(`.${name}`).report('contract/wrong-kind', message, { fix });
    }
    if (minSize === maxSize && !('length' in of)) continue;
    const message = `a structure has a fixed size, but '${name}' has not`;
    site.at(`.${name}`).report('budget/size', message, { fix: 'a record: record({ … })' });
  }
  const [size] = totalSize(fields);
  const said = site.at('#1.size');
  checkRecordSize(said, base.name, size);
  if (size !== type.size) {
    const parts = fields.map((field) => `${field.name} ${field.minSize}`).join(' + ');
    const message = `${base.name} says ${plural(type.size, 'byte')}, its fields are ${size} (${parts})`;
    said.report('budget/size', message, { fix: `size: ${size}, or padding with zero(n)` });
  }
  return { ...base, kind: 'struct', size: type.size, fields, ...defined({ errno }) };
}

function typeDef(task: TypeTask, type: NamedType): TypeDef | undefined {
  switch (type.kind) {
    case 'newtype':
      return newtypeDef(task, type);
    case 'enumeration':
      return enumDef(task, type);
    case 'flags':
      return flagsDef(task, type);
    case 'struct':
      return structDef(task, type);
    case 'record':
      return recordDef(task, type);
    case 'union':
      return unionDef(task, type);
    case 'sized':
      return sizedDef(task, type);
  }
}

/** Links the types of all contracts; a type comes after those that it contains. */
export function linkTypes(context: Context, resolveError: ResolveError): Types {
  const done = new Map<string, TypeDef | undefined>();
  const open: string[] = [];
  /** The nesting depth of linked types, and by index in `open` the depth found so far. */
  const depths = new Map<string, number>();
  const met: number[] = [];
  const all: TypeDef[] = [];

  const resolveIn = (unit: Unit, name: string): TypeDef | undefined => {
    const key = `${unit.id} ${name}`;
    const type = unit.value.types?.[name];
    const meet = (depth: number): void => {
      const last = met.length - 1;
      if (last >= 0) met[last] = Math.max(met[last] ?? 0, depth);
    };
    if (done.has(key) || type === undefined) {
      meet(depths.get(key) ?? 0);
      return done.get(key);
    }
    const site = new Site(context, unit, `types.${name}`);
    if (open.includes(key)) {
      const names = [...open.slice(open.indexOf(key)), key].map((one) => one.split(' ')[1]);
      site.report('ref/cycle', `${name} contains itself: ${names.join(' → ')}`);
      return undefined;
    }
    const tooDeep = (): undefined => {
      const message = `${name} is the last of ${MAX_DEPTH + 1} types that contain one another`;
      site.report('input/limit', message, { fix: 'nest structures less deeply' });
    };
    if (open.length === MAX_DEPTH) return tooDeep();
    open.push(key);
    met.push(0);
    const base = site.declared(`${unit.feeds}.type.${name}`, name);
    const task: TypeTask = { site, base, resolveError, resolveType: resolve };
    const linked = typeDef(task, type);
    open.pop();
    const depth = (met.pop() ?? 0) + 1;
    depths.set(key, depth);
    meet(depth);
    // The types that it contains may have been linked before it.
    const made = linked !== undefined && depth > MAX_DEPTH ? tooDeep() : linked;
    done.set(key, made);
    if (made !== undefined) all.push(made);
    return made;
  };
  const resolve: ResolveType = (site, name) => {
    const owner = ownerOf(site, 'types', name);
    return owner && resolveIn(owner, name);
  };

  for (const unit of context.units) {
    for (const [name, , site] of new Site(context, unit, 'types').entries(unit.value.types)) {
      site.claim(`name in ${unit.feeds}`, name, `type ${name} (${unit.id})`);
      resolveIn(unit, name);
    }
  }
  return { all, resolve };
}
