/** What is generated of a JSON protocol: it compiles, its types reject what it has not, and its server passes its cases. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RpcHandlers, RpcProtocol, RpcTypes } from '@abicus/wire/rpc';
import { rpcReplyTests, rpcTests } from '@abicus/wire/testing';
import { EVERYTHING_SCHEMAS } from '../../testing/everything-schemas.ts';
import { generatedFrom, run, writtenOut } from '../../testing/generated.ts';

const files = await generatedFrom(EVERYTHING_SCHEMAS);

/** Code that uses the client and the server; a line with `// wrong` must not compile. */
const USE = `import { keyStoreRpcClient, keyStoreRpcServer, type KeyStoreDeleteParams } from './index.ts';

const clock = { after: () => () => {} };
const client = keyStoreRpcClient({ send: () => {}, clock, on: { changed: ({ key }) => key.length } });
const server = keyStoreRpcServer(
  {
    put: ({ key, value, tags }) =>
      value === '' ? { ok: false, error: 'FULL' } : { ok: true, value: { size: key.length + (tags?.length ?? 0) } },
    delete: async () => ({ ok: false, error: 'GONE', message: 'no such key' }),
    ping: () => ({ ok: true, value: true }),
  },
  { send: () => {}, on: { closing: () => {} } },
);
const params: KeyStoreDeleteParams = { key: 'a' };
const deleted = await client.call('delete', params, { timeoutMs: 5 });
if (!deleted.ok) {
  const error: 'FULL' | 'GONE' | 'TimedOut' | string = deleted.error;
  void error;
}
void client.call('put', { key: 'a', value: 'b', tags: ['#c'] });
void client.call('put', { key: 'a' }); // wrong
void client.call('put', { key: 'a', value: 'b', more: 1 }); // wrong
void client.call('drop', null); // wrong
void client.notify('closing', null);
void client.notify('changed', { key: 'a' }); // wrong
void server.notify('changed', { key: 'a' });
keyStoreRpcServer({ put: () => ({ ok: false, error: 'GONE' }) }, { send: () => {} }); // wrong
`;

test(
  'what is generated compiles, and its types reject what the protocol has not',
  { timeout: 60_000 },
  () => {
    const root = writtenOut(new Map([...files, ['use.ts', USE]]));
    const tsc = join(import.meta.dirname, '../../../../../node_modules/.bin/tsc');
    const { stdout } = spawnSync(
      tsc,
      ['-p', root, '--pretty', 'false', '--isolatedDeclarations', 'false'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    const red = [...stdout.matchAll(/^src\/(\S+)\((\d+),/gm)].map(
      ([, file, line]) => `${file}:${line}`,
    );
    const wrong = USE.split('\n').flatMap((line, i) =>
      line.endsWith('// wrong') ? [`use.ts:${i + 1}`] : [],
    );
    expect([...new Set(red)]).toEqual(wrong);
  },
);

test('the generated server answers each of its cases as it says, and the client takes each reply so', async () => {
  const { KEY_STORE_RPC: protocol } = (await run(files)) as { KEY_STORE_RPC: RpcProtocol };
  const handlers: RpcHandlers<RpcTypes> = {
    put: () => ({ ok: true, value: { size: 1 } }),
    delete: () => ({ ok: false, error: 'GONE' }),
    ping: () => ({ ok: true, value: true }),
  };
  const tests = [...rpcTests(protocol, handlers), ...rpcReplyTests(protocol)];
  expect(tests.length).toBeGreaterThan(60);
  for (const { title, run: result, expected } of tests) {
    expect([title, await result()]).toEqual([title, expected]);
  }
});

test('the docs of methods, keys and errors are where they are used', () => {
  const protocol = files.get('rpc/key-store.ts') ?? '';
  expect(protocol).toContain('/** Keeps values. */\nexport const KEY_STORE_RPC');
  expect(protocol).toContain('/** Keeps a value. */');
  expect(protocol).toContain('/** Nothing more fits. */');
  expect(files.get('rpc/key-store/put.ts')).toContain('/** What it is found by. */');
});
