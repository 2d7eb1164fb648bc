/**
 * Checks a tree against the closed key sets: unknown, duplicate and missing keys, and values of the
 * wrong kind. The result of a constructor is checked only by its kind; its arguments were checked at
 * the call.
 */
import { diagnostic, related, type Diagnostic, type Pos } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { EvaluatedNode, EvaluatedEntry } from './tree.ts';
import { wrongName } from './name-forms.ts';
import type { Place } from './source.ts';
import type { Keys, KeysSpec, NameForm, Spec } from './spec.ts';

/** Collects the findings of one file. */
export type Sink = { readonly file: string; readonly found: Diagnostic[] };

const at = (sink: Sink, place: Place): Pos => ({ file: sink.file, ...place });
const list = (names: readonly string[]): string => names.join(', ');

/** The values that a schema accepts, in words. */
function describe(spec: Spec): string {
  if (typeof spec === 'object' && 'name' in spec) return 'a string';
  if (typeof spec === 'string') return spec === 'schema' ? 'a TypeBox schema' : `a ${spec}`;
  if ('one' in spec) {
    const names = Object.keys(spec.one).map((name) => `'${name}'`);
    return names.length === 1 ? (names[0] ?? '') : `one of ${list(names)}`;
  }
  if ('kinds' in spec) return `${list(Object.keys(spec.kinds))} (made by its constructor)`;
  if ('list' in spec) return 'a list';
  if ('tuple' in spec) return `a list of ${spec.tuple.length}`;
  if ('any' in spec) return spec.any.map(describe).join(', or ');
  if ('keys' in spec) return `an object (${spec.what})`;
  return 'an object';
}

/** A value in words. */
function described(node: EvaluatedNode): string {
  if (node.form === 'list') return 'a list';
  if (node.form === 'object') return 'an object';
  if (node.form === 'made' && typeof node.value === 'object') {
    const kind = kindOf(node);
    return kind === undefined ? 'an object' : `a value of kind ${kind}`;
  }
  return `the ${typeof node.value} ${JSON.stringify(node.value)}`;
}

function kindOf(node: EvaluatedNode): string | undefined {
  const { value } = node;
  if (node.form !== 'made' || typeof value !== 'object' || value === null) return undefined;
  return 'kind' in value && typeof value.kind === 'string' ? value.kind : undefined;
}

function wrong(sink: Sink, node: EvaluatedNode, spec: Spec, what: string): void {
  const fix =
    typeof spec === 'object' && 'one' in spec && typeof node.value === 'string'
      ? didYouMean(node.value, Object.keys(spec.one))
      : '';
  const message = `${what} takes ${describe(spec)}, not ${described(node)}`;
  sink.found.push(diagnostic('contract/wrong-kind', at(sink, node.place), message, { fix }));
}

function duplicates(sink: Sink, entries: readonly EvaluatedEntry[]): void {
  const seen = new Map<string, Place>();
  for (const { key, place } of entries) {
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, place);
      continue;
    }
    sink.found.push(
      diagnostic('contract/duplicate-key', at(sink, place), `'${key}' is written twice`, {
        related: [related('first', at(sink, first), key)],
        fix: 'keep one of the two',
      }),
    );
  }
}

function checkKeys(sink: Sink, node: EvaluatedNode, spec: KeysSpec, known: Keys): void {
  const names = Object.keys(known);
  for (const entry of node.entries) {
    const expected = Object.hasOwn(known, entry.key) ? known[entry.key] : undefined;
    if (expected === undefined) {
      const message = `'${entry.key}' is not a key of ${spec.what}; its keys are ${list(names)}`;
      const fix = didYouMean(entry.key, names);
      sink.found.push(diagnostic('contract/unknown-key', at(sink, entry.place), message, { fix }));
    } else {
      const of =
        typeof expected === 'object' && 'optional' in expected ? expected.optional : expected;
      check(sink, entry.node, of, `'${entry.key}'`);
    }
  }
  for (const [name, expected] of Object.entries(known)) {
    if (typeof expected === 'object' && 'optional' in expected) continue;
    if (node.entries.some((entry) => entry.key === name)) continue;
    sink.found.push(
      diagnostic(
        'contract/missing-key',
        at(sink, node.place),
        `'${name}' is missing from ${spec.what}`,
        {
          fix: `add '${name}'`,
        },
      ),
    );
  }
}

function checkList(
  sink: Sink,
  node: EvaluatedNode,
  spec: Spec,
  of: readonly Spec[],
  what: string,
): void {
  if (node.form !== 'list') return wrong(sink, node, spec, what);
  for (const [i, item] of node.items.entries()) {
    const expected = of[i] ?? of[0];
    if (expected !== undefined) check(sink, item, expected, `an item of ${what}`);
  }
}

function checkRecord(
  sink: Sink,
  node: EvaluatedNode,
  spec: Extract<Spec, { readonly record: Spec }>,
  what: string,
): void {
  if (node.form !== 'object') return wrong(sink, node, spec, what);
  for (const entry of node.entries) {
    checkName(sink, entry.key, entry.place, spec.named ?? 'word');
    check(sink, entry.node, spec.record, `'${entry.key}'`);
  }
}

/** Other names would be written into code, or into a file name, of languages that do not accept them. */
function checkName(sink: Sink, name: string, place: Place, form: NameForm): void {
  const why = wrongName(name, form);
  if (why === undefined) return;
  const { message, fix } = why;
  sink.found.push(diagnostic('contract/bad-name', at(sink, place), message, { fix }));
}

/** Whether the form of a value fits a schema, apart from its parts. */
function fits(node: EvaluatedNode, spec: Spec): boolean {
  if (typeof spec === 'object' && 'name' in spec) return typeof node.value === 'string';
  if (typeof spec === 'string') {
    return spec === 'schema'
      ? node.form === 'made' && typeof node.value === 'object'
      : typeof node.value === spec;
  }
  if ('one' in spec) return typeof node.value === 'string' && Object.hasOwn(spec.one, node.value);
  if ('kinds' in spec) return Object.hasOwn(spec.kinds, kindOf(node) ?? '');
  if ('list' in spec) return node.form === 'list';
  if ('tuple' in spec) return node.form === 'list' && node.items.length === spec.tuple.length;
  if ('any' in spec) return spec.any.some((one) => fits(node, one));
  return node.form === 'object';
}

/** Checks a value against a spec; `what` names it in findings. */
export function check(sink: Sink, node: EvaluatedNode, spec: Spec, what: string): void {
  if (node.form === 'bad') return;
  if (node.form === 'object') duplicates(sink, node.entries);
  if (!fits(node, spec)) return wrong(sink, node, spec, what);
  if (typeof spec === 'string') return;
  if ('name' in spec) return checkName(sink, String(node.value), node.place, spec.name);
  if ('list' in spec) checkList(sink, node, spec, [spec.list], what);
  else if ('tuple' in spec) checkList(sink, node, spec, spec.tuple, what);
  else if ('record' in spec) checkRecord(sink, node, spec, what);
  else if ('keys' in spec) checkKeys(sink, node, spec, spec.keys);
  else if ('byKey' in spec) {
    const has = node.entries.some((entry) => entry.key === spec.byKey);
    const chosen = has ? spec.with : spec.without;
    checkKeys(sink, node, chosen, chosen.keys);
  } else if ('any' in spec) {
    const chosen = spec.any.find((one) => fits(node, one));
    if (chosen !== undefined) check(sink, node, chosen, what);
  }
}
