/**
 * Tests pass on a busy machine and end: without short limits of wall time, waits for time, or endless runs. What is found:
 * `waits.test.ts`. A part of `npm run lint`, too.
 */
import { expect, test } from 'vitest';
import { formatFinding, readTree } from '../../tidy/src/index.ts';
import { workspaceRoot } from '../steps.ts';
import { concerns, waitsIn } from './waits.ts';

test('no test has a limit of wall time below a minute, waits for time to pass, or runs a machine for ever', () => {
  const files = readTree(workspaceRoot).filter(({ path }) => concerns(path));
  expect(files.flatMap(({ path, text }) => waitsIn(path, text).map(formatFinding))).toEqual([]);
  expect(files.length).toBeGreaterThan(150);
});
