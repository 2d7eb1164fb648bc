/**
 * Names of types, errors and limits, and who may say them: a contract's own, and those that its
 * `uses` names. What is used must be declared there; what is declared in `uses` must be used.
 */
import { related, type Related } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { posOf, report, type Context, type Unit } from './context.ts';

/** The sections whose elements other contracts can use by name. */
export type Section = 'types' | 'errors' | 'limits';

const SECTIONS: readonly Section[] = ['types', 'errors', 'limits'];
const WORD: Readonly<Record<Section, string>> = { types: 'type', errors: 'error', limits: 'limit' };

/** The names that a contract declares in a section. */
function namesIn(unit: Unit, section: Section): string[] {
  return Object.keys(unit.value[section] ?? {});
}

function has(unit: Unit, section: Section, name: string): boolean {
  return Object.hasOwn(unit.value[section] ?? {}, name);
}

/** The names of a section that a contract may say. */
function visible(context: Context, unit: Unit, section: Section): string[] {
  const names = namesIn(unit, section);
  for (const [id, used] of Object.entries(unit.value.uses ?? {})) {
    const other = context.units.find((one) => one.id === id);
    if (other !== undefined) names.push(...used.filter((name) => has(other, section, name)));
  }
  return names;
}

/** The contract whose element a name means in `unit`; nothing, with a finding, if there is none. */
export function ownerOf(
  context: Context,
  unit: Unit,
  section: Section,
  name: string,
  path: string,
): Unit | undefined {
  if (has(unit, section, name)) return unit;
  for (const [id, names] of Object.entries(unit.value.uses ?? {})) {
    if (!names.includes(name)) continue;
    const other = context.units.find((one) => one.id === id);
    if (other === undefined || !has(other, section, name)) continue;
    unit.usedNames.add(`${id} ${name}`);
    return other;
  }
  const elsewhere = context.units.find((one) => has(one, section, name));
  const places: Related[] = [];
  if (elsewhere !== undefined) {
    places.push(related('declared', posOf(elsewhere, `${section}.${name}`), `in ${elsewhere.id}`));
  }
  const fix =
    elsewhere === undefined
      ? didYouMean(name, visible(context, unit, section))
      : `uses: { '${elsewhere.id}': ['${name}'] }`;
  const why = elsewhere === undefined ? 'is declared by no contract' : 'is not in `uses`';
  const message = `${WORD[section]} '${name}' ${why}`;
  report(context, 'ref/unknown', unit, path, message, { related: places, fix });
  return undefined;
}

function checkUse(context: Context, unit: Unit, id: string): void {
  const names = unit.value.uses?.[id] ?? [];
  const other = context.units.find((one) => one.id === id);
  if (other === undefined || other === unit) {
    const others = context.units.filter((one) => one !== unit).map((one) => one.id);
    const message =
      other === unit ? 'a contract does not use itself' : `there is no contract '${id}'`;
    const fix = didYouMean(id, others);
    report(context, 'ref/unknown', unit, `uses.${id}`, message, { fix });
    return;
  }
  for (const [i, name] of names.entries()) {
    const path = `uses.${id}[${i}]`;
    if (!SECTIONS.some((section) => has(other, section, name))) {
      const known = SECTIONS.flatMap((section) => namesIn(other, section));
      const message = `${id} declares no type, error or limit '${name}'`;
      report(context, 'ref/unknown', unit, path, message, {
        related: [related('contract', posOf(other, ''), other.value.title)],
        fix: didYouMean(name, known),
      });
    } else if (!unit.draft && !unit.usedNames.has(`${id} ${name}`)) {
      // A draft says more than is linked of it: what it uses there is not seen.
      const message = `'${name}' of ${id} is not used here`;
      report(context, 'ref/unused', unit, path, message, { fix: `take '${name}' out of uses` });
    }
  }
}

/** Checks `uses` of all contracts, after everything else was resolved. */
export function checkUses(context: Context): void {
  for (const unit of context.units) {
    for (const id of Object.keys(unit.value.uses ?? {})) checkUse(context, unit, id);
  }
}
