/**
 * Commands with streams that take nothing: here one that writes files, one that boots and one that is no verb; in
 * `streams.deep.ts` all.
 */
import { expect, test } from 'vitest';
import { ARGS, run, testStreams } from '../test/streams.ts';
import { COMMANDS } from './commands.ts';

test('every command of the table is among those that are tried', () => {
  const names = [...COMMANDS.map(({ name }) => name), '--help', '--version'];
  expect(Object.keys(ARGS).toSorted()).toEqual(names.toSorted());
});

testStreams(['generate', 'selftest', '--help']);

test('generate --watch ends when its reader is gone', async () => {
  const { code, err } = await run(['generate', '--watch'], 'gone');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});
