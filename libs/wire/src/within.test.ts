/** The decision of a limit, and how it shows itself: this workspace's vitest records it. */
import { expect, test, type TestContext } from 'vitest';
import { within } from './within.ts';

const done: TestContext['task'][] = [];

test('the limit itself is within it, one more is not', ({ task }) => {
  expect([9, 10, 11].map((n) => within('sample.limit.ten', 10, 10, n, 1))).toEqual([
    true,
    true,
    false,
  ]);
  done.push(task);
});

test('counted in pages, the next page is one more', ({ task }) => {
  expect([40, 48, 57].map((n) => within('sample.limit.pages', 40, 40, n, 8))).toEqual([
    true,
    false,
    false,
  ]);
  done.push(task);
});

test("a number far beyond the limit, and another build's limit, do not show themselves", ({
  task,
}) => {
  expect(within('sample.limit.ten', 10, 10, 12, 1)).toBe(false);
  expect(within('sample.limit.ten', 10, 4, 4, 1)).toBe(true);
  expect(within('sample.limit.ten', 10, 4, 5, 1)).toBe(false);
  expect(within('sample.limit.ten', 10, 20, 10, 1)).toBe(true);
  done.push(task);
});

test('the declared value shows itself, and one more; nothing else does', () => {
  const seenBy = done.map(({ meta }) => {
    const { seen } = Object(Reflect.get(meta, 'abicus'));
    return seen.map((one: readonly unknown[]) => one.slice(0, 3));
  });
  expect(seenBy).toEqual([
    [
      ['sample.limit.ten', 'at', 1],
      ['sample.limit.ten', 'beyond', 1],
    ],
    [
      ['sample.limit.pages', 'at', 1],
      ['sample.limit.pages', 'beyond', 1],
    ],
    [],
  ]);
});

test('a limit of 64 bits is a bigint, and so is the number', () => {
  const answers = [9n, 10n, 11n].map((n) => within('sample.limit.wide', 10n, 10n, n, 1n));
  expect(answers).toEqual([true, true, false]);
});
