/**
 * Compares two readings of one contract: the static one, and the export of its module when it runs.
 * They must agree, or a tool would generate from something other than what the compiler has checked.
 */
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { placeOf, type ContractSource } from './source.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** The path of the first part in which two JSON values differ; undefined if they agree. */
function firstDifference(
  a: unknown,
  b: unknown,
  path: string,
): { readonly path: string; readonly a: unknown; readonly b: unknown } | undefined {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
    return a === b ? undefined : { path, a, b };
  }
  const keys = Object.keys(a);
  const order = Object.keys(b);
  for (const [i, key] of keys.entries()) {
    const at = Array.isArray(a) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (order[i] !== key) return { path: at, a: key, b: order[i] };
    const inner = firstDifference(a[key], b[key], at);
    if (inner !== undefined) return inner;
  }
  return order.length === keys.length ? undefined : { path, a: undefined, b: order[keys.length] };
}

/** Reports a contract whose static reading differs from its module's export. */
export function compareReadings(source: ContractSource, exported: unknown): Diagnostic[] {
  const plain: unknown = JSON.parse(JSON.stringify(exported) ?? 'null');
  const read: unknown = JSON.parse(JSON.stringify(source.value));
  const difference = firstDifference(read, plain, '');
  if (difference === undefined) return [];
  const { path, a, b } = difference;
  const message = `${path}: read as ${show(a)}, evaluated as ${show(b)}`;
  return [diagnostic('contract/reads-differ', placeOf(source, path), message)];
}
