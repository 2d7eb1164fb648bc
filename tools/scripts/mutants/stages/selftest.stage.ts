/** The ladder alone as a stage of `npm run mutants`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { selftest } from '../../../../apps/selftest/src/index.ts';
import { SYSTEM } from '../../../../libs/system/src/index.ts';
import { complaint } from './abicus.ts';

/** How long a selftest may take by itself: seventy times what it takes on an idle machine. */
const TIMEOUT_MS = '10000';

/** Throws if the ladder is not accepted. */
async function climb(smp: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let said = '';
  const say = (text: string): void => void (said += text);
  const options = { smp, timeout: TIMEOUT_MS, evidence: join(folder, 'evidence') };
  const io = { cwd: folder, out: say, err: say, terminal: false };
  complaint(await selftest(SYSTEM, options, {}, io), said);
}

test.each(['1', '2'])('the ladder, harts: %s', async (smp) => {
  await expect(climb(smp)).resolves.toBeUndefined();
});
