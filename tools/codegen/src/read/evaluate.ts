/**
 * Evaluates a tree: literals are their own values, and a call runs the real function of the contract
 * language, once its arguments have passed their checks.
 */
import * as language from '@abicus/contract';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { check, type Sink } from './check.ts';
import { CONSTRUCTORS } from './constructor-keys.ts';
import type { Place } from './source.ts';
import type { Spec } from './spec.ts';
import type { EvaluatedNode, Node } from './tree.ts';
import { pluralRange } from '../diagnostics/plural.ts';

const NOTHING = { items: [], entries: [], args: [] } as const;

const TABLE: Readonly<Record<string, readonly Spec[] | { readonly rest: Spec }>> = CONSTRUCTORS;

/** The value or function of a name of the language; nothing for other names. */
function lookUp(name: string): unknown {
  let value: unknown = language;
  for (const part of name.split('.')) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null)
      return undefined;
    // Properties of every function are not names of the language; its own `length` is one.
    const inherited =
      part in Object.prototype || (typeof value === 'function' && part in Function.prototype);
    value =
      part in value && !inherited ? (value as Readonly<Record<string, unknown>>)[part] : undefined;
  }
  return value;
}

function unknownName(sink: Sink, name: string, place: Place): void {
  const fix = didYouMean(name, Object.keys(language));
  const message = `the contract language has no '${name}'`;
  sink.found.push(
    diagnostic('contract/non-literal', { file: sink.file, ...place }, message, { fix }),
  );
}

/** The spec of each argument; undefined for any value, as in TypeBox schemas. */
function argumentSpec(name: string, index: number): Spec | undefined {
  if (name.startsWith('ns.')) return 'number';
  const table = Object.hasOwn(TABLE, name) ? TABLE[name] : undefined;
  if (table === undefined) return undefined;
  return 'rest' in table ? table.rest : table[index];
}

/** The number of arguments of a name; any number without a row in the table. */
function arity(name: string, least: number): readonly [least: number, most: number] {
  if (name.startsWith('ns.')) return [1, 1];
  const table = Object.hasOwn(TABLE, name) ? TABLE[name] : undefined;
  if (table === undefined) return [0, Infinity];
  return [least, 'rest' in table ? Infinity : table.length];
}

function checkArguments(
  sink: Sink,
  node: Node & { readonly form: 'call' },
  args: readonly EvaluatedNode[],
  least: number,
): void {
  const [fewest, most] = arity(node.name, least);
  if (args.length < fewest || args.length > most) {
    const takes = pluralRange(fewest, most, 'argument');
    const message = `${node.name} takes ${takes}, not ${args.length}`;
    const pos = { file: sink.file, ...node.place };
    sink.found.push(diagnostic('contract/wrong-kind', pos, message));
  }
  for (const [i, argument] of args.entries()) {
    const spec = argumentSpec(node.name, i);
    if (spec !== undefined) check(sink, argument, spec, `argument ${i + 1} of ${node.name}`);
  }
}

function call(sink: Sink, node: Node & { readonly form: 'call' }): EvaluatedNode {
  const args = node.args.map((argument) => evaluate(sink, argument));
  const failed = { ...NOTHING, form: 'bad', value: undefined, args, place: node.place } as const;
  const made = lookUp(node.name);
  if (typeof made !== 'function' || node.name === 'contract') {
    unknownName(sink, node.name, node.place);
    return failed;
  }
  const before = sink.found.length;
  checkArguments(sink, node, args, made.length);
  if (sink.found.length > before || args.some((argument) => argument.form === 'bad')) return failed;
  const construct = made as (...values: readonly unknown[]) => unknown;
  try {
    const value = construct(...args.map((argument) => argument.value));
    return { ...NOTHING, form: 'made', value, args, place: node.place };
  } catch (cause) {
    const message = `${node.name} rejects its arguments: ${String(cause)}`;
    sink.found.push(diagnostic('contract/wrong-kind', { file: sink.file, ...node.place }, message));
    return failed;
  }
}

/** Evaluates a tree. Parts that cannot be evaluated are `bad`, with a finding in the sink. */
export function evaluate(sink: Sink, node: Node): EvaluatedNode {
  const { place } = node;
  switch (node.form) {
    case 'bad':
      return { ...NOTHING, form: 'bad', value: undefined, place };
    case 'literal': {
      const { value, text } = node;
      return { ...NOTHING, form: 'literal', value, place, ...(text !== undefined && { text }) };
    }
    case 'list': {
      const items = node.items.map((item) => evaluate(sink, item));
      return { ...NOTHING, form: 'list', value: items.map((item) => item.value), items, place };
    }
    case 'object': {
      const entries = node.entries.map((entry) => ({ ...entry, node: evaluate(sink, entry.node) }));
      const value = Object.fromEntries(entries.map((entry) => [entry.key, entry.node.value]));
      return { ...NOTHING, form: 'object', value, entries, place };
    }
    case 'name': {
      const value = lookUp(node.name);
      const usable = typeof value === 'object' && value !== null;
      if (!usable) unknownName(sink, node.name, place);
      return { ...NOTHING, form: usable ? 'made' : 'bad', value, place };
    }
    case 'call':
      return call(sink, node);
  }
}
