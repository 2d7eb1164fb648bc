/** What a check reads besides files, line by line. */
import { expect, test } from 'vitest';
import { commit, git } from '../diff/testing/repository.ts';
import { generate } from '../generate/generate.ts';
import { syntheticContracts } from '../synthetic.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { outsideOf } from './outside.ts';

test('without git there is no base, and nothing is untracked', async () => {
  const { workspace } = temporaryWorkspace(syntheticContracts(1));
  await generate(workspace, { emitters: [sampleEmitter] });
  const [base, ...others] = outsideOf(workspace);
  expect(base).toMatch(/^no base: /);
  expect(others).toEqual(['git tracks nothing', 'generate: not interrupted']);
});

test('in a repository the base is said with its commit, and what git does not track', async () => {
  const { workspace, write } = temporaryWorkspace(syntheticContracts(1));
  const { root } = workspace;
  await generate(workspace, { emitters: [sampleEmitter] });
  git(root, 'init', '-q', '-b', 'main');
  const before = commit(root, 'one');
  commit(root, 'two');
  write('src/new.ts', '');
  const whole = git(root, 'rev-parse', 'HEAD^').trim();
  expect(whole.startsWith(before)).toBe(true);
  expect(outsideOf(workspace)).toEqual([
    `base: ${before} (the commit before, on main) ${whole}`,
    'git tracks files',
    'untracked: src/new.ts',
    'generate: not interrupted',
  ]);
});
