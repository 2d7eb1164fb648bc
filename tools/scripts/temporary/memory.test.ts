/** Which machines keep the temporary files of tests in memory. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { memoryFolder, ROOM, SHARED, type Machine } from './memory.ts';
import { removeLeft, setup } from './setup.ts';

const LINUX: Machine = {
  asked: undefined,
  mounts: `proc /proc proc rw 0 0\ntmpfs ${SHARED} tmpfs rw,nosuid,nodev 0 0\n`,
  free: ROOM,
  memory: 2 * ROOM,
};
const other = (from: string, to: string): string => (LINUX.mounts ?? '').replace(from, to);

test('a Linux with room in memory keeps them there', () => {
  expect(memoryFolder(LINUX)).toBe(SHARED);
});

test.each<[title: string, given: Partial<Machine>]>([
  ['without mounts', { mounts: undefined }],
  ['without such a file system', { mounts: 'proc /proc proc rw 0 0\n' }],
  ['whose folder is on a disk', { mounts: other(`${SHARED} tmpfs`, `${SHARED} ext4`) }],
  ['that runs no program there', { mounts: other('nodev', 'nodev,noexec') }],
  ['that lets nothing be written there', { mounts: other('tmpfs rw', 'tmpfs ro') }],
  ['that mounts something else over it', { mounts: `${LINUX.mounts}d ${SHARED} ext4 rw 0 0\n` }],
  ['with less room there', { free: ROOM - 1 }],
  ['with less memory', { memory: 2 * ROOM - 1 }],
  ['with a TMPDIR of its own', { asked: '/var/tmp' }],
])('a machine %s leaves them where they are', (_, given) => {
  expect(memoryFolder({ ...LINUX, ...given })).toBeUndefined();
});

test('a run has a folder of its own, which goes with all that is left in it', () => {
  const before = { ...process.env };
  const [usual, end] = [tmpdir(), setup()];
  const made = tmpdir();
  expect([usual, SHARED]).toContain(dirname(made));
  expect(process.env['NODE_COMPILE_CACHE']).toBeDefined();
  writeFileSync(join(made, 'left'), '');
  end();
  expect(existsSync(made)).toBe(false);
  expect({ ...process.env }).toEqual(before);
});

test('the folder of a run that was killed goes with the next run, and no other', () => {
  const around = mkdtempSync(join(tmpdir(), 'around-'));
  const { pid: ended } = spawnSync(process.execPath, ['-e', '0']);
  const stay = [`abicus-tests-${process.pid}-a`, 'abicus-tests-b', `other-${ended}-c`];
  for (const name of [...stay, `abicus-tests-${ended}-d`]) {
    mkdirSync(join(around, name));
    writeFileSync(join(around, name, 'left'), '');
  }
  removeLeft(around);
  expect(readdirSync(around).toSorted()).toEqual(stay.toSorted());
  rmSync(around, { recursive: true });
});
