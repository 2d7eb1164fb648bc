/**
 * Evidence: a marker is printed by who can show that what it claims was seen, and by nobody else.
 *
 * A proof collects assertions, each about an element that the marker says it proves. Only `end`
 * makes evidence, and only if every element has an assertion that holds and none that does not.
 * `line` prints the marker for evidence, and its failing twin for anything else.
 */

import { seen } from './seen.ts';

/** A marker, as generated tables have it. */
export type Marker = {
  readonly id: string;
  /** The line, or what it begins with if `detail` is set. */
  readonly text: string;
  /** The line that says the opposite. */
  readonly fail: string;
  /** The identity that may print it. */
  readonly by: string;
  /** Ids of what it proves. */
  readonly proves: readonly string[];
  readonly profile?: string;
  readonly detail?: boolean;
};

/** What assertions compare. Bytes are compared one by one, everything else by `Object.is`. */
export type Comparable = number | bigint | string | boolean | undefined | Uint8Array;

/** The class is not exported as a value: nobody but `end` can make one. */
class Proven<M extends Marker> {
  readonly ok = true;
  readonly marker: M;
  readonly #assertions: number;

  constructor(marker: M, assertions: number) {
    this.marker = marker;
    this.#assertions = assertions;
    Object.freeze(this);
  }

  /** How many assertions it rests on. */
  get assertions(): number {
    return this.#assertions;
  }

  /** Whether a value was made by this class, whatever its type claims. */
  static is(value: object): boolean {
    return #assertions in value;
  }
}

/** That everything which the marker claims was seen. */
export type Evidence<M extends Marker = Marker> = Proven<M>;

/** That something was not as it should be, or was not looked at. */
export type Failed<M extends Marker = Marker> = {
  readonly ok: false;
  readonly marker: M;
  /** The id of the element. */
  readonly element: string;
  /** What was looked at. */
  readonly label: string;
  readonly actual?: string;
  readonly expected?: string;
};

/** What a marker claims: the elements that it proves; or, if it names none, that it stands at its place, by its own id. */
export type Claim<M extends Marker> = M['proves'] extends readonly []
  ? M['id']
  : M['proves'][number];

/** Collects assertions about what a marker claims. */
export interface Proof<M extends Marker> {
  /** Asserts that something holds. */
  that(element: Claim<M>, label: string, holds: boolean): void;
  /** Asserts that two values are the same. */
  equal(element: Claim<M>, label: string, actual: Comparable, expected: Comparable): void;
  /** Evidence, or the first thing that failed; an element without assertions has failed. */
  end(): Evidence<M> | Failed<M>;
}

function same(a: Comparable, b: Comparable): boolean {
  if (!(a instanceof Uint8Array && b instanceof Uint8Array)) return Object.is(a, b);
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function shown(value: Comparable): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (!(value instanceof Uint8Array)) return String(value);
  return [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Begins a proof of what a marker claims. */
export function proof<const M extends Marker>(marker: M): Proof<M> {
  const held = new Set<string>();
  const claims = marker.proves.length > 0 ? marker.proves : [marker.id];
  let assertions = 0;
  let failed: Failed<M> | undefined;
  const that: Proof<M>['that'] = (element, label, holds) => {
    assertions++;
    if (holds) held.add(element);
    else failed ??= { ok: false, marker, element, label };
  };
  return {
    that,
    equal: (element, label, actual, expected) => {
      if (same(actual, expected)) that(element, label, true);
      else {
        const values = { actual: shown(actual), expected: shown(expected) };
        failed ??= { ok: false, marker, element, label, ...values };
      }
    },
    end: () => {
      if (failed !== undefined) return failed;
      const element = claims.find((one) => !held.has(one));
      if (element === undefined) return new Proven(marker, assertions);
      return { ok: false, marker, element, label: 'nothing was asserted about it' };
    },
  };
}

/** What failed, for a person: the label, and both values if there are two. */
export function failure(failed: Failed): string {
  const { element, label, actual, expected } = failed;
  const values = expected === undefined ? '' : `: ${actual ?? 'nothing'}, expected ${expected}`;
  return `${element}: ${label}${values}`;
}

/** Whether this is evidence for this marker, whatever its type claims. */
function provesIt(marker: Marker, evidence: Evidence | Failed): boolean {
  return Proven.is(evidence) && evidence.marker === marker;
}

/**
 * The line to print: the marker for its evidence, with the detail that it allows; otherwise its
 * failing twin, with what failed.
 */
export function line<M extends Marker>(
  marker: M,
  evidence: Evidence<M> | Failed<M>,
  detail = '',
): string {
  if (provesIt(marker, evidence)) {
    seen(marker.id, 'printed');
    return marker.detail === true && detail !== '' ? `${marker.text} ${detail}` : marker.text;
  }
  return evidence.ok ? marker.fail : `${marker.fail} ${failure(evidence)}`;
}
