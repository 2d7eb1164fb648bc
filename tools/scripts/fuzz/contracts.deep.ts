/** Drawn contracts, as in `npm run fuzz:contracts`: each works or gives a finding with a place. */
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { fuzzContracts } from '../../codegen/fuzz/campaign.ts';
import { workspaceRoot } from '../steps.ts';

const RUNS = 150;

test(`of ${RUNS} drawn contracts each works or is a finding with a place, and at least 60 % work`, async () => {
  const lines: string[] = [];
  const folder = join(workspaceRoot, '.abicus/fuzz', `deep-${process.pid}`);
  const options = { runs: RUNS, seed: 1, failures: 5, tries: 200 };
  const ok = await fuzzContracts(folder, options, (line) => void lines.push(line));
  expect({ ok, said: lines.join('\n') }).toEqual({
    ok: true,
    said: expect.stringMatching(/^150 drawn: [\d.]+ % work/m),
  });
});
