/** Limits. */
import type { LimitByEnum } from '@abicus/contract';
import type { Context } from './context.ts';
import type { ResolveType } from './field-types.ts';
import { ownerOf } from './names.ts';
import type { EnumLimit, LimitDef } from './shape/calls.ts';
import { defined } from './defined.ts';
import { inRange, rangeText, scalarDef } from './scalars.ts';
import type { ScalarDef } from './shape/values.ts';
import { Site } from './site.ts';

/** Resolves the name of a limit at its use; gives nothing, and a finding, for an unknown name. */
type ResolveLimit = (site: Site, name: string) => LimitDef | undefined;

/** Limits by contract and name. */
export type Limits = { readonly all: readonly LimitDef[]; readonly resolve: ResolveLimit };

type Linked = Omit<EnumLimit, keyof ReturnType<Site['declared']>>;

function byEnum(site: Site, limit: LimitByEnum, resolveType: ResolveType): Linked | undefined {
  const [first, second] = [site.at('#0'), site.at('#1')];
  const of = resolveType(first, limit.of);
  if (of === undefined) return undefined;
  if (of.kind !== 'enumeration') {
    first.report('ref/unknown', `'${limit.of}' is no enumeration`);
    return undefined;
  }
  if (of.carrier === 'bigint') {
    const message = `'${limit.of}' has 64 bits; a limit by its values is a table with numbers as keys`;
    first.report('contract/wrong-kind', message, { fix: 'an enumeration of u53 or less' });
    return undefined;
  }
  const members = of.members.map(({ name }) => name);
  const scalar = limit.scalar && scalarDef(limit.scalar);
  const isMember = new Set(members);
  for (const [name, value, at] of second.entries(limit.values)) {
    checkCount(at, value, scalar);
    if (isMember.has(name)) continue;
    at.unknown(`${limit.of} has no member '${name}'`, name, members);
  }
  const missing = members.filter((name) => !Object.hasOwn(limit.values, name));
  if (missing.length > 0) {
    second.report('contract/missing-key', `no value for ${missing.join(', ')} of ${limit.of}`);
  }
  const values = members.map((member) => ({ member, value: limit.values[member] ?? 0 }));
  return { kind: 'byEnum', of, values, why: limit.why, ...defined({ scalar }) };
}

/** Checks that a limit is a count or a time, and that the values that it limits can reach it. */
function checkCount(site: Site, value: number, scalar: ScalarDef | undefined): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    site.range(`a limit is a whole number from 0 to 2^53 − 1, not ${value}`);
  } else if (scalar !== undefined && !inRange(scalar, value)) {
    site.range(`${rangeText(scalar)}, not ${value}`);
  }
}

function link(site: Site, name: string, resolveType: ResolveType): LimitDef | undefined {
  const limit = site.unit.value.limits?.[name];
  if (limit === undefined) return undefined;
  const base = site.declared(`${site.unit.feeds}.limit.${name}`, name);
  if (limit.kind === 'byEnum') {
    const linked = byEnum(site, limit, resolveType);
    return linked && { ...base, ...linked };
  }
  const { value, why, atLimit } = limit;
  const scalar = limit.scalar && scalarDef(limit.scalar);
  checkCount(site.at('#0'), value, scalar);
  const entries = site.at('.profiles').entries(limit.profiles);
  const profiles = entries.map(([profile, other, at]) => {
    checkCount(at, other, scalar);
    return { profile, value: other };
  });
  return { ...base, kind: 'limit', value, why, atLimit, profiles, ...defined({ scalar }) };
}

/** Links the limits of all contracts. */
export function linkLimits(context: Context, resolveType: ResolveType): Limits {
  const byKey = new Map<string, LimitDef>();
  const all: LimitDef[] = [];
  for (const unit of context.units) {
    const { id, feeds, draft, value } = unit;
    for (const [name, , site] of new Site(context, unit, 'limits').entries(value.limits)) {
      const limit = link(site, name, resolveType);
      if (limit === undefined) continue;
      byKey.set(`${id} ${name}`, limit);
      if (draft) continue;
      site.claim(`limit of ${feeds}`, name, `one of ${id}`);
      all.push(limit);
    }
  }
  const resolve: ResolveLimit = (site, name) => {
    const owner = ownerOf(site, 'limits', name);
    return owner && byKey.get(`${owner.id} ${name}`);
  };
  return { all, resolve };
}
