/** Identities that the kernel can bind a task to. Their names are known to all contracts. */
import { related } from '../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';
import type { PrincipalDef } from './shape/calls.ts';
import { live, type Site } from './site.ts';

/** Principals by name. */
export type Principals = {
  readonly all: readonly PrincipalDef[];
  /** Checks that a name is one; a finding if not. */
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

/** Links the principals of all contracts. */
export function linkPrincipals(context: Context): Principals {
  const all: PrincipalDef[] = live(context).flatMap((site) =>
    site
      .at('principals')
      .items(site.unit.value.principals)
      .map(([name, at]) => {
        at.claim('principal', name, `one of ${site.unit.id}`);
        return { ...at.declared(`principal.${name}`, name), hash: fnv1a64(name) };
      }),
  );
  const [first] = all;
  const names = all.map(({ name }) => name);
  const places = first && [related('declared', first.pos, names.join(', '))];
  const fix = 'name it in `principals` of a contract';
  const check = (site: Site, name: string): void => {
    if (names.includes(name)) return;
    site.unknown(`principal '${name}' is declared by no contract`, name, names, places, fix);
  };
  return { all, check };
}
