/** Evidence of selftests that are ended by signals. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { prove } from '../../codegen/src/prove/index.ts';
import { readEvidence } from '../../codegen/src/prove/evidence.ts';
import { workspaceAt } from '../../codegen/src/workspace/config.ts';

const SELFTEST = ['-C', '@abicus/source', join(import.meta.dirname, 'hanging.ts')];

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-evidence-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

/** Sends a signal once the selftest prints `hangs`; returns its output. */
async function signalled(cwd: string, signal: 'SIGINT' | 'SIGKILL'): Promise<string> {
  const child = spawn(process.execPath, SELFTEST, { cwd });
  let said = '';
  child.stderr.on('data', (text) => void (said += String(text)));
  child.stdout.on('data', (text) => {
    said += String(text);
    if (said === 'hangs\n') child.kill(signal);
  });
  await new Promise((resolve) => child.on('close', resolve));
  return said;
}

test('kill -INT leaves evidence that `prove` calls interrupted, without a reject', async () => {
  const root = folder();
  const said = await signalled(root, 'SIGINT');
  const [run = ''] = readdirSync(join(root, '.abicus/evidence'));
  expect(said).toBe(`hangs\n${join(root, '.abicus/evidence', run)}\n`);
  expect(readEvidence(root)).toEqual({
    runs: [],
    interrupted: [`.abicus/evidence/${run}`],
    findings: [],
  });
  const { notes, findings } = prove(workspaceAt(root));
  expect(findings).toEqual([]);
  expect(notes).toContain(`.abicus/evidence/${run} was interrupted and is ignored`);
});

test('kill -KILL while the machine runs leaves nothing', async () => {
  const root = folder();
  expect(await signalled(root, 'SIGKILL')).toBe('hangs\n');
  expect(readdirSync(root)).toEqual([]);
});

test('kill -KILL while evidence is written leaves an incomplete folder, which is a finding', () => {
  const root = folder();
  const { signal } = spawnSync(process.execPath, [...SELFTEST, '--kill'], { cwd: root });
  expect(signal).toBe('SIGKILL');
  expect(readEvidence(root)).toMatchObject({ runs: [], findings: [{ code: 'ABI5103' }] });
});
