/**
 * Evidence: a marker is printed only by code that has shown what the marker claims.
 * A proof collects assertions, each about an element that the marker proves. Only `end` makes
 * evidence, and only if every element has an assertion and all of them hold. `line` prints the marker
 * for evidence, and its failing twin for anything else.
 */

import { asserted, type Assertion, type Comparable } from './asserted.ts';
import { seen } from './seen.ts';

/** A marker, as in generated tables. */
export type Marker = {
  readonly id: string;
  /** The whole line, or its beginning if `detail` is set. */
  readonly text: string;
  /** The line of a failure. */
  readonly fail: string;
  /** The identity that may print it. */
  readonly by: string;
  /** Ids of the elements that it proves. */
  readonly proves: readonly string[];
  readonly profile?: string;
  readonly detail?: boolean;
};

/** The line of a marker's failure: the text with ` FAIL`, in the place of ` ok` if it ends so. */
export function failOf(text: string): string {
  return `${text.endsWith(' ok') ? text.slice(0, -' ok'.length) : text} FAIL`;
}

/** The class is not exported as a value, so that only `end` can create an instance. */
class Proven<M extends Marker> {
  readonly ok = true;
  readonly marker: M;
  readonly #assertions: number;

  constructor(marker: M, assertions: number) {
    this.marker = marker;
    this.#assertions = assertions;
    Object.freeze(this);
  }

  /** The number of its assertions. */
  get assertions(): number {
    return this.#assertions;
  }

  /** Whether a value is an instance, whatever its type says. */
  static is(value: object): boolean {
    return #assertions in value;
  }
}

/** Proof that everything the marker claims was checked and holds. */
export type Evidence<M extends Marker = Marker> = Proven<M>;

/** An assertion that failed, or an element without assertions. */
export type Failure<M extends Marker = Marker> = {
  readonly ok: false;
  readonly marker: M;
  /** The id of the element. */
  readonly element: string;
  /** What was checked. */
  readonly label: string;
  readonly actual?: string;
  readonly expected?: string;
};

/** The claims of a marker: the elements that it proves, or its own id if it names none. */
export type Claim<M extends Marker> = M['proves'] extends readonly []
  ? M['id']
  : M['proves'][number];

/** A value that has an order. */
type Whole = number | bigint;

/** Collects assertions about the claims of a marker. */
export interface Proof<M extends Marker> {
  /** Asserts that a condition holds. */
  that(element: Claim<M>, label: string, holds: boolean): void;
  /** Asserts that two values are equal. */
  equal(element: Claim<M>, label: string, actual: Comparable, expected: Comparable): void;
  /** Asserts that a value is not below another. */
  atLeast(element: Claim<M>, label: string, actual: Whole, least: Whole): void;
  /** Asserts that a value is not above another. */
  atMost(element: Claim<M>, label: string, actual: Whole, most: Whole): void;
  /** Evidence, or the first failure; an element without assertions has failed. */
  end(): Evidence<M> | Failure<M>;
}

function areEqual(a: Comparable, b: Comparable): boolean {
  if (!(a instanceof Uint8Array && b instanceof Uint8Array)) return Object.is(a, b);
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function shown(value: Comparable): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (!(value instanceof Uint8Array)) return String(value);
  return [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The compared values of an assertion, for a reader. */
function shownValues({ values }: Pick<Assertion, 'values'>): Pick<Failure, 'actual' | 'expected'> {
  if (values === undefined) return {};
  const { actual, is, expected } = values;
  const bound = is === 'equal' ? '' : `${is} `;
  return { actual: shown(actual), expected: `${bound}${shown(expected)}` };
}

/** Begins a proof of the claims of a marker. */
export function proof<const M extends Marker>(marker: M): Proof<M> {
  const held = new Set<string>();
  const claims = marker.proves.length > 0 ? marker.proves : [marker.id];
  let assertions = 0;
  let failed: Failure<M> | undefined;
  const note = (one: Omit<Assertion, 'marker'>): void => {
    asserted({ ...one, marker: marker.id });
    assertions++;
    const { element, label, holds } = one;
    if (holds) held.add(element);
    else failed ??= { ok: false, marker, element, label, ...shownValues(one) };
  };
  return {
    that: (element, label, holds) => note({ element, label, holds }),
    equal: (element, label, actual, expected) => {
      const holds = areEqual(actual, expected);
      note({ element, label, holds, values: { actual, is: 'equal', expected } });
    },
    atLeast: (element, label, actual, expected) => {
      const values = { actual, is: 'at least', expected } as const;
      note({ element, label, holds: actual >= expected, values });
    },
    atMost: (element, label, actual, expected) => {
      const values = { actual, is: 'at most', expected } as const;
      note({ element, label, holds: actual <= expected, values });
    },
    end: () => {
      if (failed !== undefined) return failed;
      const element = claims.find((one) => !held.has(one));
      if (element === undefined) return new Proven(marker, assertions);
      return { ok: false, marker, element, label: 'nothing was asserted about it' };
    },
  };
}

/** A failure for a reader: the label, and both values if there are two. */
export function failure(failed: Failure): string {
  const { element, label, actual, expected } = failed;
  const values = expected === undefined ? '' : `: ${actual ?? 'nothing'}, expected ${expected}`;
  return `${element}: ${label}${values}`;
}

/** Whether this is evidence for this marker, whatever its type says. */
function provesIt(marker: Marker, evidence: Evidence | Failure): boolean {
  return Proven.is(evidence) && evidence.marker === marker;
}

/**
 * The line to print: the marker with its detail for evidence; otherwise its failing twin, with the
 * failure.
 */
export function line<M extends Marker>(
  marker: M,
  evidence: Evidence<M> | Failure<M>,
  detail = '',
): string {
  if (provesIt(marker, evidence)) {
    seen(marker.id, 'printed');
    return marker.detail === true && detail !== '' ? `${marker.text} ${detail}` : marker.text;
  }
  return evidence.ok ? marker.fail : `${marker.fail} ${failure(evidence)}`;
}
