/** What changes need, in real repositories. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE } from '../diff/example.ts';
import { diffSince } from '../diff/index.ts';
import type { Emitter } from '../emit/emitter.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { planBump, unreleased } from './bump.ts';
import { git, manifest, needs, options, planOf, repository, settle } from './testing/repository.ts';

const [KERNEL = '', SPOOL = '', , QUEUES = ''] = Object.keys(EXAMPLE);
const NOTES = 'contracts/rfc-0007-notes.contract.ts';

test('what is as it was needs nothing', async () => {
  expect(await needs(await repository())).toEqual({});
});

test('a new package needs nothing', async () => {
  const made = await repository();
  const text = EXAMPLE[NOTES] ?? '';
  made.write(
    'contracts/rfc-0070-new.contract.ts',
    text.replace('RFC-0007', 'RFC-0070').replace("'notes'", "'new'"),
  );
  made.write('libs/abi/new/package.json', manifest('new'));
  expect(await needs(made)).toEqual({});
});

test('major counts as minor while the version is 0.x, and as major from 1.0.0', async () => {
  const made = await repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  const level = async (): Promise<unknown> =>
    (await planOf(made)).needed.map((one) => [one.strict, one.level]);
  expect(await level()).toEqual([['major', 'minor']]);
  made.swap('libs/abi/spool/package.json', '0.1.0', '1.0.0');
  expect(await level()).toEqual([['major', 'major']]);
  made.swap('libs/abi/spool/package.json', '1.0.0', '10.0.0-rc.1');
  expect(await level()).toEqual([['major', 'major']]);
});

test('a borrowed type that is renamed bumps the packages that borrow it as much', async () => {
  const made = await repository();
  for (const path of [KERNEL, SPOOL, QUEUES]) made.swap(path, "'Pid'", "'TaskId'");
  made.swap(KERNEL, 'Pid: newtype', 'TaskId: newtype');
  expect(await needs(made)).toEqual({
    kernel: 'major',
    native: 'major',
    queues: 'major',
    spool: 'major',
  });
});

test('a borrowed error that can be tried again bumps the packages that borrow it as much', async () => {
  const made = await repository();
  made.swap(
    KERNEL,
    "EBUSY: errno(16, 'in use')",
    "EBUSY: errno(16, 'in use', { retryable: true })",
  );
  expect(await needs(made)).toEqual({ kernel: 'minor', queues: 'minor' });
});

test('a type bumps a package only by the ways in which it uses it', async () => {
  const made = await repository();
  // The kernel fills programs' memory with it; spool and queues take it in requests only.
  made.swap(
    KERNEL,
    "Pid: newtype(u32, { errno: 'EINVAL' })",
    "Pid: newtype(u32, { errno: 'EINVAL', below: 9 })",
  );
  const narrowed = await needs(made);
  expect(narrowed).toEqual({ kernel: 'major', queues: 'major', spool: 'major' });
  await settle(made);
  made.swap(KERNEL, 'below: 9 ', 'below: 10 ');
  expect(await needs(made)).toEqual({ kernel: 'major', queues: 'minor', spool: 'minor' });
});

test('a limit of another package bumps the packages whose calls it bounds', async () => {
  const made = await repository();
  made.swap(QUEUES, "'EBUSY'] }", "'EBUSY', 'slots'] }");
  made.swap(
    QUEUES,
    "busy: fails('EBUSY', 'in use')",
    "busy: fails('EBUSY', 'in use', { limit: 'slots' })",
  );
  await settle(made);
  made.swap(KERNEL, 'slots: limit(96', 'slots: limit(95');
  expect(await needs(made)).toEqual({ kernel: 'major', queues: 'major' });
});

test('a removed package whose manifest is left needs a last major version', async () => {
  const made = await repository();
  rmSync(join(made.workspace.root, NOTES));
  expect(await needs(made)).toEqual({ notes: 'major' });
});

test('a contract that feeds another package is a major of the old one', async () => {
  const made = await repository();
  made.swap(NOTES, "feeds: 'notes'", "feeds: 'papers'");
  made.write('libs/abi/papers/package.json', manifest('papers'));
  expect(await needs(made)).toEqual({ notes: 'major' });
});

test('a contract that is deleted takes the names of its package with it', async () => {
  const made = await repository();
  rmSync(join(made.workspace.root, QUEUES));
  const { changes, needed } = await planOf(made);
  expect(changes.map(({ rule, id }) => `${rule} ${id}`)).toEqual(
    expect.arrayContaining([
      'element-removed queue',
      'package-removed package.queues',
      'contract-removed queues',
    ]),
  );
  expect(needed.map(({ pkg, strict }) => [pkg.feeds, strict])).toContainEqual(['queues', 'major']);
});

test('a package without a manifest is released by nothing, and needs nothing', async () => {
  const made = await repository();
  rmSync(join(made.workspace.root, 'libs/abi/spool/package.json'));
  await settle(made);
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  expect(await needs(made)).toEqual({});
});

test('the package for other languages is bumped with what its outputs show, and not otherwise', async () => {
  const made = await repository();
  made.swap(
    KERNEL,
    "    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n",
    '',
  );
  expect(await needs(made)).toEqual({ kernel: 'major', native: 'major' });
});

test('the package for other languages needs nothing where it is new', async () => {
  const made = await repository();
  await settle(made, { emitters: [sampleEmitter], prune: true });
  made.swap(
    KERNEL,
    "    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n",
    '',
  );
  expect(await needs(made)).toEqual({ kernel: 'major' });
});

test('an output that is new is a change of its package, though no contract changed', async () => {
  const more: Emitter = {
    name: 'more',
    emit: (_, { abi }) => new Map([[`${abi}/spool/more.txt`, 'more\n']]),
  };
  const emitters = [...options.emitters, more];
  const { changes, needed } = await planOf(await repository(), { emitters });
  expect(changes).toEqual([]);
  expect(needed.map(({ pkg, strict }) => [pkg.feeds, strict])).toEqual([['spool', 'patch']]);
});

test('a package that changed and has no manifest is named, since no changeset can bump it', async () => {
  const made = await repository();
  rmSync(join(made.workspace.root, 'libs/abi/spool/package.json'));
  git(made.workspace.root, 'commit', '-qam', 'no manifest');
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  const since = diffSince(made.workspace, 'HEAD');
  if (!since.ok) throw new Error('no base');
  const plan = planBump(made.workspace, since.before, since.after, 'HEAD');
  expect(plan.needed.map(({ pkg }) => pkg.name)).not.toContain('@abicus/abi-spool');
  expect(unreleased(made.workspace, since.after, plan)).toEqual(['@abicus/abi-spool']);
});
