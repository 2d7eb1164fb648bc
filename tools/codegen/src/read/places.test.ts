import { expect, test } from 'vitest';
import { reader } from './reader.ts';
import { docOf, placeOf } from './source.ts';

const TEXT = `import { a1, callerIs, contract, fails, op, selector, struct, syscall, u32 } from '@abicus/contract';

/** A contract. */
export default contract({
  id: 'RFC-0001', title: 'T', status: 'accepted', owners: [], created: '2026-01-01', feeds: 'kernel',
  context: '', goals: ['one', 'two'],
  types: {
    /**
     * A header.
     *
     *   indented
     */
    Header: struct({ size: u32 }, { size: 4, errno: 'EINVAL' }),
  },
  syscalls: {
    // not a doc
    qos: syscall(15, { selector: selector('a0', { errno: 'EINVAL' }), ops: {
      /** First. */
      /** Changes a class. */
      set: op(1, { cost: 1, checks: {
        authority: fails('EPERM', 'another', { unless: callerIs('execd', 'policyd') }),
      } }),
    } }),
  },
});
`;

const { source } = reader.read('contracts/x.contract.ts', TEXT);

/** The text at a path's place, up to the end of the line. */
function textAt(path: string): string {
  if (source === undefined) throw new Error('not read');
  const { line, col } = placeOf(source, path);
  return (TEXT.split('\n')[line - 1] ?? '').slice(col - 1, col + 11);
}

test('a path is keys, indices and arguments; calls are transparent', () => {
  expect(textAt('goals[1]')).toMatch(/^'two'/);
  expect(textAt('syscalls.qos#0')).toMatch(/^15/);
  expect(textAt('syscalls.qos')).toMatch(/^qos: /);
  expect(textAt('syscalls.qos.selector.errno')).toMatch(/^'EINVAL'/);
  expect(textAt('syscalls.qos.ops.set#0')).toMatch(/^1, /);
  expect(textAt('syscalls.qos.ops.set.cost')).toMatch(/^1, /);
  expect(textAt('syscalls.qos.ops.set.checks.authority#0')).toMatch(/^'EPERM'/);
  expect(textAt('syscalls.qos.ops.set.checks.authority.unless#1')).toMatch(/^'policyd'/);
});

test('if two objects of a call have a key, the first has the path, and the second one with its argument', () => {
  expect(textAt('types.Header.size')).toMatch(/^size: u32/);
  expect(textAt('types.Header#1.size')).toMatch(/^4/);
  expect(textAt('types.Header.errno')).toMatch(/^'EINVAL'/);
});

test('a path without a place has the place of the nearest part around it', () => {
  expect(textAt('syscalls.qos.ops.set.audit.x[3]#1')).toMatch(/^set: op/);
  expect(textAt('nothing')).toBe(textAt(''));
});

test('JSDoc belongs to the key below it; other comments do not', () => {
  if (source === undefined) throw new Error('not read');
  expect(docOf(source, '')).toBe('A contract.');
  expect(docOf(source, 'types.Header')).toBe('A header.\n\n  indented');
  expect(docOf(source, 'syscalls.qos')).toBe('');
  expect(docOf(source, 'syscalls.qos.ops.set')).toBe('Changes a class.');
});
