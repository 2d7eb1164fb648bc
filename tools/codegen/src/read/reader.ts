/** The static reader: reads the text of a contract file to a value with places. */
import { check, type Sink } from './check.ts';
import { evaluate } from './evaluate.ts';
import { CONTRACT } from './contract-keys.ts';
import { overLimit } from './limits.ts';
import type { ContractReader, Place, ReadResult } from './source.ts';
import { parse } from './syntax.ts';
import type { EvaluatedNode } from './tree.ts';

type Index = {
  readonly places: Map<string, Place>;
  readonly docs: Map<string, string>;
  readonly numerals: Map<string, string>;
};

/** Records the place and JSDoc of each path under a value. The first of two keeps a path. */
function index(into: Index, node: EvaluatedNode, path: string): void {
  for (const [i, item] of node.items.entries()) {
    into.places.set(`${path}[${i}]`, item.place);
    index(into, item, `${path}[${i}]`);
  }
  for (const { key, place, doc, node: value } of node.entries) {
    const at = path === '' ? key : `${path}.${key}`;
    if (!into.places.has(at)) into.places.set(at, value.form === 'literal' ? value.place : place);
    if (doc !== '' && !into.docs.has(at)) into.docs.set(at, doc);
    if (value.text !== undefined) into.numerals.set(at, value.text);
    index(into, value, at);
  }
  for (const [i, argument] of node.args.entries()) {
    into.places.set(`${path}#${i}`, argument.place);
    if (argument.text !== undefined) into.numerals.set(`${path}#${i}`, argument.text);
    index(into, argument, `${path}#${i}`);
    if (argument.form === 'object') index(into, argument, path);
    if (argument.form === 'made') index(into, argument, path);
  }
}

function read(file: string, text: string): ReadResult {
  const excess = overLimit(file, text);
  if (excess !== undefined) return { diagnostics: [excess] };
  const parsed = parse(file, text);
  const sink: Sink = { file, found: [...parsed.diagnostics] };
  if (parsed.root === undefined) return { diagnostics: sink.found };
  const root = evaluate(sink, parsed.root);
  check(sink, root, CONTRACT, 'a contract');
  if (sink.found.length > 0) return { diagnostics: sink.found };
  const places = new Map([['', root.place]]);
  const into: Index = { places, docs: new Map(), numerals: new Map() };
  if (parsed.doc !== '') into.docs.set('', parsed.doc);
  index(into, root, '');
  const value = root.value as Readonly<Record<string, unknown>>;
  return { source: { file, value, stored: false, ...into }, diagnostics: [] };
}

/** The reader. */
export const reader: ContractReader = { read };
