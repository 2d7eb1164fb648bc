/**
 * The points of the language: everything in the IR that can change.
 *
 * They are derived from the key tables of the reader, and each has a unique name: the nearest
 * form, then the keys below it (`newtype.rules.min`, `contract.service.envelope.magic`), `*` for
 * the keys of a record. Beside its leaves, a record has its entries (`check entries`: one came or
 * went) and their order, a choice between kinds its form, an optional section its presence.
 */
import { FORMS } from '../read/forms.ts';
import { CONTRACT } from '../read/contract-keys.ts';
import type { Keys, KindSpec, Optional, Spec } from '../read/spec.ts';

const TABLE: Readonly<Record<string, Spec>> = FORMS;

/** The spec of what a constructor of this kind makes. */
export function formOf(kind: string): Spec {
  const spec = Object.hasOwn(TABLE, kind) ? TABLE[kind] : undefined;
  if (spec === undefined) throw new Error(`no form of kind '${kind}' is described`);
  return spec;
}

/** A spec without `optional`. */
export function required(spec: Spec | Optional<Spec>): Spec {
  return typeof spec === 'object' && 'optional' in spec ? spec.optional : spec;
}

/** The kinds that a spec takes; empty for specs that take none. */
export function kindsOf(spec: Spec): readonly string[] {
  if (typeof spec !== 'object') return [];
  if ('kinds' in spec) return Object.keys((spec satisfies KindSpec).kinds);
  return 'any' in spec ? spec.any.flatMap(kindsOf) : [];
}

/** Whether a value of this spec is compared as a whole: strings, numbers, choices, lists of them. */
export function isLeaf(spec: Spec): boolean {
  if (typeof spec === 'string' || 'name' in spec || 'one' in spec || 'tuple' in spec) return true;
  if ('list' in spec) return isLeaf(spec.list);
  return 'any' in spec && kindsOf(spec).length === 0;
}

/**
 * The meaning of absent sections. The presence of a section that is not listed here is a separate
 * point.
 */
export const ABSENT: Readonly<Record<string, unknown>> = {
  'contract.boot': { slots: {} },
  'contract.board': { devices: {}, numbers: {} },
  'contract.log': { stamp: 'emitter' },
  'contract.reserved': {},
  'contract.security': { threats: [] },
  'check.unless': { kind: 'callerIs', principals: [] },
};

/** Whether a value of this spec has keys of its own, so that it can be absent as a whole. */
export function isSection(spec: Spec): boolean {
  return typeof spec === 'object' && ('keys' in spec || 'kinds' in spec);
}

type Found = { readonly points: Set<string>; readonly kinds: Set<string> };

function derive(found: Found, spec: Spec, at: string): void {
  const { points, kinds } = found;
  if (isLeaf(spec)) {
    points.add(at);
    return;
  }
  if (typeof spec === 'string') return;
  if ('list' in spec || 'record' in spec) {
    points.add(`${at} entries`);
    if ('record' in spec) points.add(`${at} order`);
    derive(found, 'list' in spec ? spec.list : spec.record, `${at}.*`);
  } else if ('keys' in spec) deriveKeys(found, spec.keys, at);
  else if ('byKey' in spec) {
    points.add(`${at} form`);
    deriveKeys(found, spec.with.keys, at);
    deriveKeys(found, spec.without.keys, at);
  } else {
    const several = kindsOf(spec);
    if ('any' in spec) points.add(at);
    else if (several.length > 1) points.add(`${at} form`);
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
    if (given !== spec && isSection(spec) && !(point in ABSENT)) {
      found.points.add(`${point} presence`);
    }
    derive(found, spec, point);
  }
}

/** Every point of the language, sorted, and every kind that a contract can hold. */
export function pointsOfTheLanguage(): {
  readonly points: readonly string[];
  readonly kinds: readonly string[];
} {
  const found: Found = { points: new Set(), kinds: new Set() };
  derive(found, CONTRACT, 'contract');
  return { points: [...found.points].sort(), kinds: [...found.kinds].sort() };
}
