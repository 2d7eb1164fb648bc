/** docs/adopting.md, walked as it stands there with the packed packages: one test for each thing that its reader does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packAll } from '../tarballs.ts';
import { emptyWorkspace, stepsToTake, type Walker } from './walk.ts';
import type { WalkStep } from './walkthrough.ts';

const folder = mkdtempSync(join(tmpdir(), 'abicus-adopting-'));
let walker: Walker;

beforeAll(async () => {
  walker = await emptyWorkspace(join(folder, 'adopter'), await packAll(folder));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a step does, as the title of its test. */
function titleOf(step: WalkStep): string {
  if (step.kind === 'write') return `${step.path} is written`;
  if (step.kind === 'edit') return `${step.path} is edited`;
  return step.fails === undefined ? step.command : `${step.command} fails: ${step.fails}`;
}

const steps = stepsToTake().map((step, i) => ({ title: `${i + 1}: ${titleOf(step)}`, step }));

test.each(steps)('$title', async ({ step }) => {
  await expect(walker.take(step)).resolves.toBeUndefined();
});
