/** Whether this version of the language knows a value of the IR, leaf by leaf. */
import { FORMS } from './forms.ts';
import { CONTRACT } from './contract-keys.ts';
import type { Keys, Optional, Spec } from './spec.ts';

const TABLE: Readonly<Record<string, Spec>> = FORMS;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOptional = (spec: Spec | Optional<Spec>): spec is Optional<Spec> =>
  typeof spec === 'object' && 'optional' in spec;

function inKeys(keys: Keys, value: unknown, path: string): string | undefined {
  if (!isObject(value)) return path;
  for (const key of Object.keys(value)) {
    if (key !== 'kind' && !Object.hasOwn(keys, key)) return `${path}.${key}`;
  }
  for (const [key, given] of Object.entries(keys)) {
    const at = `${path}.${key}`;
    if (value[key] === undefined) {
      if (!isOptional(given)) return at;
    } else {
      const bad = misfit(isOptional(given) ? given.optional : given, value[key], at);
      if (bad !== undefined) return bad;
    }
  }
  return undefined;
}

function inAll(spec: Spec, values: readonly (readonly [string, unknown])[]): string | undefined {
  for (const [path, value] of values) {
    const bad = misfit(spec, value, path);
    if (bad !== undefined) return bad;
  }
  return undefined;
}

/** The path of the first part of a value that a spec does not know; undefined if it knows all. */
function misfit(spec: Spec, value: unknown, path: string): string | undefined {
  if (typeof spec === 'string') {
    const fits = spec === 'schema' ? isObject(value) : typeof value === spec;
    return fits ? undefined : path;
  }
  if ('name' in spec) return typeof value === 'string' ? undefined : path;
  if ('one' in spec) {
    return typeof value === 'string' && Object.hasOwn(spec.one, value) ? undefined : path;
  }
  if ('tuple' in spec) {
    return Array.isArray(value) && value.length === spec.tuple.length ? undefined : path;
  }
  if ('list' in spec) {
    if (!Array.isArray(value)) return path;
    return inAll(
      spec.list,
      value.map((one, i) => [`${path}[${i}]`, one] as const),
    );
  }
  if ('any' in spec) {
    const bad = spec.any.map((one) => misfit(one, value, path));
    // Of alternatives that do not fit, the one with the longest path explains most.
    return bad.includes(undefined)
      ? undefined
      : bad.sort((a = '', b = '') => b.length - a.length)[0];
  }
  if (!isObject(value)) return path;
  if ('record' in spec) {
    return inAll(
      spec.record,
      Object.entries(value).map(([key, one]) => [`${path}.${key}`, one] as const),
    );
  }
  if ('keys' in spec) return inKeys(spec.keys, value, path);
  if ('byKey' in spec) {
    const shape = Object.hasOwn(value, spec.byKey) ? spec.with : spec.without;
    return inKeys(shape.keys, value, path);
  }
  const { kind } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(spec.kinds, kind)) return path;
  const form = TABLE[kind];
  return form === undefined ? path : misfit(form, value, path);
}

/** The path of the first part of a contract that the language does not know, if there is one. */
export function unknownPart(contract: unknown): string | undefined {
  return misfit(CONTRACT, contract, 'contract');
}
