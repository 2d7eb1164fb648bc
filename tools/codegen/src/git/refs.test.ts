/** What is listed of a repository's branches and tags. */
import { expect, test } from 'vitest';
import { commit, git } from '../diff/testing/repository.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { refsOf } from './refs.ts';

/** A repository with one commit on `main`. */
function repository(): { readonly root: string; readonly id: string } {
  const { root } = temporaryWorkspace([]).workspace;
  git(root, 'init', '-q', '-b', 'main');
  commit(root, 'first');
  return { root, id: git(root, 'rev-parse', 'HEAD') };
}

test('branches are listed with their commits, and the one that is checked out', () => {
  const { root, id } = repository();
  expect(refsOf(root, ['origin/main', 'main', 'next'])).toEqual({
    branches: new Map([['main', id]]),
    here: 'main',
    hasRelease: false,
  });
  git(root, 'checkout', '-q', '--detach');
  expect(refsOf(root, ['main']).here).toBeUndefined();
});

test('a branch of a remote is listed; a local one of its name comes before it', () => {
  const { root, id } = repository();
  git(root, 'update-ref', 'refs/remotes/origin/main', id);
  expect(refsOf(root, ['origin/main']).branches).toEqual(new Map([['origin/main', id]]));
  commit(root, 'second');
  git(root, 'branch', '-q', 'origin/main');
  const second = git(root, 'rev-parse', 'HEAD');
  expect(refsOf(root, ['origin/main']).branches).toEqual(new Map([['origin/main', second]]));
});

test('branches in a folder of the name, and tags of it, are no branch of the name', () => {
  const { root } = repository();
  git(root, 'branch', '-q', 'next/one');
  git(root, 'tag', 'next');
  expect(refsOf(root, ['next']).branches).toEqual(new Map());
});

test.each([
  ['@abicus/abi-kernel@0.1.0', true],
  ['codegen@1.0.0', true],
  ['v1.0.0', false],
  ['kernel@next', false],
])('the tag %s is one of a release: %j', (tag, isRelease) => {
  const { root } = repository();
  git(root, 'tag', tag);
  expect(refsOf(root, []).hasRelease).toBe(isRelease);
});

test('a folder without a repository has nothing', () => {
  const { root } = temporaryWorkspace([]).workspace;
  const nothing = { branches: new Map(), here: undefined, hasRelease: false };
  expect(refsOf(root, ['main'])).toEqual(nothing);
});
