/** Notes in each test's `meta.covers` which checks it saw refuse. */
import { afterEach } from 'vitest';
import { TOLD } from './plugin.ts';

const seen = new Set<string>();

Reflect.set(globalThis, TOLD, (check: string) => seen.add(check));

// What is seen before the first test of a file belongs to that test.
afterEach(({ task }) => {
  if (seen.size === 0) return;
  Object.assign(task.meta, { covers: [...seen].sort() });
  seen.clear();
});
