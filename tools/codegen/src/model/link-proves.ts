/** Resolves `proves` of markers: names of elements to ids. */
import type { Context } from './context.ts';
import type { MarkerDef } from './shape/evidence.ts';
import { live } from './site.ts';
import type { ElementDef } from './types.ts';

/** Evidence proves elements of a system's behaviour, not lines of evidence, profiles, principals. */
const NOT_PROVEN = new Set(['marker', 'diagnostic', 'phase', 'profile', 'principal']);

/** Elements by their possible names: their id, or its end after a dot. */
type Names = ReadonlyMap<string, readonly ElementDef[]>;

/** The names of these elements. An id wins over the end of another id. */
function namesOf(elements: readonly ElementDef[]): Names {
  const byId = Map.groupBy(elements, ({ id }) => id);
  const names = new Map<string, ElementDef[]>();
  for (const element of elements) {
    const { id } = element;
    for (let at = id.indexOf('.'); at !== -1; at = id.indexOf('.', at + 1)) {
      const end = id.slice(at + 1);
      const before = names.get(end);
      if (before === undefined) names.set(end, [element]);
      else before.push(element);
    }
  }
  return new Map([...names, ...byId]);
}

/** The number of candidates that an ambiguous name is reported with. */
const TOLD = 5;

function ambiguous(name: string, found: readonly ElementDef[]): string {
  const ways = found.slice(0, TOLD).map((element) => element.id);
  const rest = found.length - ways.length;
  return `'${name}' could be ${ways.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The markers with the ids of what they prove. */
export function linkProves(
  context: Context,
  markers: readonly MarkerDef[],
  all: readonly ElementDef[],
): MarkerDef[] {
  const elements = all.filter((element) => !NOT_PROVEN.has(element.kind));
  const anywhere = namesOf(elements);
  const within = new Map(
    [...Map.groupBy(elements, ({ contract }) => contract)].map(([slug, own]) => [
      slug,
      namesOf(own),
    ]),
  );
  const near = elements.flatMap((element) => [element.id, element.name]);
  const sites = new Map(live(context).map((site) => [site.unit.slug, site]));
  return markers.map((marker) => {
    const site = sites.get(marker.contract)?.at(`markers.${marker.name}.proves`);
    const ids = marker.proves.flatMap((name, i) => {
      // The marker's own contract first, then all.
      const found = within.get(marker.contract)?.get(name) ?? anywhere.get(name) ?? [];
      const [first] = found;
      if (first !== undefined && found.length === 1) return [first.id];
      const at = site?.at(`[${i}]`);
      if (first === undefined) {
        at?.unknown(`'${name}' is not an element of a contract`, name, near);
      } else {
        at?.report('ref/ambiguous', ambiguous(name, found), { fix: `write '${first.id}'` });
      }
      return [];
    });
    return { ...marker, proves: ids };
  });
}
