/** A worker's status is that of its memory: 0 only if each word that it wrote is there. */
import { SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { expect, test } from 'vitest';
import { CHILDREN } from '../src/index.ts';
import { exitStatus } from './exit-status.ts';

const UNEXPECTED = 99;
const ERROR = -1;
const SIZE = 4096;

/** Its status, with a memory in which a byte is changed before it reads; or with a call that is rejected. */
function statusOf({ changed, rejects }: { changed?: number; rejects?: number } = {}): unknown {
  const cpu = new FakeCpu();
  const object = new Uint8Array(SIZE);
  return exitStatus(cpu, CHILDREN['child.worker'](cpu), ({ number, args }) => {
    if (number === rejects) return ERROR;
    const [, offset = 0, va = 0, length = 0] = args.map(Number);
    if (number === SYSCALL.vmoWrite) object.set(cpu.read(va, length), offset);
    if (number !== SYSCALL.vmoRead) return number === SYSCALL.vmoCreate ? 3 : length;
    if (changed !== undefined) object[changed] = (object[changed] ?? 0) ^ 1;
    cpu.write(va, object.subarray(offset, offset + length));
    return length;
  });
}

test('a worker whose words are there ends well', () => {
  expect(statusOf()).toBe(0);
});

test.each([0, 3, 100, 199])('it tells that byte %d is another', (changed) => {
  expect(statusOf({ changed })).toBe(UNEXPECTED);
});

test.each(['vmoCreate', 'vmoWrite', 'vmoRead'] as const)('it tells that %s is rejected', (name) => {
  expect(statusOf({ rejects: SYSCALL[name] })).toBe(UNEXPECTED);
});
