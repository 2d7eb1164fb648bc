/**
 * Counts assertions that held, as chai makes them: those of `expect` and `assert` of vitest, of
 * custom matchers, and of the functions of `node:assert`. Called as a function, `assert(x)` of
 * node:assert can't be counted: write `assert.ok(x)`.
 */
import assert from 'node:assert';
import { syncBuiltinESMExports } from 'node:module';
import { chai } from 'vitest';
import { asserted, assertionsSoFar } from './recorder.ts';

type Method = (this: unknown, ...args: readonly unknown[]) => unknown;

const DONE = Symbol.for('@abicus/codegen/vitest assertions');

/** The report of a failed assertion shows the line of the test, not one of this file. */
function withoutThisFile(error: unknown): unknown {
  if (!(error instanceof Error) || error.stack === undefined) return error;
  const lines = error.stack.split('\n');
  error.stack = lines.filter((line) => !line.includes(import.meta.filename)).join('\n');
  return error;
}

/** Calls a method, and counts one assertion if it held and counted none itself. */
function counting(method: Method): Method {
  const wrapped: Method = function (...args) {
    const before = assertionsSoFar();
    try {
      const value = Reflect.apply(method, this, args);
      if (assertionsSoFar() === before) asserted();
      return value;
    } catch (error) {
      throw withoutThisFile(error);
    }
  };
  return Object.assign(wrapped, { [DONE]: true });
}

const isCounted = (value: unknown): boolean => typeof value === 'function' && DONE in value;

function countMethod(of: object, name: string): void {
  const found: unknown = Object.getOwnPropertyDescriptor(of, name)?.value;
  if (typeof found !== 'function' || isCounted(found)) return;
  Reflect.set(of, name, Object.assign(counting(found as Method), found));
}

/** A matcher is overwritten by chai's own means: its errors then point at the line of the test. */
function countMatcher(name: string): void {
  const { prototype } = chai.Assertion;
  const found: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
  if (typeof found !== 'function' || isCounted(found)) return;
  if (name.endsWith('Snapshot')) {
    // Vitest finds the place of an inline snapshot by the depth of the call: nothing may stand between.
    const get = (): unknown => {
      asserted();
      return found;
    };
    Object.defineProperty(prototype, name, { get, configurable: true });
    return;
  }
  chai.util.overwriteMethod(prototype, name, counting);
  Object.assign(Reflect.get(prototype, name), { [DONE]: true });
}

/** Methods of chai that are not matchers of vitest: those of them that assert end in `assert`. */
let known: ReadonlySet<string> | undefined;

/** Counts from now on; matchers that `expect.extend` added since the last time are counted as well. */
export function countAssertions(): void {
  const { prototype } = chai.Assertion;
  const names = Object.getOwnPropertyNames(prototype);
  if (known === undefined) {
    known = new Set(names.filter((name) => !/^to[A-Z]/.test(name)));
    countMethod(prototype, 'assert');
    for (const methods of [assert, assert.strict]) {
      for (const name of Object.keys(methods))
        if (!/^[A-Z]|^strict$/.test(name)) countMethod(methods, name);
    }
    syncBuiltinESMExports();
  }
  for (const name of names) if (!known.has(name)) countMatcher(name);
}
