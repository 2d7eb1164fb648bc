/* oxlint-disable vitest/valid-expect, vitest/expect-expect -- what counts as an assertion is tried here */
/** What tests see: this workspace's vitest runs with the plugin, so these tests are recorded too. */
import assert, { equal } from 'node:assert';
import { A0, reject, rejectCall, seen, type Call } from '@abicus/wire';
import { afterEach, beforeAll, beforeEach, describe, expect, test, type TestContext } from 'vitest';
import { proofs } from './plugin.ts';

const CALL: Call = {
  x: new Int32Array(64),
  memory: {
    readable: () => false,
    writable: () => false,
    read: () => undefined,
    write: () => false,
  },
};

/** What the runner left in the tests that ran, by their names. */
const done = new Map<string, TestContext['task']>();
const recordOf = (name: string): unknown => Reflect.get(done.get(name)?.meta ?? {}, 'abicus');

beforeEach(({ task }) => void done.set(task.name, task));

test('rejects', () => {
  rejectCall(CALL, reject('sample.first', 'EINVAL', 22));
  expect(CALL.x[A0]).toBe(-22);
  expect(CALL.x[A0 + 1]).toBe(-1);
});

test('makes a reject', () => {
  expect(reject('sample.third', 'EPERM', 1).errno).toBe(1);
});

test('a call that is rejected is seen, with the assertions that followed; making a reject is not', () => {
  expect(recordOf('rejects')).toEqual({
    runs: 1,
    fails: false,
    assertions: 2,
    seen: [['sample.first', 'rejected', 1, 2, 'test']],
    draws: [],
  });
  expect(recordOf('makes a reject')).toMatchObject({ assertions: 1, seen: [] });
});

describe('what is seen', () => {
  beforeAll(() => seen('sample.all', 'answered'));
  beforeEach(() => seen('sample.each', 'answered'));

  test('in the test', () => {
    expect(1).toBe(1);
    seen('sample.own', 'at');
    seen('sample.own', 'at');
    seen('sample.own', 'beyond');
    expect([1]).toContain(1);
  });

  test('in a hook belongs to no test', () => {
    expect(recordOf('in the test')).toMatchObject({
      assertions: 2,
      seen: [
        ['sample.own', 'at', 2, 1, 'test'],
        ['sample.own', 'beyond', 1, 1, 'test'],
      ],
    });
  });
});

describe('tests beside each other', () => {
  const gate = Promise.withResolvers<undefined>();

  test.concurrent('first', async () => {
    await gate.promise;
    seen('sample.left', 'answered');
    expect(1).toBe(1);
  });
  test.concurrent('second', () => {
    seen('sample.right', 'answered');
    gate.resolve(undefined);
    expect(1).toBe(1);
    expect(2).toBe(2);
  });
  test('are kept apart', () => {
    expect(recordOf('first')).toMatchObject({
      assertions: 1,
      seen: [['sample.left', 'answered', 1, 1, 'test']],
    });
    expect(recordOf('second')).toMatchObject({
      assertions: 2,
      seen: [['sample.right', 'answered', 1, 2, 'test']],
    });
  });
});

describe('a test that', () => {
  let tries = 0;
  test('passes on its third try', { retry: 2 }, () => {
    tries += 1;
    expect(tries).toBe(3);
  });
  test.fails('passes by failing', () => {
    seen('sample.bad', 'answered');
    expect(1).toBe(2);
  });
  test('is distinguished from one that passes at once', () => {
    expect(recordOf('passes on its third try')).toMatchObject({ runs: 3, assertions: 1 });
    expect(recordOf('passes by failing')).toMatchObject({ fails: true, assertions: 0 });
  });
});

describe('a record that a test, or a hook, writes itself', () => {
  const made = { runs: 1, fails: false, assertions: 9, seen: [], draws: [] };
  const write = ({ meta }: TestContext['task']): unknown => Object.assign(meta, { abicus: made });
  afterEach(({ task }) => void write(task));

  test('by a test', ({ task, onTestFinished }) => {
    write(task);
    onTestFinished(() => void write(task));
    expect(1).toBe(1);
  });
  test('is not what is left, and it cannot be written later', () => {
    expect(recordOf('by a test')).toMatchObject({ assertions: 1 });
    const task = done.get('by a test');
    expect(() => task && write(task)).toThrow(TypeError);
  });
});

describe('an assertion', () => {
  expect.extend({ toBeOdd: (value: number) => ({ pass: value % 2 === 1, message: () => 'even' }) });

  const ASSERTIONS: Readonly<Record<string, () => unknown>> = {
    'of equality': () => expect({ a: 1 }).toEqual({ a: 1 }),
    'that is negated': () => expect(1).not.toBe(2),
    'of what is thrown': () => {
      expect(() => {
        throw new Error('x');
      }).toThrow('x');
    },
    'of a promise': () => expect(Promise.resolve(1)).resolves.toBe(1),
    'of a snapshot': () => expect('x').toMatchInlineSnapshot(`"x"`),
    'of chai': () => expect(1).to.equal(1),
    'of chai, by a property': () => expect(true).to.be.true,
    'of a matcher that was added': () => {
      const odd = expect(3);
      return Reflect.apply(Reflect.get(odd, 'toBeOdd'), odd, []);
    },
    'of node:assert': () => assert.ok(true),
    'of node:assert, by name': () => equal(1, 1),
  };
  test.each(Object.entries(ASSERTIONS))('%s', async (_, make) => void (await make()));
  test('none: a value is looked at, and compared with nothing', () => {
    expect(1);
  });
  test('is counted, of whatever kind', () => {
    for (const name of Object.keys(ASSERTIONS)) {
      const counted = Reflect.get(Object(recordOf(name)), 'assertions');
      expect({ name, counted }).not.toEqual({ name, counted: 0 });
    }
    const none = recordOf('none: a value is looked at, and compared with nothing');
    expect(none).toMatchObject({ assertions: 0 });
  });
});

test('a runtime that shows itself elsewhere is rejected; other files are left alone', () => {
  const { transform } = proofs();
  expect(() => transform('export const seen = 1;', '/x/wire/src/seen.ts')).toThrow(
    '/x/wire/src/seen.ts: no export function seen',
  );
  expect(() => transform('export const drew = 1;', '/x/wire/dist/testing/drew.js')).toThrow(
    '/x/wire/dist/testing/drew.js: no export function drew',
  );
  expect(transform('export function drew(_of, _one, _r) { }', '/x/wire/dist/testing/drew.js')).toBe(
    'export function drew(_of, _one, _r) { globalThis.__abicusDrew?.(_of, _one, _r); }',
  );
  expect(transform('export function asserted(_one) { }', '/x/wire/dist/asserted.js')).toBe(
    'export function asserted(_one) { globalThis.__abicusAsserted?.(_one); }',
  );
  expect(transform('export function seen(a, b) {', '/x/kernel/src/seen.ts')).toBeUndefined();
  expect(transform('export function seen(_id, _how) {\n}', '/x/wire/dist/seen.js?v=1')).toBe(
    'export function seen(_id, _how) { globalThis.__abicusSeen?.(_id, _how);\n}',
  );
});

test('a runner of another is rejected', () => {
  expect(() => proofs().config({ test: { runner: './other.ts' } })).toThrow(
    'test.runner is ./other.ts: proofs() needs its own',
  );
});
