import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { temporaryWorkspace } from '../src/testing/temporary.ts';

const root = join(import.meta.dirname, '../../..');

test('in CI a campaign without cc and rustc fails before anything is drawn', () => {
  const { workspace: empty } = temporaryWorkspace([]);
  const script = join(root, 'tools/scripts/fuzz-contracts.ts');
  const { status, stdout } = spawnSync(process.execPath, ['-C', '@abicus/source', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', PATH: empty.root },
  });
  expect(status).toBe(1);
  expect(stdout.trim().split('\n')).toEqual([
    'skipped: there is no cc, and nothing is compiled with it',
    'skipped: there is no rustc, and nothing is compiled with it',
    'in CI every compiler must be there',
  ]);
});
