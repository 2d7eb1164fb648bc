/** Programs whose queues may hold more bytes than the kernel gives them are findings. */
import { expect, test } from 'vitest';
import { plural } from '../diagnostics/plural.ts';
import { contractFile, findingsOf, surprisesIn } from '../testing/annotated.ts';
import { BOOT, plain, serving } from '../testing/booted.ts';

/** An owner may have eight of the longest messages in its queues, and a factory ten bytes for each endpoint. */
const limits = (all: number): ReturnType<typeof contractFile> =>
  contractFile(
    `limits: {
      maxFrame: limit(100, { why: '', atLimit: '' }),
      queuedBytesPerOwner: limit(899, { why: '', atLimit: '' }),
      queuedBytes: limit(${all}, { why: '', atLimit: '' }),
      endpointBytes: limit(10, { why: '', atLimit: '' }),
    },`,
    { id: 'RFC-queues', feeds: 'kernel' },
  );

test('the longest messages in all queues of a program leave its budget the bytes of one more', () => {
  const files = [
    BOOT,
    limits(9999),
    plain('clerk', "program: { name: 'clerk', stackPages: 1, endpoints: { a: 3, b: 4 } },"),
    serving(
      'desk',
      `program: { //! ABI2101 budget/range the queues of 'desk' hold 8 messages
        stackPages: 1, depth: 5, endpoints: { a: 3 } },`,
    ),
    serving(
      'vault',
      `program: { //! ABI2101 budget/range the queues of 'vault' hold 31 messages
        stackPages: 1 },`,
    ),
  ];
  expect(surprisesIn(files)).toEqual([]);
});

test.each([
  // The first program is an owner.
  ["program: { name: 'clerk', stackPages: 1 },", 1, 0],
  ["program: { name: 'clerk', stackPages: 1, endpoints: { a: 1 } },", 2, 0],
  ["program: { name: 'clerk', stackPages: 1, endpointBudget: 4 },", 1, 4],
  ["program: { name: 'clerk', stackPages: 1, endpoints: { a: 1 }, endpointBudget: 1 },", 2, 1],
])(
  'all queues may hold what each owner and each factory may: %s, %i owners and %i endpoints',
  (program, owners, endpoints) => {
    const found = (all: number): string[] =>
      findingsOf([BOOT, limits(all), plain('clerk', program)]).map(({ message }) => message);
    const needed = owners * 899 + endpoints * 10;
    expect(found(needed)).toEqual([]);
    const [one = '', ...more] = found(needed - 1);
    expect([one, more]).toEqual([
      expect.stringContaining(` may have ${plural(needed, 'byte')} queued`),
      [],
    ]);
  },
);
