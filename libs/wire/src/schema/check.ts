/**
 * Checks a value with a schema and reports its faults: the place, the expected value, the value found,
 * the fix. Fills in optional keys on request. A value that does not fit gives no value, not even a
 * part of it.
 */
import {
  isInteger,
  isNumber,
  isObject,
  isSize,
  isText,
  lengthOf,
  type PlainObject,
} from './fits.ts';
import { didYouMean } from './nearest.ts';
import { keyText, pathText, type Path } from './path.ts';
import type { ObjectSchema, Plain, Schema } from './schema.ts';
import { schemaText, shownValue } from './words.ts';

/** A fault of a value. */
export type SchemaFault = {
  readonly path: Path;
  /** Whether the key is wrong, not its value. */
  readonly key: boolean;
  readonly message: string;
  /** The expected value, in words. */
  readonly due: string;
  /** The value found, in words. */
  readonly found: string;
  /** The fix; empty if unknown. */
  readonly fix: string;
};

/** A value that fits, or its faults. */
export type SchemaResult =
  | { readonly ok: true; readonly value: Plain }
  | { readonly ok: false; readonly faults: readonly SchemaFault[] };

/** Facts of a format that its values do not show. */
export type Lens = {
  /** Fills in defaults, and sections whose keys can all be left out. */
  readonly complete?: boolean;
  /** Whether the number at a path is written as an integer that a number holds exactly. */
  readonly isInteger?: (value: number, path: Path) => boolean;
};

/** The most faults that are reported of one value. */
export const FAULTS_MAX = 64;

/** Stands for a value that does not fit; its faults are recorded. */
const BAD: unique symbol = Symbol('bad');
type Filled = Plain | typeof BAD;

class Check {
  readonly faults: SchemaFault[] = [];
  readonly lens: Lens;

  constructor(lens: Lens) {
    this.lens = lens;
  }

