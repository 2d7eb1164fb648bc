/** Limits. */
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, declared, report, type Context, type Unit } from './context.ts';
import type { ResolveType } from './fields.ts';
import { ownerOf } from './names.ts';
import type { EnumLimit, LimitDef } from './shape/calls.ts';
import type { Declared } from './shape/values.ts';

/** Resolves the name of a limit in a contract; nothing, with a finding, if there is none. */
type ResolveLimit = (unit: Unit, name: string, path: string) => LimitDef | undefined;

/** Limits by contract and name. */
export type Limits = { readonly all: readonly LimitDef[]; readonly resolve: ResolveLimit };

type ByEnum = {
  readonly of: string;
  readonly values: Readonly<Record<string, number>>;
  readonly why: string;
};

function byEnum(
  context: Context,
  unit: Unit,
  base: Declared,
  limit: ByEnum,
  resolveType: ResolveType,
): EnumLimit | undefined {
  const path = `limits.${base.name}`;
  const of = resolveType(unit, limit.of, `${path}#0`);
  if (of === undefined) return undefined;
  if (of.kind !== 'enumeration') {
    report(context, 'ref/unknown', unit, `${path}#0`, `'${limit.of}' is no enumeration`);
    return undefined;
  }
  if (of.carrier === 'bigint') {
    const message = `'${limit.of}' has 64 bits; a limit by its values is a table with numbers as keys`;
    const fix = 'an enumeration of u53 or less';
    report(context, 'contract/wrong-kind', unit, `${path}#0`, message, { fix });
    return undefined;
  }
  for (const [name, value] of Object.entries(limit.values)) {
    checkCount(context, unit, `${path}#1.${name}`, value);
  }
  const members = of.members.map((member) => member.name);
  for (const name of Object.keys(limit.values)) {
    if (members.includes(name)) continue;
    const fix = didYouMean(name, members);
    const message = `${limit.of} has no member '${name}'`;
    report(context, 'ref/unknown', unit, `${path}#1.${name}`, message, { fix });
  }
  const missing = members.filter((name) => !Object.hasOwn(limit.values, name));
  if (missing.length > 0) {
    const message = `no value for ${missing.join(', ')} of ${limit.of}`;
    report(context, 'contract/missing-key', unit, `${path}#1`, message);
  }
  const values = members.map((member) => ({ member, value: limit.values[member] ?? 0 }));
  return { ...base, kind: 'byEnum', of, values, why: limit.why };
}

/** A limit counts something, or is a time. */
function checkCount(context: Context, unit: Unit, path: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  const message = `a limit is a whole number from 0 to 2^53 − 1, not ${value}`;
  report(context, 'budget/range', unit, path, message);
}

function link(
  context: Context,
  unit: Unit,
  name: string,
  resolveType: ResolveType,
): LimitDef | undefined {
  const limit = unit.value.limits?.[name];
  if (limit === undefined) return undefined;
  const base = declared(unit, `${unit.feeds}.limit.${name}`, name, `limits.${name}`);
  if (limit.kind === 'byEnum') return byEnum(context, unit, base, limit, resolveType);
  const { value, why, atLimit } = limit;
  checkCount(context, unit, `limits.${name}#0`, value);
  for (const [profile, other] of Object.entries(limit.profiles ?? {})) {
    checkCount(context, unit, `limits.${name}.profiles.${profile}`, other);
  }
  const profiles = Object.entries(limit.profiles ?? {}).map(([profile, other]) => {
    return { profile, value: other };
  });
  return { ...base, kind: 'limit', value, why, atLimit, profiles };
}

/** Links the limits of all contracts. */
export function linkLimits(context: Context, resolveType: ResolveType): Limits {
  const byKey = new Map<string, LimitDef>();
  const all: LimitDef[] = [];
  for (const unit of context.units) {
    for (const name of Object.keys(unit.value.limits ?? {})) {
      const limit = link(context, unit, name, resolveType);
      if (limit === undefined) continue;
      byKey.set(`${unit.id} ${name}`, limit);
      if (unit.draft) continue;
      claim(context, `limit of ${unit.feeds}`, name, unit, `limits.${name}`, `one of ${unit.id}`);
      all.push(limit);
    }
  }
  const resolve: ResolveLimit = (unit, name, path) => {
    const owner = ownerOf(context, unit, 'limits', name, path);
    return owner === undefined ? undefined : byKey.get(`${owner.id} ${name}`);
  };
  return { all, resolve };
}
