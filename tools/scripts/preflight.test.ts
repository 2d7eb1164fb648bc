/** The messages for a newcomer without the workspace's Node. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workspaceRoot } from './steps.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'abicus-preflight-'));
  mkdirSync(join(root, 'tools'));
  cpSync(join(workspaceRoot, 'tools/preflight.mjs'), join(root, 'tools/preflight.mjs'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function preflight(version: string): { stderr: string; status: number | null } {
  const pretend =
    'data:text/javascript,' +
    `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;
  const args = ['--import', pretend, '--import', './tools/preflight.mjs', '-e', '0'];
  const { stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { stderr, status };
}

test('Node 24 passes without output', () => {
  expect(preflight('24.21.0')).toEqual({ stderr: '', status: 0 });
});

test('an install without its Node gives one sentence', () => {
  expect(preflight('20.20.2')).toEqual({
    stderr:
      'abicus: this is Node 20.20.2; the Node 24 of node_modules is missing: ' +
      'run `npm ci`, without --ignore-scripts.\n',
    status: 1,
  });
});

test('an old Node next to an installed one is told to use npm', () => {
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/.bin/node'), '');
  expect(preflight('20.20.2')).toEqual({
    stderr:
      'abicus: this is Node 20.20.2; run it with npm (`npm start`, `npm test`, `npm run …`), ' +
      'which finds the Node 24 of node_modules.\n',
    status: 1,
  });
});

test.skipIf(process.platform === 'win32')('a script ends when its npm has ended', async () => {
  const script = "process.stdout.write('runs'); process.stdin.resume()";
  const node = `"${process.execPath}" --import ./tools/preflight.mjs -e "${script}"`;
  const shell = spawn('sh', ['-c', `${node}; true`], {
    cwd: root,
    env: { ...process.env, npm_lifecycle_event: 'test' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [said] = await once(shell.stdout, 'data');
  expect(String(said)).toBe('runs');
  shell.kill('SIGKILL');
  // The script has the other end of the pipe.
  await once(shell.stdout, 'close');
});
