/**
 * The points of the language: everything in the IR that can change.
 *
 * They follow from the key tables of the reader, and each has a unique name: the nearest form, then
 * the keys below it (`newtype.rules.min`, `contract.service.envelope.magic`), `*` for the keys of a
 * record. Beside its leaves, a record has its entries (`check entries`: one came or went) and their
 * order, a choice between kinds its form, an optional section its presence.
 */
import { FORMS } from '../read/forms.ts';
import type { KindSpec, Optional, Spec } from '../read/spec.ts';

const TABLE: Readonly<Record<string, Spec>> = FORMS;

/** The spec of what a constructor of this kind makes. */
export function formOf(kind: string): Spec {
  const spec = TABLE[kind];
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

/** Whether a value of this spec is compared as a whole: strings, numbers, choices, lists. No list is of forms. */
export function isLeaf(spec: Spec): boolean {
  if (typeof spec !== 'object' || 'any' in spec) return kindsOf(spec).length === 0;
  return 'name' in spec || 'one' in spec || 'tuple' in spec || 'list' in spec;
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
