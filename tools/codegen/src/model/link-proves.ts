/** What markers prove: names of elements, resolved to ids. */
import { didYouMean } from '../diagnostics/nearest.ts';
import { report, type Context, type Unit } from './context.ts';
import type { MarkerDef } from './shape/evidence.ts';
import type { ElementDef } from './types.ts';

/** Evidence is for what a system does; not for lines of evidence, profiles, programs of boot. */
const NOT_PROVEN = new Set([
  'marker',
  'diagnostic',
  'phase',
  'profile',
  'bootProgram',
  'principal',
]);

function matches(elements: readonly ElementDef[], name: string): ElementDef[] {
  const exact = elements.filter((element) => element.id === name);
  return exact.length > 0 ? exact : elements.filter((element) => element.id.endsWith(`.${name}`));
}

/** The element that a name means: in the marker's own contract first, then anywhere. */
function resolve(elements: readonly ElementDef[], contract: string, name: string): ElementDef[] {
  const own = matches(
    elements.filter((element) => element.contract === contract),
    name,
  );
  return own.length > 0 ? own : matches(elements, name);
}

/** The markers with the ids of what they prove. */
export function linkProves(
  context: Context,
  markers: readonly MarkerDef[],
  all: readonly ElementDef[],
): MarkerDef[] {
  const elements = all.filter((element) => !NOT_PROVEN.has(element.kind));
  const units = new Map<string, Unit>(context.units.map((unit) => [unit.slug, unit]));
  return markers.map((marker) => {
    const unit = units.get(marker.contract);
    const ids = marker.proves.flatMap((name, i) => {
      const found = resolve(elements, marker.contract, name);
      const [first] = found;
      if (first !== undefined && found.length === 1) return [first.id];
      if (unit === undefined) return [];
      const path = `markers.${marker.name}.proves[${i}]`;
      if (first === undefined) {
        const near = elements.flatMap((element) => [element.id, element.name]);
        const message = `'${name}' is no element of a contract`;
        report(context, 'ref/unknown', unit, path, message, { fix: didYouMean(name, near) });
      } else {
        const ways = found.map((element) => element.id).join(', ');
        const message = `'${name}' could be ${ways}`;
        report(context, 'ref/ambiguous', unit, path, message, { fix: `write '${first.id}'` });
      }
      return [];
    });
    return { ...marker, proves: ids };
  });
}
