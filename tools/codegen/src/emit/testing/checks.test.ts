/** The table of checks says of each what tests need to know of it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { generatedFrom, writtenOut } from '../../testing/generated.ts';

const CALLS = `
  errors: { EPERM: errno(1, 'not allowed') },
  syscalls: {
    /** Replies, and receives. */
    replyRecv: syscall(3, {
      args: {}, cost: ns.micros(1),
      checks: {
        right: fails('EPERM', 'no right'),
        late: fails('EPERM', 'too late', { changesOnReject: ['the reply was sent'] }),
      },
    }),
  },
`;

test('a check that may change something when it rejects is marked, and no other', async () => {
  const folder = writtenOut(await generatedFrom(CALLS));
  const at = pathToFileURL(join(folder, 'src/testing/index.ts')).href;
  const made: unknown = await import(/* @vite-ignore */ at);
  expect(Reflect.get(Object(made), 'CHECKS')).toEqual({
    replyRecv: [
      { name: 'right', id: 'replyRecv.right', error: 'EPERM', errno: 1 },
      { name: 'late', id: 'replyRecv.late', error: 'EPERM', errno: 1, changes: true },
    ],
  });
});
