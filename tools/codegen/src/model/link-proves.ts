/** What markers prove: names of elements, resolved to ids. */
import type { Context } from './context.ts';
import type { MarkerDef } from './shape/evidence.ts';
import { live } from './site.ts';
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
  const sites = new Map(live(context).map((site) => [site.unit.slug, site]));
  return markers.map((marker) => {
    const site = sites.get(marker.contract)?.at(`markers.${marker.name}.proves`);
    const ids = marker.proves.flatMap((name, i) => {
      const found = resolve(elements, marker.contract, name);
      const [first] = found;
      if (first !== undefined && found.length === 1) return [first.id];
      const at = site?.at(`[${i}]`);
      if (first === undefined) {
        const near = elements.flatMap((element) => [element.id, element.name]);
        at?.unknown(`'${name}' is no element of a contract`, name, near);
      } else {
        const ways = found.map((element) => element.id).join(', ');
        const message = `'${name}' could be ${ways}`;
        at?.report('ref/ambiguous', message, { fix: `write '${first.id}'` });
      }
      return [];
    });
    return { ...marker, proves: ids };
  });
}
