/** Identities that the kernel can bind a task to. Their names are known to all contracts. */
import { related } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, declared, report, type Context, type Unit } from './context.ts';
import type { PrincipalDef } from './shape/calls.ts';

/** Principals by name. */
export type Principals = {
  readonly all: readonly PrincipalDef[];
  /** Checks that a name is one; a finding if not. */
  readonly check: (unit: Unit, name: string, path: string) => void;
};

/** FNV-1a, 64 bits, of a name in UTF-8, as `0x` and 16 digits. */
export function fnv1a64(name: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(name)) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffff_ffff_ffff_ffffn;
  }
  return `0x${hash.toString(16).padStart(16, '0')}`;
}

/** Links the principals of all contracts. */
export function linkPrincipals(context: Context): Principals {
  const all: PrincipalDef[] = [];
  for (const unit of context.units.filter((one) => !one.draft)) {
    for (const [i, name] of (unit.value.principals ?? []).entries()) {
      const path = `principals[${i}]`;
      claim(context, 'principal', name, unit, path, `one of ${unit.id}`);
      all.push({ ...declared(unit, `principal.${name}`, name, path), hash: fnv1a64(name) });
    }
  }
  const check = (unit: Unit, name: string, path: string): void => {
    if (all.some((principal) => principal.name === name)) return;
    const names = all.map((principal) => principal.name);
    const [first] = all;
    report(context, 'ref/unknown', unit, path, `principal '${name}' is declared by no contract`, {
      related: first === undefined ? [] : [related('declared', first.pos, names.join(', '))],
      fix: didYouMean(name, names),
    });
  };
  return { all, check };
}
