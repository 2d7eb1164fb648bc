import { expect, test } from 'vitest';
import { contractFile, snapshotOf, surprisesIn, type Head } from '../testing/annotated.ts';

const before = `
  errors: { EPERM: errno(1, ''), EOLD: errno(2, '') },
  types: { Grade: enumeration(u8, { Idle: 0, Busy: 1 }, { closed: false }) },
  syscalls: { yield: syscall(0, { cost: 1 }), old: syscall(1, { cost: 1 }), gone: syscall(2, { cost: 1 }),
    qos: syscall(15, { selector: selector('a0', { errno: 'EPERM' }), ops: { get: op(0, { cost: 1 }) } }) },
  service: { name: 'timed', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { arm: serviceOp(1, { request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: '' }) },
    events: { fired: event(2, {}) } },`;

const after = `
  errors: { EPERM: errno(5, '') }, //! ABI2002 registry/renumbered errno EPERM was 1, is 5
  types: { Grade: enumeration(u8, { Idle: 0, Busy: 2 }, { closed: false }) }, //! ABI2002 registry/renumbered was 1, is 2
  syscalls: { yield: syscall(9, { cost: 1 }), //! ABI2002 registry/renumbered restore 9
    qos: syscall(15, { selector: selector('a0', { errno: 'EPERM' }), ops: {
      get: op(1, { cost: 1 }) } }) }, //! ABI2002 registry/renumbered selector qos.get was 0, is 1
  service: { name: 'timed', authority: 'any',
    status: { OK: 0, BAD: 3 }, //! ABI2002 registry/renumbered status timed.BAD was 1, is 3
    envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { arm: serviceOp(4, { request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: '' }) }, //! ABI2002 registry/renumbered opcode timed.arm
    events: { fired: event(2, {}) } },
  reserved: { errnos: [2], syscalls: [2] }, //! ABI2002 registry/renumbered syscall old was 1 and is gone`;

const compare = (text: string, now: Head = {}, then: Head = {}): string[] =>
  surprisesIn([contractFile(text, now)], snapshotOf([contractFile(before, then)]));

test('numbers of an accepted contract do not move, and leave a reservation when they are removed', () => {
  expect(compare(after.replace('restore 9', 'restore 0'))).toEqual([]);
});

test('an unchanged contract passes', () => {
  expect(compare(before)).toEqual([]);
});

test('numbers of a draft may move', () => {
  const silent = after.replaceAll(/\/\/!.*/g, '');
  expect(compare(silent, { status: 'draft' })).toEqual([]);
  expect(compare(silent, {}, { status: 'draft' })).toEqual([]);
});
