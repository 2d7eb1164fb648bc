/**
 * Identities: those that a kernel can bind a task to, and those of services, their callers, and
 * programs. All contracts know their names.
 */
import { related } from '../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';
import type { PrincipalDef } from './shape/calls.ts';
import { statedPrograms } from './programs.ts';
import { live, type Site } from './site.ts';

/** Principals by name. */
export type Principals = {
  readonly all: readonly PrincipalDef[];
  /** Checks that a name is a principal; reports others. */
  readonly check: (site: Site, name: string) => void;
};

/** FNV-1a, 64 bits, of a name in UTF-8, as `0x` and 16 digits. */
export function fnv1a64(name: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(name)) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffff_ffff_ffff_ffffn;
  }
  return `0x${hash.toString(16).padStart(16, '0')}`;
}

/** A name that may be a principal, and its place. */
type Said = readonly [name: string, site: Site];

/** The names of services: each is the principal of its service, and is listed nowhere else. */
function servicesOf(context: Context): Said[] {
  return live(context).flatMap((site): Said[] => {
    const { service } = site.unit.value;
    return service === undefined ? [] : [[service.name, site.at('service.name')]];
  });
}

/** The names of programs, also of those in drafts: an authority may name a future program. */
function programsOf(context: Context): Said[] {
  return statedPrograms(context).map(({ name, site }) => [name, site]);
}

/** The name of the first program, which the kernel starts. */
function firstOf(context: Context): Said[] {
  return live(context).flatMap((site): Said[] => {
    const first = site.unit.value.boot?.first;
    return first === undefined ? [] : [[first, site.at('boot.first')]];
  });
}

/**
 * The callers that services list, where no contract is of a kernel (none has `principals` or
 * syscalls): no other place declares their names. Under a kernel a name that it cannot bind is a
 * mistake.
 */
function callersOf(context: Context): Said[] {
  const sites = live(context);
  const bound = sites.some(
    ({ unit: { value } }) => (value.principals ?? value.boot ?? value.syscalls) !== undefined,
  );
  if (bound) return [];
  return sites.flatMap((site): Said[] => {
    const { service } = site.unit.value;
    if (service === undefined) return [];
    const { authority, ops } = service;
    if (authority !== 'any') return site.at('service.authority').items(authority);
    const entries = site.at('service.ops').entries(ops);
    return entries.flatMap(([, op, at]) => at.at('.authority').items(op.authority));
  });
}

/** Links the principals of all contracts. */
export function linkPrincipals(context: Context): Principals {
  const declared = live(context).flatMap((site) =>
    site.at('principals').items(site.unit.value.principals),
  );
  for (const [name, at] of declared) at.claim('principal', name, `one of ${at.unit.id}`);
  const byName = new Map<string, Site>();
  const others = [
    ...servicesOf(context),
    ...programsOf(context),
    ...firstOf(context),
    ...callersOf(context),
  ];
  for (const [name, at] of [...declared, ...others]) {
    if (!byName.has(name)) byName.set(name, at);
  }
  const all: PrincipalDef[] = [...byName].map(([name, at]) => {
    return { ...at.declared(`principal.${name}`, name), hash: fnv1a64(name) };
  });
  const [first] = all;
  const names = all.map(({ name }) => name);
  const places = first && [related('declared', first.pos, names.join(', '))];
  const fix = 'name it in `principals` of a contract, or as its `program`';
  const check = (site: Site, name: string): void => {
    if (names.includes(name)) return;
    site.unknown(`principal '${name}' is declared by no contract`, name, names, places, fix);
  };
  return { all, check };
}
