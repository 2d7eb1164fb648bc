/**
 * A schema as code: an expression that tells whether a value fits. It says nothing of why; that is looked up in the table
 * when something does not fit, which is seldom.
 */
import type { Schema } from '@abicus/wire/schema';
import { code, imported, join, literal, type Code } from '../../output/code.ts';

const part = (name: string): Code => imported(name, '@abicus/wire/schema');

/** What an expression needs beside itself. */
export type Guard = {
  readonly test: Code;
  /** Constants that it names. */
  readonly patterns: readonly (readonly [name: string, pattern: RegExp])[];
};

class Printer {
  readonly patterns: [name: string, pattern: RegExp][] = [];
  #next: number;
  #names = 0;

  constructor(first: number) {
    this.#next = first;
  }

  #pattern(pattern: RegExp | undefined): Code[] {
    if (pattern === undefined) return [];
    const name = `PATTERN_${this.#next++}`;
    this.patterns.push([name, pattern]);
    return [name];
  }

  #call(name: string, ...args: readonly Code[]): Code {
    return code`${part(name)}(${join(args, ', ')})`;
  }

  /** A test of each item of a list, or value of a map. */
  #each(of: Schema): Code {
    const name = `one${++this.#names}`;
    return code`(${name}) => ${this.print(of, name)}`;
  }

  print(schema: Schema, value: string): Code {
    switch (schema.kind) {
      case 'text': {
        const { kind: _, pattern, example: __, ...bounds } = schema;
        return this.#call('isText', value, literal(bounds), ...this.#pattern(pattern));
      }
      case 'integer':
      case 'number': {
        const { kind, ...bounds } = schema;
        return this.#call(kind === 'integer' ? 'isInteger' : 'isNumber', value, literal(bounds));
      }
      case 'boolean':
        return `typeof ${value} === 'boolean'`;
      case 'null':
        return `${value} === null`;
      case 'choice':
        return code`(${schema.of.map((one) => `${value} === ${literal(one)}`).join(' || ')})`;
      case 'list': {
        const { kind: _, of, ...bounds } = schema;
        return this.#call('isList', value, literal(bounds), this.#each(of));
      }
      case 'tuple': {
        const bounds = literal({ min: schema.of.length, max: schema.of.length });
        const items = schema.of.map((one, i) => this.print(one, `${value}[${i}]`));
        return join([this.#call('isList', value, bounds, '() => true'), ...items], ' && ');
      }
      case 'map': {
        const { kind: _, of, key, ...bounds } = schema;
        const [pattern = 'undefined'] = this.#pattern(key);
        return this.#call('isMap', value, literal(bounds), pattern, this.#each(of));
      }
      case 'either':
        return code`(${join(
          schema.of.map((one) => code`(${this.print(one, value)})`),
          ' || ',
        )})`;
      case 'object':
        return this.#object(schema, value);
    }
  }

  #object({ keys }: Extract<Schema, { kind: 'object' }>, value: string): Code {
    const all = Object.entries(keys);
    const isOptional = new Set(
      all.filter(([, key]) => key.optional === true).map(([name]) => name),
    );
    const names = (optional: boolean): string =>
      literal(all.map(([name]) => name).filter((name) => isOptional.has(name) === optional));
    const tests = all.map(([name, { of }]) => {
      const test = this.print(of, `${value}[${literal(name)}]`);
      if (!isOptional.has(name)) return test;
      return code`(!Object.hasOwn(${value}, ${literal(name)}) || (${test}))`;
    });
    return join([this.#call('hasKeys', value, names(false), names(true)), ...tests], ' && ');
  }
}

/** The expression that tells whether what `value` names fits a schema. `first` numbers its patterns. */
export function guardOf(schema: Schema, value: string, first: number): Guard {
  const printer = new Printer(first);
  const test = printer.print(schema, value);
  return { test, patterns: printer.patterns };
}
