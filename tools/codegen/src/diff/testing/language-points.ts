/** Every point of the language, derived from the key tables of the reader: what tables by point are compared with. */
import { CONTRACT } from '../../read/contract-keys.ts';
import type { Keys, Spec } from '../../read/spec.ts';
import { ABSENT, formOf, isLeaf, isSection, kindsOf, required } from '../points.ts';

/** What stands at a point, and whether it may be absent. */
export type PointSpec = { readonly spec: Spec; readonly optional: boolean };

type Found = { readonly points: Map<string, PointSpec>; readonly kinds: Set<string> };

function derive(found: Found, spec: Spec, at: string, optional = false): void {
  const { points, kinds } = found;
  const add = (point: string): void => void points.set(point, { spec, optional });
  if (isLeaf(spec)) {
    add(at);
    return;
  }
  if (typeof spec === 'string') return;
  if ('record' in spec) {
    add(`${at} entries`);
    add(`${at} order`);
    derive(found, spec.record, `${at}.*`);
  } else if ('keys' in spec) deriveKeys(found, spec.keys, at);
  else if ('byKey' in spec) {
    add(`${at} form`);
    deriveKeys(found, spec.with.keys, at);
    deriveKeys(found, spec.without.keys, at);
  } else {
    const several = kindsOf(spec);
    if ('any' in spec) add(at);
    else if (several.length > 1) add(`${at} form`);
    for (const kind of several) {
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      derive(found, formOf(kind), kind);
    }
  }
}

function deriveKeys(found: Found, keys: Keys, at: string): void {
  for (const [key, given] of Object.entries(keys)) {
    const spec = required(given);
    const point = `${at}.${key}`;
    const optional = given !== spec;
    if (optional && isSection(spec) && !(point in ABSENT)) {
      found.points.set(`${point} presence`, { spec, optional });
    }
    derive(found, spec, point, optional && !(point in ABSENT));
  }
}

const found: Found = { points: new Map(), kinds: new Set() };
derive(found, CONTRACT, 'contract');

/** Every point of the language, by name. */
export const POINTS: ReadonlyMap<string, PointSpec> = new Map(
  [...found.points].sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** Every kind that a contract can hold, sorted. */
export const KINDS: readonly string[] = [...found.kinds].sort();
