/** What tests see refused: this workspace's vitest runs with the plugin, so these tests are told too. */
import { isReject, refuse, reject, type Call } from '@abicus/wire';
import { expect, test, type TestContext } from 'vitest';
import { refusals } from './plugin.ts';

const CALL: Call = {
  x: new Int32Array(64),
  memory: {
    readable: () => false,
    writable: () => false,
    read: () => undefined,
    write: () => false,
  },
  second: 0,
};
const done: TestContext['task'][] = [];

test('a call that is refused, and an outcome that is found to be a refusal', ({ task }) => {
  refuse(CALL, reject('sample.first', 'EINVAL', 22));
  expect(isReject(reject('sample.second', 'EPERM', 1))).toBe(true);
  done.push(task);
});

test('making a refusal is seeing nothing', ({ task }) => {
  expect(isReject(0)).toBe(false);
  expect(reject('sample.third', 'EPERM', 1).errno).toBe(1);
  done.push(task);
});

test('each test has covered what it saw, and no more', () => {
  expect(done.map(({ meta }) => Reflect.get(meta, 'covers'))).toEqual([
    ['sample.first', 'sample.second'],
    undefined,
  ]);
});

test('a runtime that answers elsewhere is refused; other files are left alone', () => {
  const { transform } = refusals();
  expect(() => transform('export const isReject = 1;', '/x/wire/src/reject.ts')).toThrow(
    '/x/wire/src/reject.ts: no export function isReject',
  );
  expect(transform('export function refuse() {', '/x/kernel/src/call.ts')).toBeUndefined();
  expect(transform('export function refuse(a) {\n}', '/x/wire/dist/call.js?v=1')).toBe(
    'export function refuse(a) { globalThis.__abicusRefused?.(reason.check);\n}',
  );
});
