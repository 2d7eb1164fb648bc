/**
 * Compares two versions of the TypeBox schema of a configuration file, keyword by keyword.
 *
 * A keyword that is not in the tables here, or that changed in a way that they don't describe, is
 * treated as a tightening, so that no unknown change passes as harmless.
 */
import { isRaised } from './judges.ts';
import { fieldsOf, same, type Fields } from './walk.ts';

/** The effect of a schema change on existing files. */
export type SchemaChange = {
  readonly how: 'tightened' | 'loosened' | 'default' | 'reworded';
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** Keywords that do not affect which files are valid. */
const WORDS: ReadonlySet<string> = new Set([
  '$comment',
  '$id',
  'deprecated',
  'description',
  'examples',
  'title',
]);

/** Bounds: which direction lets more files pass. */
const BOUNDS: Readonly<Record<string, 'up' | 'down'>> = {
  exclusiveMaximum: 'up',
  exclusiveMinimum: 'down',
  maxItems: 'up',
  maxLength: 'up',
  maxProperties: 'up',
  maximum: 'up',
  minItems: 'down',
  minLength: 'down',
  minProperties: 'down',
  minimum: 'down',
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What is only in the first of two lists. */
const without = (these: readonly unknown[], those: readonly unknown[]): readonly unknown[] =>
  these.filter((one) => !those.some((other) => same(one, other)));

/** Returns the values or alternatives of a choice; undefined for another schema. */
function choices(schema: Fields): readonly unknown[] | undefined {
  if (Array.isArray(schema['enum'])) return schema['enum'];
  return Array.isArray(schema['anyOf']) ? schema['anyOf'] : undefined;
}

/** Whether an object takes keys that its schema does not name. */
const isOpen = (additional: unknown): boolean => additional !== undefined && additional !== false;

/** Whether maps take the same keys. */
const samePatterns = (was: unknown, is: unknown): boolean =>
  same(Object.keys(fieldsOf(was)), Object.keys(fieldsOf(is)));

class Comparison {
  readonly found: SchemaChange[] = [];

  #note(how: SchemaChange['how'], path: string, before: unknown, after: unknown): void {
    this.found.push({ how, path, before, after });
  }

  compare(before: unknown, after: unknown, path: string): void {
    const [old, now] = [fieldsOf(before), fieldsOf(after)];
    if (old === before && now === after) this.#keywords(old, now, path);
    else if (!same(before, after)) this.#note('tightened', path, before, after);
  }

  #keywords(old: Fields, now: Fields, path: string): void {
    for (const keyword of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const [was, is] = [old[keyword], now[keyword]];
      if (same(was, is)) continue;
      const at = `${path}.${keyword}`;
      if (WORDS.has(keyword)) this.#note('reworded', at, was, is);
      else if (keyword === 'default') this.#note('default', at, was, is);
      else if (keyword in BOUNDS) this.#bound(BOUNDS[keyword] === 'up', at, was, is);
      else if (keyword === 'properties') this.#properties(old, now, path);
      else if (keyword === 'required') this.#required(old, now, path);
      else if (keyword === 'items') this.compare(was, is, at);
      else if (keyword === 'enum' || keyword === 'anyOf') this.#choice(old, now, at);
      else if (keyword === 'additionalProperties' && !(isOpen(was) && isOpen(is))) {
        // Keys that no schema names are always rejected.
        if (isOpen(was) || isOpen(is)) {
          this.#note(isOpen(is) ? 'loosened' : 'tightened', at, was, is);
        }
      } else if (keyword === 'patternProperties' && samePatterns(was, is)) {
        for (const pattern of Object.keys(fieldsOf(is))) {
          this.compare(fieldsOf(was)[pattern], fieldsOf(is)[pattern], `${at}.${pattern}`);
        }
      } else this.#note(is === undefined ? 'loosened' : 'tightened', at, was, is);
    }
  }

  #bound(up: boolean, path: string, was: unknown, is: unknown): void {
    const areNumbers = typeof was === 'number' && typeof is === 'number';
    const isLooser = is === undefined || (areNumbers && isRaised(was, is) === up);
    this.#note(isLooser ? 'loosened' : 'tightened', path, was, is);
  }

  #choice(old: Fields, now: Fields, path: string): void {
    const [was, is] = [choices(old), choices(now)];
    if (was === undefined || is === undefined) this.#note('tightened', path, was, is);
    else {
      const [gone, come] = [without(was, is), without(is, was)];
      if (gone.length > 0) this.#note('tightened', path, gone, undefined);
      if (come.length > 0) this.#note('loosened', path, undefined, come);
      if (gone.length + come.length === 0) this.#note('reworded', path, was, is);
    }
  }

  /** Judges an added or removed property: only an open object takes keys that it does not name. */
  #properties(old: Fields, now: Fields, path: string): void {
    const [olds, nows] = [fieldsOf(old['properties']), fieldsOf(now['properties'])];
    const names = new Set([...Object.keys(olds), ...Object.keys(nows)]);
    for (const name of names) {
      const at = `${path}.${name}`;
      if (nows[name] === undefined) {
        const takes = isOpen(now['additionalProperties']);
        this.#note(takes ? 'loosened' : 'tightened', at, 'a property', undefined);
      } else if (olds[name] === undefined) {
        const took = isOpen(old['additionalProperties']);
        this.#note(took ? 'tightened' : 'loosened', at, undefined, 'a property');
      } else this.compare(olds[name], nows[name], at);
    }
  }

  #required(old: Fields, now: Fields, path: string): void {
    const [was, is] = [list(old['required']), list(now['required'])];
    const [gone, come] = [without(was, is), without(is, was)];
    if (come.length > 0) this.#note('tightened', `${path}.required`, undefined, come);
    // A property that is gone as a whole has been noted.
    const properties = fieldsOf(now['properties']);
    const eased = gone.filter((name) => Object.hasOwn(properties, String(name)));
    if (eased.length > 0) this.#note('loosened', `${path}.required`, eased, undefined);
    if (gone.length + come.length === 0) this.#note('reworded', `${path}.required`, was, is);
  }
}

/** Every change between two schemas. */
export function compareSchemas(before: unknown, after: unknown): SchemaChange[] {
  const comparison = new Comparison();
  // TypeBox keeps symbols and hidden keys beside what JSON shows.
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  comparison.compare(plain(before), plain(after), 'schema');
  return comparison.found;
}
