/** Which errors are of authority in a package, and what has a number or name that was given up. */
import { expect, test } from 'vitest';
import { contractFile, ERRORS, modelOf } from '../testing/annotated.ts';
import { authorityNames, takenBy } from './authority.ts';
import { EXAMPLE } from './example.ts';

const model = modelOf(Object.entries(EXAMPLE).map(([file, text]) => ({ file, text })));

test.each<[what: string, given: unknown, slug: string, feeds: string, by: string | undefined]>([
  // The number of a syscall is one of the whole system.
  ['syscall', 40, 'spool', 'spool', 'queue'],
  ['syscall', 41, 'spool', 'spool', undefined],
  ['opcode', '7', 'spool', 'spool', 'put'],
  ['opcode', 9, 'spool', 'spool', 'printed'],
  ['opcode', 7, 'desk', 'desk', undefined],
  ['opcode', 7, 'kernel', 'kernel', undefined],
  ['errno', 22, 'kernel', 'kernel', 'EINVAL'],
  ['errno', 22, 'spool', 'spool', undefined],
  ['errno', 23, 'kernel', 'kernel', undefined],
  ['name', 'slots', 'kernel', 'kernel', 'slots'],
  ['name', 'slots', 'spool', 'spool', undefined],
  ['name', 'lpr', 'kernel', 'kernel', undefined],
])('the %s %s of %s', (what, given, slug, feeds, by) => {
  expect(takenBy(model, { slug, feeds }, what, given)).toBe(by);
});

const NAMED = [
  'EPERM',
  'EACCES',
  'X_DENIED',
  'FORBIDDEN_Y',
  'NOT_ALLOWED',
  'UNAUTHORIZED',
  'UNAUTHORISED',
];
const OTHERS = ['EPERMIT', 'BUSY', 'XEPERM'];

test.each([...NAMED, ...OTHERS])('%s is an error of authority by its name, or is not', (name) => {
  const one = modelOf([
    contractFile(`
      errors: { ${name}: errno(1, 'no') },
      syscalls: { end: syscall(1, { cost: ns.micros(1), checks: { it: fails('${name}', 'no') } }) },
    `),
  ]);
  expect([...authorityNames([one], 'kernel')]).toEqual(NAMED.includes(name) ? [name] : []);
});

test('an error of a check that spares callers is one of authority, in its package', () => {
  const one = modelOf([
    contractFile(`${ERRORS} principals: ['init'],
      syscalls: { end: syscall(1, { cost: ns.micros(1), checks: {
        it: fails('EINVAL', 'no', { unless: callerIs('init') }),
      } }) },
    `),
  ]);
  expect([...authorityNames([one], 'kernel')]).toEqual(['EINVAL']);
  expect([...authorityNames([modelOf([]), one], 'kernel')]).toEqual(['EINVAL']);
  expect([...authorityNames([one], 'spool')]).toEqual([]);
});

test('statuses of services are errors of authority as well', () => {
  const desk = modelOf([
    contractFile(
      `service: {
        name: 'desk', status: { OK: 0, BAD: 1, DENIED_HERE: 2 }, authority: 'any',
        envelope: { magic: 'DK', version: 1, nonce: none, reply: ['nonce', 'status'], malformed: 'BAD' },
        ops: { keep: serviceOp(1, {
          request: {}, reply: {}, idempotent: true, checks: { no: fails('DENIED_HERE', 'never') },
        }) },
      },`,
      { feeds: 'desk' },
    ),
  ]);
  expect([...authorityNames([desk], 'desk')]).toEqual(['DENIED_HERE']);
});
