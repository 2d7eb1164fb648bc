/**
 * Follows docs/adopting.md with the packed packages, exactly as written: one test for each step of its
 * reader.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workspaceRoot } from '../steps.ts';
import { packAll } from '../tarballs.ts';
import { stepsFor, Walker } from './walk.ts';
import { WAYS, type Way, type WalkStep } from './walkthrough.ts';

const folder = mkdtempSync(join(tmpdir(), 'abicus-adopting-'));
const tarballs = join(folder, 'packed');

beforeAll(async () => {
  mkdirSync(tarballs);
  await packAll(tarballs);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The title of a step's test. */
function titleOf(step: WalkStep): string {
  if (step.kind === 'edit') return `${step.path} is edited`;
  if (step.kind === 'write') {
    return `${step.path} is written${step.from === undefined ? '' : ` from ${step.from} on`}`;
  }
  const prints = step.prints === undefined ? '' : ', and prints what is shown';
  return step.fails === undefined
    ? `${step.command}${prints}`
    : `${step.command} fails: ${step.fails}${prints}`;
}

const rootOf = (way: Way): string => join(folder, `with-${way}`);

describe.each(WAYS)('with %s', (way) => {
  let walker: Walker;
  beforeAll(() => {
    walker = new Walker({ root: rootOf(way), tarballs, bin: join(folder, `bin-${way}`) });
  });
  const steps = stepsFor(way).map((step, i) => ({ title: `${i + 1}: ${titleOf(step)}`, step }));

  test.each(steps)('$title', async ({ step }) => {
    await expect(walker.take(step)).resolves.toBeUndefined();
  });
});

/** The major version of an installed package; undefined if it is not installed. */
function majorOf(root: string, name: string): string | undefined {
  try {
    const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
    const { version }: { readonly version: string } = JSON.parse(text);
    return version.split('.')[0];
  } catch {
    return undefined;
  }
}

test('Nx is installed only where it was asked for, and in another major version than in this workspace', () => {
  expect(WAYS.map((way) => majorOf(rootOf(way), 'nx'))).toEqual([undefined, undefined, '24']);
  expect(majorOf(workspaceRoot, 'nx')).toBe('23');
});