  #note(path: Path, fault: Omit<SchemaFault, 'path' | 'key'>, key = false): typeof BAD {
    if (this.faults.length < FAULTS_MAX) this.faults.push({ path, key, ...fault });
    return BAD;
  }

  #misfit(schema: Schema, value: unknown, path: Path, fix = ''): typeof BAD {
    const [due, found] = [schemaText(schema), shownValue(value)];
    const where = path.length === 0 ? 'it' : `'${pathText(path)}'`;
    return this.#note(path, { message: `${where} takes ${due}, not ${found}`, due, found, fix });
  }

  value(schema: Schema, value: unknown, path: Path): Filled {
    switch (schema.kind) {
      case 'text':
        return isText(value, schema, schema.pattern) ? value : this.#text(schema, value, path);
      case 'integer': {
        if (!isInteger(value, schema)) return this.#misfit(schema, value, path);
        if (this.lens.isInteger?.(value, path) !== false) return value;
        const fix = 'write it as an integer of at most 2^53 − 1';
        return this.#misfit(schema, value, path, fix);
      }
      case 'number':
        return isNumber(value, schema) ? value : this.#misfit(schema, value, path);
      case 'boolean':
        return typeof value === 'boolean' ? value : this.#misfit(schema, value, path);
      case 'null':
        return value === null ? value : this.#misfit(schema, value, path);
      case 'choice': {
        const found = schema.of.find((one) => one === value);
        if (found !== undefined) return found;
        const words = schema.of.filter((one) => typeof one === 'string');
        const fix = typeof value === 'string' ? didYouMean(value, words) : '';
        return this.#misfit(schema, value, path, fix);
      }
      case 'list':
      case 'tuple':
        return this.#items(schema, value, path);
      case 'map':
        return this.#map(schema, value, path);
      case 'object':
        return isObject(value)
          ? this.#object(schema, value, path)
          : this.#misfit(schema, value, path);
      case 'either':
        return this.#either(schema, value, path);
    }
  }

  #text(schema: Extract<Schema, { kind: 'text' }>, value: unknown, path: Path): typeof BAD {
    if (typeof value !== 'string') return this.#misfit(schema, value, path);
    const fix = isSize(lengthOf(value), schema) ? '' : `it has ${lengthOf(value)} characters`;
    return this.#misfit(schema, value, path, fix);
  }

  #items(schema: Extract<Schema, { kind: 'list' | 'tuple' }>, value: unknown, path: Path): Filled {
    const bounds =
      schema.kind === 'list' ? schema : { min: schema.of.length, max: schema.of.length };
    if (!Array.isArray(value) || !isSize(value.length, bounds)) {
      return this.#misfit(schema, value, path);
    }
    const items: Plain[] = [];
    let fits = true;
    for (let i = 0; i < value.length; i++) {
      const of = schema.kind === 'list' ? schema.of : schema.of[i];
      const item = of === undefined ? BAD : this.value(of, value[i], [...path, i]);
      if (item === BAD) fits = false;
      else items.push(item);
    }
    return fits ? items : BAD;
  }

  #map(schema: Extract<Schema, { kind: 'map' }>, value: unknown, path: Path): Filled {
    if (!isObject(value)) return this.#misfit(schema, value, path);
    const keys = Object.keys(value);
    if (!isSize(keys.length, schema)) {
      return this.#misfit(schema, value, path, `it has ${keys.length} keys`);
    }
    const filled: Record<string, Plain> = Object.create(null);
    let fits = true;
    for (const key of keys) {
      const at = [...path, key];
      if (schema.key?.test(key) === false) {
        const due = `a key that matches ${String(schema.key)}`;
        const message = `'${pathText(at)}' is no key here: one is due that matches ${String(schema.key)}`;
        this.#note(at, { message, due, found: shownValue(key), fix: '' }, true);
        fits = false;
        continue;
      }
      const one = this.value(schema.of, value[key], at);
      if (one === BAD) fits = false;
      else filled[key] = one;
    }
    return fits ? filled : BAD;
  }

  #object(schema: ObjectSchema, value: PlainObject, path: Path): Filled {
    const names = Object.keys(schema.keys);
    let fits = true;
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(schema.keys, key)) continue;
      const at = [...path, key];
      const due = names.length === 0 ? 'no key' : names.map(keyText).join(', ');
      const message = `'${pathText(at)}' is no key; ${names.length === 0 ? 'there are none' : `the keys are ${due}`}`;
      const near = didYouMean(key, names);
      const fix = near === '' ? 'take it out' : near;
      this.#note(at, { message, due, found: keyText(key), fix }, true);
      fits = false;
    }
    const filled: Record<string, Plain> = Object.create(null);
    for (const key of names) {
      const one = this.#key(schema, value, key, path);
      if (one === BAD) fits = false;
      else if (one !== undefined) filled[key] = one;
    }
    return fits ? filled : BAD;
  }

  #key(schema: ObjectSchema, value: PlainObject, key: string, path: Path): Filled | undefined {
    const given = schema.keys[key];
    if (given === undefined) return undefined;
    const at = [...path, key];
    if (Object.hasOwn(value, key)) return this.value(given.of, value[key], at);
    const { complete = false } = this.lens;
    if (complete && given.default !== undefined) return this.value(given.of, given.default, at);
    if (given.optional === true) return undefined;
    // A missing section is a section whose keys are all missing.
    if (complete && canBeEmpty(given.of)) return this.value(given.of, {}, at);
    const due = schemaText(given.of);
    const message = `'${pathText(at)}' is missing: it takes ${due}`;
    return this.#note(path, { message, due, found: 'nothing', fix: `add '${pathText(at)}'` });
  }

  #either(schema: Extract<Schema, { kind: 'either' }>, value: unknown, path: Path): Filled {
    const faults: (readonly SchemaFault[])[] = [];
    for (const one of schema.of) {
      const check = new Check(this.lens);
      const filled = check.value(one, value, path);
      if (filled !== BAD) return filled;
      if (isMeant(one, value)) faults.push(check.faults);
    }
    // The alternative whose discriminating value is present reports the other faults.
    const [only, another] = faults;
    if (only === undefined || another !== undefined) return this.#misfit(schema, value, path);
    this.faults.push(...only.slice(0, FAULTS_MAX - this.faults.length));
    return BAD;
  }
}

/** Whether every key of an object can be left out of a file. */
export function canBeEmpty(schema: Schema): boolean {
  if (schema.kind !== 'object') return false;
  return Object.values(schema.keys).every(
    (key) => key.default !== undefined || key.optional === true || canBeEmpty(key.of),
  );
}

/** Whether the discriminating keys of an object schema match the value. */
function isMeant(schema: Schema, value: unknown): boolean {
  if (schema.kind !== 'object' || !isObject(value)) return false;
  const tags = Object.entries(schema.keys).filter(([, { of }]) => of.kind === 'choice');
  return (
    tags.length > 0 &&
    tags.every(([key, { of }]) => of.kind === 'choice' && of.of.some((one) => one === value[key]))
  );
}

/** Checks a value with a schema. */
export function checkSchema(schema: Schema, value: unknown, lens: Lens = {}): SchemaResult {
  const check = new Check(lens);
  const filled = check.value(schema, value, []);
  return filled === BAD ? { ok: false, faults: check.faults } : { ok: true, value: filled };
}
