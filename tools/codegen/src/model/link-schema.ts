/**
 * TypeBox schemas as tables that checkers are made of.
 * The meaning of each keyword is decided here. An unsupported keyword is a finding, and so are a
 * pattern that does not parse, bounds without a value, and a default that does not fit.
 */
import {
  checkSchema,
  keyText,
  type NumberBounds,
  type Plain,
  sampleValue,
  type Schema,
  type SchemaKey,
} from '@abicus/wire/schema';
import { didYouMean } from '../diagnostics/nearest.ts';
import { defined } from './defined.ts';
import type { SchemaDef, SchemaUse } from './shape/schemas.ts';
import type { Site } from './site.ts';
import { formOf, isJson, isScalar, type Json, KEYWORDS, WORDS } from './schema-keywords.ts';
import { exampleOf, filled, isReachable } from './schema-values.ts';

/** Stands for a schema with a finding: nothing is generated from it. */
const UNKNOWN: Schema = { kind: 'null' };

class Linker {
  readonly #use: SchemaUse;
  readonly docs = new Map<string, string>();

  constructor(use: SchemaUse) {
    this.#use = use;
  }

  #wrong(site: Site, message: string, fix: string): void {
    // An earlier version is only compared, and nothing is generated from it.
    if (!site.unit.source.stored) site.report('schema/wrong', message, { fix });
  }

  schema(site: Site, json: unknown, path: string): Schema {
    if (!isJson(json)) return UNKNOWN;
    const form = formOf(json);
    const known = Object.hasOwn(KEYWORDS, form) ? KEYWORDS[form] : undefined;
    if (known === undefined) {
      const said = ['allOf', 'not', '$ref', '$defs', 'if'].find((key) => Object.hasOwn(json, key));
      const type = typeof json['type'] === 'string' ? json['type'] : 'no type at all';
      const what = said ?? type;
      const fix =
        'Type.Object, Record, Array, Tuple, Union, Enum, Literal, String, Integer, Number, Boolean or Null';
      this.#wrong(site, `a schema of ${what}: no checker can be generated`, fix);
      return UNKNOWN;
    }
    this.#keywords(site, json, known);
    const doc = site.doc === '' ? json['description'] : site.doc;
    if (typeof doc === 'string' && /[^\]}]$/.test(path)) this.docs.set(path, doc);
    return this.#form(site, form, json, path);
  }

  #keywords(site: Site, json: Json, known: readonly string[]): void {
    const all = [...known, ...WORDS, ...(this.#use === 'file' ? ['default'] : [])];
    for (const key of Object.keys(json)) {
      if (all.includes(key)) continue;
      const near = didYouMean(key, all);
      const message =
        key === 'default'
          ? 'a default in a message or a stored value: one value would have two encodings'
          : `the keyword '${key}' is unknown to the checker`;
      this.#wrong(site.at(`.${key}`), message, near === '' ? `take '${key}' out` : near);
    }
  }

  #form(site: Site, form: string, json: Json, path: string): Schema {
    switch (form) {
      case 'string':
        return this.#text(site, json);
      case 'integer':
        return this.#number(site, json);
      case 'boolean':
        return { kind: 'boolean' };
      case 'const':
        return this.#choice(site, [json['const']]);
      case 'enum':
        return this.#choice(site, json['enum']);
      case 'anyOf':
        return this.#either(site, json, path);
      case 'list':
        return this.#list(site, json, path);
      case 'tuple':
        return this.#tuple(site, json, path);
      case 'object':
        return this.#object(site, json, path);
      case 'map':
        return this.#map(site, json, path);
      default:
        return { kind: 'null' };
    }
  }

  #size(site: Site, json: Json, least: string, most: string): { min?: number; max?: number } {
    const [min, max] = [json[least], json[most]].map((value) =>
      typeof value === 'number' ? value : undefined,
    );
    for (const [key, value] of [
      [least, min],
      [most, max],
    ] as const) {
      if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) continue;
      this.#wrong(site.at(`.${key}`), `${key} is ${value}, and counts something`, 'a whole number');
    }
    if (min !== undefined && max !== undefined && min > max) {
      const message = `no value fits: ${least} is ${min}, and ${most} is ${max}`;
      this.#wrong(site.at(`.${least}`), message, `a ${least} of at most ${max}`);
    }
    return defined({ min, max });
  }

  /** A pattern as the checkers use it; gives nothing, and a finding, if it does not parse. */
  #pattern(site: Site, pattern: unknown): RegExp | undefined {
    if (typeof pattern !== 'string') return undefined;
    try {
      return new RegExp(pattern, 'u');
    } catch (cause) {
      const why = cause instanceof SyntaxError ? cause.message : String(cause);
      this.#wrong(site, why, 'a regular expression of JavaScript, with the flag u');
      return undefined;
    }
  }

  #text(site: Site, json: Json): Schema {
    const pattern = this.#pattern(site.at('.pattern'), json['pattern']);
    const size = this.#size(site, json, 'minLength', 'maxLength');
    const text: Schema = { kind: 'text', ...size, ...defined({ pattern }) };
    const examples = Array.isArray(json['examples']) ? json['examples'] : [];
    for (const [i, one] of examples.entries()) {
      if (checkSchema(text, one).ok) continue;
      this.#wrong(site.at(`.examples[${i}]`), 'the example does not fit', 'one that fits');
    }
    if (pattern === undefined) return text;
    const known = examples.find((one) => typeof one === 'string') ?? exampleOf(text);
    if (known !== undefined) return { ...text, example: known };
    if (this.#use === 'value') {
      const message = 'no text is known that matches: cases are made of one';
      this.#wrong(site.at('.pattern'), message, "examples: ['…'] beside it");
    }
    return text;
  }

  #number(site: Site, json: Json): Schema {
    const kind = json['type'] === 'number' ? 'number' : 'integer';
    const take = (key: string): number | undefined =>
      typeof json[key] === 'number' ? json[key] : undefined;
    const bounds: NumberBounds = defined({
      min: take('minimum'),
      max: take('maximum'),
      above: take('exclusiveMinimum'),
      below: take('exclusiveMaximum'),
      multipleOf: take('multipleOf'),
    });
    const { multipleOf } = bounds;
    if (multipleOf !== undefined && !(multipleOf > 0)) {
      const at = site.at('.multipleOf');
      this.#wrong(at, `nothing is a multiple of ${multipleOf}`, 'a number above 0');
    } else if (!isReachable(kind, bounds)) {
      const said = Object.entries(bounds).map(([key, value]) => `${key} ${value}`);
      this.#wrong(site, `no ${kind} is within these bounds: ${said.join(', ')}`, 'wider bounds');
    }
    return { kind, ...bounds };
  }

  #choice(site: Site, values: unknown): Schema {
    const of = Array.isArray(values) ? values.filter(isScalar) : [];
    if (!Array.isArray(values) || of.length < values.length) {
      this.#wrong(
        site,
        'a choice is of texts, numbers, true and false',
        'Type.Union of the others',
      );
    } else if (of.length === 0) this.#wrong(site, 'no value fits: the choice is empty', 'a value');
    return { kind: 'choice', of: [...new Set(of)] };
  }

  #either(site: Site, json: Json, path: string): Schema {
    const all = Array.isArray(json['anyOf']) ? json['anyOf'] : [];
    if (all.length === 0) this.#wrong(site, 'no value fits: the choice is empty', 'a value');
    const of = all.map((one, i) => this.schema(site.at(`#0[${i}]`), one, path));
    const choices = of.flatMap((one) => (one.kind === 'choice' ? one.of : []));
    const isChoice = of.every(({ kind }) => kind === 'choice');
    const [only] = of;
    if (of.length === 1 && only !== undefined) return only;
    return isChoice ? { kind: 'choice', of: [...new Set(choices)] } : { kind: 'either', of };
  }

  #list(site: Site, json: Json, path: string): Schema {
    const of = this.schema(site, json['items'], `${path}[]`);
    return { kind: 'list', of, ...this.#size(site, json, 'minItems', 'maxItems') };
  }

  #tuple(site: Site, json: Json, path: string): Schema {
    const all = Array.isArray(json['items']) ? json['items'] : [];
    const of = all.map((one, i) => this.schema(site.at(`#0[${i}]`), one, `${path}[${i}]`));
    return { kind: 'tuple', of };
  }

  #map(site: Site, json: Json, path: string): Schema {
    const patterns = Object.entries(
      isJson(json['patternProperties']) ? json['patternProperties'] : {},
    );
    const [[pattern, value] = ['', undefined]] = patterns;
    if (patterns.length !== 1) {
      this.#wrong(site, `${patterns.length} patterns of keys: a map has one`, 'Type.Record');
      return UNKNOWN;
    }
    // TypeBox's pattern for any key, which restricts nothing.
    const key = pattern === '^.*$' ? undefined : this.#pattern(site.at('#0'), pattern);
    const of = this.schema(site.at('#1'), value, `${path}{}`);
    const size = this.#size(site, json, 'minProperties', 'maxProperties');
    return { kind: 'map', of, ...defined({ key }), ...size };
  }

  #object(site: Site, json: Json, path: string): Schema {
    const { additionalProperties: more, required } = json;
    if (more !== undefined && more !== false) {
      const at = site.at('.additionalProperties');
      this.#wrong(
        at,
        'keys that no schema names are rejected',
        'Type.Record, for keys of any name',
      );
    }
    const needed = new Set(Array.isArray(required) ? required : []);
    const keys: Record<string, SchemaKey> = Object.create(null);
    for (const [name, value] of Object.entries(
      isJson(json['properties']) ? json['properties'] : {},
    )) {
      const at = site.at(`.${name}`);
      if (name === '__proto__') {
        this.#wrong(at, `'${name}' is a key that objects have already`, 'rename it');
        continue;
      }
      const inside = path === '' ? keyText(name) : `${path}.${keyText(name)}`;
      const of = this.schema(at, value, inside);
      const optional = needed.has(name) ? undefined : (true as const);
      keys[name] = { of, ...defined({ optional }), ...this.#default(at, of, value) };
    }
    return { kind: 'object', keys };
  }

  #default(site: Site, of: Schema, json: unknown): { readonly default?: Plain } {
    if (this.#use !== 'file' || !isJson(json) || !Object.hasOwn(json, 'default')) return {};
    const checked = checkSchema(of, json['default'], { complete: true });
    if (checked.ok) return { default: checked.value };
    const [fault] = checked.faults;
    const why = fault?.message.replace(/^it takes/, 'this key takes') ?? '';
    this.#wrong(site.at('.default'), `the default does not fit: ${why}`, 'one that fits');
    return {};
  }
}

/** Links a TypeBox schema; reports schemas without a possible checker at their place. */
export function linkSchema(site: Site, json: unknown, use: SchemaUse): SchemaDef {
  const linker = new Linker(use);
  const before = site.context.found.length;
  const schema = linker.schema(site, json, '');
  if (use === 'value' && site.context.found.length === before && !site.unit.source.stored) {
    const checked = checkSchema(schema, sampleValue(schema, true));
    const why = checked.ok ? undefined : checked.faults[0]?.message;
    const fix = 'examples beside the pattern, or other bounds';
    if (why !== undefined) {
      site.report('schema/wrong', `no value that fits is known: cases need one; ${why}`, { fix });
    }
  }
  return { schema, filled: use === 'file' ? filled(schema) : schema, docs: linker.docs };
}
