/** Walks two values of one spec side by side and notes each point at which they differ. */
import { DEPTH } from '../model/programs.ts';
import type { Keys, Optional, Spec } from '../read/spec.ts';
import { ABSENT, formOf, isLeaf, isSection, required } from './points.ts';

/** A record that was entered on the way: its point, the key, the name of the entry. */
export type Step = { readonly record: string; readonly key: string };

/** A point at which two values differ. */
export type Difference = {
  readonly point: string;
  /** Undefined if there is no value; for an order, the keys in their order. */
  readonly before: unknown;
  readonly after: unknown;
  /** For entries: the added or removed one. */
  readonly key?: string;
  readonly steps: readonly Step[];
  /** Where it is in the value, as sources write paths. */
  readonly path: string;
  /** The nearest forms around it, or the contracts. */
  readonly holders: readonly [before: Fields, after: Fields];
  /** Of an entry: so that one that only moved elsewhere can be compared. */
  readonly spec: Spec;
};

/** Any object of the IR. */
export type Fields = Readonly<Record<string, unknown>>;

/** Where a walk is. */
export type Where = Pick<Difference, 'steps' | 'path' | 'holders'>;

/** The meaning of an absent optional key. */
export const DEFAULTS: Readonly<Record<string, unknown>> = {
  'answer.form': 'header',
  'contract.program.depth': DEPTH,
  'answer.nonce': 'echo',
  'answer.opcode': 'own',
  'newtype.rules.align': 1,
  'serviceOp.answers': 'now',
  'serviceOp.malformed': 'header',
  'serviceOp.rejects': 'full',
  'span.min': 0,
  'version.place': 'header',
};

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** An object's keys and values; of anything else, none. */
export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** Whether two values are the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

/** Whether a value that is compared as a whole may be a record, whose order means something. */
function holdsRecord(spec: Spec): boolean {
  if (typeof spec === 'string' || !('any' in spec)) return false;
  return spec.any.some((one) => typeof one === 'object');
}

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The value of a key, or what its absence means. */
function valueAt(
  holder: Fields,
  key: string,
  point: string,
  given: Spec | Optional<Spec>,
): unknown {
  const value = holder[key];
  if (value !== undefined || typeof given === 'string' || !('optional' in given)) return value;
  const meant = ABSENT[point] ?? DEFAULTS[point];
  if (meant !== undefined) return meant;
  const spec = given.optional;
  if (spec === 'boolean') return false;
  if (typeof spec === 'string') return undefined;
  return 'list' in spec ? [] : undefined;
}

/** Keys whose parts stand in the source as if they were keys of the form itself. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'rules',
  'values',
  'bits',
  'fields',
  'registers',
]);

/** A walk: notes go to `found`. */
export class Walk {
  readonly found: Difference[] = [];

  #note(
    point: string,
    before: unknown,
    after: unknown,
    where: Where,
    spec: Spec,
    key?: string,
  ): void {
    this.found.push({ point, before, after, spec, ...where, ...(key !== undefined && { key }) });
  }

  /** Compares two values; either may be undefined where its key may be left out. */
  value(spec: Spec, point: string, before: unknown, after: unknown, where: Where): void {
    if (typeof spec === 'string' || isLeaf(spec)) {
      const isSame = holdsRecord(spec) ? sameText(before, after) : same(before, after);
      if (!isSame) this.#note(point, before, after, where, spec);
    } else if ('record' in spec) {
      this.#record(spec.record, point, fieldsOf(before), fieldsOf(after), where);
    } else if ('keys' in spec) {
      this.keys(spec.keys, point, fieldsOf(before), fieldsOf(after), where);
    } else if ('byKey' in spec) this.#byKey(spec, point, fieldsOf(before), fieldsOf(after), where);
    else if ('kinds' in spec || 'any' in spec) this.#kinds(spec, point, before, after, where);
  }

  #record(inner: Spec, point: string, before: Fields, after: Fields, where: Where): void {
    const enter = (key: string): Where => {
      const steps = [...where.steps, { record: point, key }];
      return { ...where, path: `${where.path}.${key}`, steps };
    };
    for (const [key, old] of Object.entries(before)) {
      if (Object.hasOwn(after, key)) {
        this.value(inner, `${point}.*`, old, after[key], enter(key));
      } else this.#note(`${point} entries`, old, undefined, enter(key), inner, key);
    }
    for (const [key, now] of Object.entries(after)) {
      if (Object.hasOwn(before, key)) continue;
      this.#note(`${point} entries`, undefined, now, enter(key), inner, key);
    }
    const kept = (these: Fields, those: Fields): string[] =>
      Object.keys(these).filter((key) => Object.hasOwn(those, key));
    const [was, is] = [kept(before, after), kept(after, before)];
    if (!same(was, is)) this.#note(`${point} order`, was, is, where, inner);
  }

  /** Compares the keys of two objects, one by one. */
  keys(keys: Keys, point: string, before: Fields, after: Fields, where: Where): void {
    for (const [key, given] of Object.entries(keys)) {
      const spec = required(given);
      const at = `${point}.${key}`;
      const path = TRANSPARENT.has(key)
        ? where.path
        : where.path === ''
          ? key
          : `${where.path}.${key}`;
      const [old, now] = [valueAt(before, key, at, given), valueAt(after, key, at, given)];
      const inner = { ...where, path };
      if (isSection(spec) && (old === undefined) !== (now === undefined)) {
        this.#note(`${at} presence`, old, now, inner, spec);
      } else this.value(spec, at, old, now, inner);
    }
  }

  #byKey(
    spec: Extract<Spec, { readonly byKey: string }>,
    kind: string,
    before: Fields,
    after: Fields,
    where: Where,
  ): void {
    const has = Object.hasOwn(after, spec.byKey);
    if (Object.hasOwn(before, spec.byKey) !== has) {
      this.#note(`${kind} form`, before, after, where, spec);
      return;
    }
    this.keys((has ? spec.with : spec.without).keys, kind, before, after, where);
  }

  #kinds(
    spec: Extract<Spec, { readonly kinds: unknown } | { readonly any: unknown }>,
    point: string,
    before: unknown,
    after: unknown,
    where: Where,
  ): void {
    const [old, now] = [fieldsOf(before), fieldsOf(after)];
    const kind = now['kind'];
    if (typeof kind === 'string' && old['kind'] === kind) {
      // What a constructor made is a form: points are named after it from here.
      this.value(formOf(kind), kind, old, now, { ...where, holders: [old, now] });
    } else if (!same(before, after)) {
      this.#note('any' in spec ? point : `${point} form`, before, after, where, spec);
    }
  }
}
