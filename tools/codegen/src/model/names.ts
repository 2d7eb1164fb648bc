/**
 * Names of types, errors, limits and services, and their scope: a contract's own, and those in its
 * `uses`. A name in `uses` must be declared by that contract, and used by this one.
 */
import { related } from '../diagnostics/diagnostic.ts';
import type { Context, Unit } from './context.ts';
import { Site } from './site.ts';

/** The sections whose elements other contracts can use by name. */
export type Section = 'types' | 'errors' | 'limits' | 'services';

const SECTIONS: readonly Section[] = ['types', 'errors', 'limits', 'services'];
const WORD: Readonly<Record<Section, string>> = {
  types: 'type',
  errors: 'error',
  limits: 'limit',
  services: 'service',
};

/** The names that a contract declares in a section: at most one for services. */
function namesIn({ value }: Unit, section: Section): string[] {
  if (section === 'services') return value.service === undefined ? [] : [value.service.name];
  return Object.keys(value[section] ?? {});
}

function has({ value }: Unit, section: Section, name: string): boolean {
  if (section === 'services') return value.service?.name === name;
  return Object.hasOwn(value[section] ?? {}, name);
}

/** The declaration of an element. */
function placeIn(context: Context, unit: Unit, section: Section, name: string): Site {
  const path = section === 'services' ? 'service.name' : `${section}.${name}`;
  return new Site(context, unit, path);
}

/** How to declare a name that no contract declares. */
const DECLARE: Readonly<Record<Section, string>> = {
  types: 'declare it under `types`',
  errors: 'declare it under `errors`',
  limits: 'declare it under `limits`',
  services: 'name the service of another contract',
};

/** The names of a section in a contract's scope. */
function visible(context: Context, unit: Unit, section: Section): string[] {
  const names = namesIn(unit, section);
  for (const [id, used] of Object.entries(unit.value.uses ?? {})) {
    const other = context.units.find((one) => one.id === id);
    if (other !== undefined) names.push(...used.filter((name) => has(other, section, name)));
  }
  return names;
}

/** The contract whose element a name means; gives nothing, and a finding, for an unknown name. */
export function ownerOf(site: Site, section: Section, name: string): Unit | undefined {
  const { context, unit } = site;
  if (has(unit, section, name)) return unit;
  for (const id of unit.borrowed.get(name) ?? []) {
    const other = context.units.find((one) => one.id === id);
    if (other === undefined || !has(other, section, name)) continue;
    unit.usedNames.add(`${id} ${name}`);
    return other;
  }
  const elsewhere = context.units.find((one) => has(one, section, name));
  const what = `${WORD[section]} '${name}'`;
  if (elsewhere === undefined) {
    const known = visible(context, unit, section);
    site.unknown(`${what} is declared by no contract`, name, known, [], DECLARE[section]);
    return undefined;
  }
  const { pos } = placeIn(context, elsewhere, section, name);
  const entry = `'${elsewhere.id}': ['${name}']`;
  site.report('ref/unknown', `${what} is not in \`uses\``, {
    related: [related('declared', pos, `in ${elsewhere.id}`)],
    fix: unit.value.uses === undefined ? `uses: { ${entry} }` : `add ${entry} to uses`,
  });
  return undefined;
}

function checkUse(site: Site, id: string, names: readonly string[], isComplete: boolean): void {
  const { context, unit } = site;
  const other = context.units.find((one) => one.id === id);
  if (other === undefined || other === unit) {
    const others = context.units.filter((one) => one !== unit).map((one) => one.id);
    const message =
      other === unit ? 'a contract cannot use itself' : `there is no contract '${id}'`;
    site.unknown(message, id, others);
    return;
  }
  for (const [name, at] of site.items(names)) {
    if (!SECTIONS.some((section) => has(other, section, name))) {
      const known = SECTIONS.flatMap((section) => namesIn(other, section));
      const place = related('contract', new Site(context, other).pos, other.value.title);
      at.unknown(`${id} declares no type, error, limit or service '${name}'`, name, known, [place]);
    } else if (!unit.draft && !unit.usedNames.has(`${id} ${name}`) && isComplete) {
      // A draft has parts that are not linked: its uses in them are not visible.
      const fix = `take '${name}' out of uses`;
      at.report('ref/unused', `'${name}' of ${id} is not used here`, { fix });
    }
  }
}

/** Checks `uses` of all contracts, after everything else was resolved. */
export function checkUses(context: Context): void {
  for (const unit of context.units) {
    const site = new Site(context, unit, 'uses');
    // An unknown name may be a mistyped one of `uses`, and a call that is not declared needs its service there: to take
    // that out would be the wrong fix.
    const isComplete = !context.found.some(
      ({ slug, file }) =>
        (slug === 'ref/unknown' || slug === 'calls/undeclared') && file === unit.source.file,
    );
    for (const [id, names, at] of site.entries(unit.value.uses))
      checkUse(at, id, names, isComplete);
  }
}
