/** A client and a server of one protocol: deadlines, aborts, bounds, faults of the other side. */
import { expect, test } from 'vitest';
import { Clock, connected, HANDLERS, named, SIZE, STORE, type Store } from '../../test/store.ts';
import type { NamedSchema } from '../schema/schema.ts';
import { rpcCases, rpcReplyCases } from '../testing/rpc-cases.ts';
import { rpcReplyTests, rpcTests } from '../testing/rpc-tests.ts';
import { titled } from '../testing/test-case.ts';
import { RpcClient } from './client.ts';
import { decodeMessage, encodeMessage, ERROR_TEXT_MAX, rpcError } from './message.ts';
import type { RpcProtocol } from './protocol.ts';
import type { RpcHandlers } from './server.ts';

function mine(): never {
  throw new Error('mine');
}
const THROWS = { get: mine, enumerable: true };

test('a call is answered, and nothing is pending afterwards', async () => {
  const { client, clock, sent, replies } = connected();
  expect(await client.call('put', { key: 'abc' })).toEqual({ ok: true, value: { size: 3 } });
  expect(sent).toEqual(['{"rpc":"store/2","id":0,"method":"put","params":{"key":"abc"}}']);
  expect(replies).toEqual(['{"rpc":"store/2","id":0,"result":{"size":3}}']);
  expect(clock.waiting).toBe(0);
});

test('an error of the method is an error of the call, with whether it may be retried', async () => {
  const { client } = connected({
    put: ({ key: name }) => ({ ok: false, error: name === 'a' ? 'FULL' : 'GONE', message: 'so' }),
  });
  const [full, gone] = [
    await client.call('put', { key: 'a' }),
    await client.call('put', { key: 'b' }),
  ];
  expect(full).toEqual({ ok: false, error: 'FULL', path: '', message: 'so', again: true });
  expect(gone).toEqual({ ok: false, error: 'GONE', path: '', message: 'so', again: false });
});

test('params that do not fit are reported with their path, and are not sent', async () => {
  const { client, sent } = connected();
  expect(await client.call('put', { key: '' })).toMatchObject({
    error: 'BadParams',
    path: 'key',
    message: `'key' takes a string of 1 to 8 characters, not ""`,
    again: false,
  });
  expect(sent).toEqual([]);
});

test('a server reports the path of params that do not fit, and does not reach the handler', async () => {
  let reached = 0;
  const { server, replies } = connected({
    put: () => {
      reached++;
      return { ok: true, value: { size: 1 } };
    },
  });
  await server.receive('{"rpc":"store/2","id":9,"method":"put","params":{"key":"a","valeu":"b"}}');
  expect(JSON.parse(replies[0] ?? '')).toEqual({
    rpc: 'store/2',
    id: 9,
    error: {
      name: 'BadParams',
      path: 'valeu',
      message: `'valeu' is no key; the keys are key, value`,
    },
  });
  expect(reached).toBe(0);
});

test.each<readonly [what: string, put: RpcHandlers<Store>['put'], message: string]>([
  ['throws', () => Promise.reject(new Error('secret')), 'the handler threw'],
  [
    'gives a result that does not fit',
    () => ({ ok: true, value: { size: 100 } }),
    'the handler gave a result that does not fit',
  ],
  [
    'gives an error that its method does not have',
    () => ({ ok: false, error: 'Failed' as never }),
    'the handler gave an error that its method does not have',
  ],
])('a handler that %s fails its call, and its client gets no details', async (_, put, message) => {
  const { client, server } = connected({ put });
  const outcome = await client.call('put', { key: 'a' });
  expect(outcome).toMatchObject({ error: 'Failed', message, again: false });
  expect(server.counts.failed).toBe(1);
});

test('a call ends at its deadline, its handler is aborted, and a later reply is stray', async () => {
  let given: AbortSignal | undefined;
  let end: (() => void) | undefined;
  const { client, clock, server, sent, replies } = connected({
    ping: async (_params, { signal }) => {
      given = signal;
      await new Promise<void>((resolve) => (end = resolve));
      return { ok: true, value: true };
    },
  });
  const call = client.call('ping', null);
  clock.pass(9);
  expect(given?.aborted).toBe(false);
  clock.pass(1);
  expect(await call).toMatchObject({ error: 'TimedOut', again: true });
  expect(given?.aborted).toBe(true);
  expect(sent.at(-1)).toBe('{"rpc":"store/2","cancel":0}');
  end?.();
  await Promise.resolve();
  expect(replies).toEqual([]);
  client.receive('{"rpc":"store/2","id":0,"result":true}');
  expect(client.counts.stray).toBe(1);
  expect([server.counts.garbled, clock.waiting]).toEqual([0, 0]);
});

test('an aborted call has no reply, keeps its id, and counts until its handler ends', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { server, replies } = connected({
    ping: () => promise.then(() => ({ ok: true, value: true })),
  });
  const ping = (id: number): Promise<void> =>
    server.receive(`{"rpc":"store/2","id":${id},"method":"ping","params":null}`);
  const [first, second] = [ping(1), ping(2)];
  await server.receive('{"rpc":"store/2","cancel":1}');
  await ping(1);
  await ping(3);
  resolve();
  await Promise.all([first, second]);
  await ping(1);
  const told = replies
    .map((text) => JSON.parse(text))
    .map(({ id, result, error }) => `${id} ${result ?? error.name}`);
  expect(told).toEqual(['1 Malformed', '3 TooManyCalls', '2 true', '1 true']);
});

test('an abort after a completed call sends nothing', async () => {
  const controller = new AbortController();
  const { client, sent } = connected();
  await client.call('put', { key: 'a' }, { signal: controller.signal });
  controller.abort();
  expect(sent).toHaveLength(1);
});

test('an error without an id completes no call, not even the first one', async () => {
  const { client, clock } = connected({ ping: () => new Promise(() => {}) });
  const call = client.call('ping', null);
  client.receive('{"rpc":"store/2","id":null,"error":{"name":"Failed","path":"","message":""}}');
  expect(client.counts.stray).toBe(1);
  clock.pass(10);
  expect(await call).toMatchObject({ error: 'TimedOut' });
});

test('a value that the guard of a schema rejects does not fit, whatever its table says', async () => {
  const params: NamedSchema<null> = {
    ...named<null>('Null', SIZE),
    is: (value) => value === null,
  };
  const sent: string[] = [];
  const strict = new RpcClient<Store>(
    {
      ...STORE,
      methods: { ...STORE.methods, put: { ...STORE.methods.put, params: params as never } },
    },
    { send: (text) => sent.push(text), clock: new Clock() },
  );
  const outcome = await strict.call('put', { size: 1 } as never);
  expect(outcome).toMatchObject({ error: 'BadParams', path: '', message: 'it does not fit' });
  expect(sent).toEqual([]);
});

test('the timeout of a caller can shorten the deadline, not extend it', async () => {
  const never = (): Promise<never> => new Promise(() => {});
  const { client, clock } = connected({ ping: never });
  // In the test's own clock.
  const wait = (timeoutMs: number): { timeoutMs: number } => ({ timeoutMs });
  const short = client.call('ping', null, wait(3));
  const long = client.call('ping', null, wait(30));
  clock.pass(3);
  expect(await short).toMatchObject({ error: 'TimedOut' });
  clock.pass(7);
  expect(await long).toMatchObject({ error: 'TimedOut' });
});

test('an aborted call ends at once; one that was aborted before is not sent', async () => {
  const controller = new AbortController();
  const { client, clock, sent } = connected({ put: () => new Promise(() => {}) });
  const call = client.call('put', { key: 'a' }, { signal: controller.signal });
  controller.abort();
  expect(await call).toMatchObject({ error: 'Aborted', again: false });
  const before = sent.length;
  const late = await client.call('put', { key: 'a' }, { signal: controller.signal });
  expect(late).toMatchObject({ error: 'Aborted' });
  expect([sent.length, clock.waiting]).toEqual([before, 0]);
});

test('calls up to the limit are pending; one more is not sent', async () => {
  const { client, sent } = connected({ put: () => new Promise(() => {}) });
  void client.call('put', { key: 'a' });
  void client.call('put', { key: 'b' });
  const third = await client.call('put', { key: 'c' });
  expect(third).toMatchObject({ error: 'TooManyCalls', again: true });
  expect(sent.length).toBe(2);
});

test('a server runs calls up to the limit, and rejects one whose id is in use', async () => {
  const { server, replies } = connected({ put: () => new Promise(() => {}) });
  const call = (id: number): Promise<void> =>
    server.receive(`{"rpc":"store/2","id":${id},"method":"put","params":{"key":"a"}}`);
  void call(1);
  void call(2);
  await call(2);
  await call(3);
  expect(replies.map((text) => JSON.parse(text)).map(({ id, error }) => [id, error.name])).toEqual([
    [2, 'Malformed'],
    [3, 'TooManyCalls'],
  ]);
});

test('the end of a connection ends its calls and aborts its handlers', async () => {
  let given: AbortSignal | undefined;
  const { client, server, replies } = connected({
    put: (_, { signal }) => {
      given = signal;
      return new Promise(() => {});
    },
  });
  const call = client.call('put', { key: 'a' });
  client.close();
  server.close();
  expect(await call).toMatchObject({ error: 'Disconnected', again: false });
  expect(given?.aborted).toBe(true);
  expect(await client.call('ping', null)).toMatchObject({ error: 'Disconnected', again: true });
  const before = given;
  await server.receive('{"rpc":"store/2","id":9,"method":"ping","params":null}');
  void server.receive('{"rpc":"store/2","id":9,"method":"put","params":{"key":"a"}}');
  await server.receive('');
  expect([given === before, server.counts]).toEqual([true, { garbled: 0, unheard: 0, failed: 0 }]);
  expect([replies, client.notify('closing', null), server.notify('changed', { key: 'a' })]).toEqual(
    [[], false, false],
  );
});

test('a connection that does not take a message fails its call', async () => {
  const send = (): never => {
    throw new Error('closed');
  };
  const { client, clock } = connected({}, { send });
  expect(await client.call('put', { key: 'a' })).toMatchObject({ error: 'Disconnected' });
  expect([client.notify('closing', null), clock.waiting]).toEqual([false, 0]);
});

test('a call that is larger than a message is not sent, and a result that is fails', async () => {
  const { client, sent } = connected();
  const value = 'é'.repeat(250);
  expect(await client.call('put', { key: 'a', value })).toMatchObject({ error: 'Oversized' });
  expect(sent).toEqual([]);
});

test('notifications of both sides are received; those that do not fit are not sent', () => {
  const heard: string[] = [];
  const { client, server, closed } = connected(
    {},
    { on: { changed: ({ key: name }) => heard.push(name) } },
  );
  expect(server.notify('changed', { key: 'a' })).toBe(true);
  expect(server.notify('changed', { key: '' })).toBe(false);
  expect(client.notify('closing', null)).toBe(true);
  expect([heard, closed]).toEqual([['a'], [null]]);
});

/** Values that a JavaScript handler may return, none of them an answer. */
const NO_ANSWERS: readonly (readonly [what: string, answer: unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 5],
  ['an object that throws at `ok`', Object.defineProperty({}, 'ok', { get: mine })],
  ['a message that is no text', { ok: false, error: 'FULL', message: 5 }],
  ['a value that throws', { ok: true, value: Object.defineProperty({}, 'size', THROWS) }],
  ['a value whose keys throw', { ok: true, value: new Proxy({}, { ownKeys: mine }) }],
];

test.each(NO_ANSWERS)(
  'a handler that gives %s fails its call, and frees its place',
  async (_, answer) => {
    let given = answer;
    const { client, server } = connected({ put: () => given as never });
    for (let i = 0; i <= STORE.maxCalls; i++) {
      expect(await client.call('put', { key: 'a' })).toMatchObject({ ok: false, error: 'Failed' });
    }
    expect(server.counts.failed).toBe(STORE.maxCalls + 1);
    given = { ok: true, value: { size: 1 } };
    expect(await client.call('put', { key: 'a' })).toMatchObject({ ok: true });
  },
);

test.each<readonly [what: string, value: unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a number', 5],
  ['an object with a length', { length: 3 }],
  // Its one text is longer than a message may be, and its length is 1.
  ['a list of a text', [`{"rpc":"store/2","id":0,"method":"${'x'.repeat(STORE.maxMessage)}"}`]],
  ['bytes', new TextEncoder().encode('{"rpc":"store/2","id":0,"method":"ping","params":null}')],
])('%s in place of a text is malformed on either side', async (_, value) => {
  const { client, server, replies } = connected();
  client.receive(value as never);
  expect(client.counts.garbled).toBe(1);
  await server.receive(value as never);
  expect(server.counts.garbled).toBe(1);
  expect(replies.map((text) => JSON.parse(text))).toEqual([
    { rpc: 'store/2', id: null, error: { name: 'Malformed', path: '', message: 'it is no text' } },
  ]);
});

test('params with a getter that throws do not fit, and nothing is sent', async () => {
  const { client, server, sent, replies } = connected();
  const params = Object.defineProperty({}, 'key', THROWS) as never;
  expect(await client.call('put', params)).toMatchObject({ ok: false, error: 'BadParams' });
  expect(server.notify('changed', params)).toBe(false);
  expect([sent, replies]).toEqual([[], []]);
});

test.each(['nowhere', '__proto__', 'toString'])(
  'a method with the name %s does not exist, also for a client',
  async (name) => {
    const { client, sent } = connected();
    const outcome = await client.call(name as never, null as never);
    expect(outcome).toMatchObject({ ok: false, error: 'UnknownMethod' });
    expect(sent).toEqual([]);
  },
);

test('malformed messages are counted, and a client never answers them', async () => {
  const { client, server, sent, replies } = connected();
  const garbled = [
    '',
    '{"rpc":"store/2","id":0,"method":"ping","params":null}',
    '{"rpc":"store/2","cancel":1}',
    '{"rpc":"store/1","id":0,"result":true}',
    '{"rpc":"store/2","notification":"changed","params":{}}',
    '{"rpc":"store/2","notification":"toString","params":{}}',
  ];
  for (const text of garbled) client.receive(text);
  client.receive('{"rpc":"store/2","notification":"changed","params":{"key":"a"}}');
  client.receive('{"rpc":"store/2","id":null,"error":{"name":"Malformed","path":"","message":""}}');
  expect(client.counts).toEqual({ stray: 1, garbled: 6, unheard: 1, threw: 0 });
  expect(sent).toEqual([]);
  await server.receive('{"rpc":"store/2","id":0,"result":true}');
  await server.receive('{"rpc":"store/2","id":null,"error":{"name":"a","path":"","message":""}}');
  await server.receive('{"rpc":"store/2","notification":"closing","params":1}');
  await server.receive('{"rpc":"store/2","cancel":5}');
  expect(server.counts).toEqual({ garbled: 2, unheard: 1, failed: 0 });
  expect(replies).toEqual([]);
});

test('an undeclared notification is not sent', () => {
  const { client, server, sent, replies } = connected();
  for (const name of ['toString', 'opening']) {
    expect(client.notify(name as never, null as never)).toBe(false);
    expect(server.notify(name as never, null as never)).toBe(false);
  }
  expect([sent, replies]).toEqual([[], []]);
});

test('params that throw a value without a text give an outcome', async () => {
  const { client } = connected();
  const params = {
    get key(): string {
      throw Object.create(null);
    },
  };
  expect(await client.call('put', params)).toMatchObject({ ok: false, error: 'BadParams' });
});

test('a listener that throws does not affect the others', () => {
  const { client, server } = connected(
    {},
    {
      on: {
        changed: () => {
          throw new Error('mine');
        },
      },
    },
  );
  expect(server.notify('changed', { key: 'a' })).toBe(true);
  expect(client.counts.threw).toBe(1);
});

test.each(titled(rpcTests(STORE, HANDLERS)))('%s', async (_, { run, expected }) => {
  expect(await run()).toEqual(expected);
});

test.each(titled(rpcReplyTests(STORE)))('%s', async (_, { run, expected }) => {
  expect(await run()).toEqual(expected);
});

test('there are cases of each fault of a text, and of each method', () => {
  const cases = rpcCases(STORE);
  const faults = new Set(cases.map(({ fault }) => fault));
  expect([...faults].map(String).sort()).toEqual([
    'BadParams',
    'Malformed',
    'Oversized',
    'UnknownMethod',
    'WrongVersion',
    'null',
  ]);
  const reached = new Set(cases.map(({ method }) => method));
  expect([...reached].map(String).sort()).toEqual(['null', 'ping', 'put']);
  expect(new Set(rpcReplyCases(STORE).map(({ error }) => String(error)))).toEqual(
    new Set(['null', 'BadReply', 'FULL', 'GONE', 'Failed']),
  );
});

test('a message is decoded to its parts', () => {
  const messages = [
    { kind: 'call', id: 3, method: 'put', params: { key: 'a' } },
    { kind: 'result', id: 3, result: null },
    { kind: 'error', id: null, error: rpcError('Malformed', 'it is no JSON') },
    { kind: 'cancel', id: 3 },
    { kind: 'notification', name: 'changed', params: { key: 'a' } },
  ] as const;
  const any = STORE as unknown as RpcProtocol;
  for (const message of messages) {
    expect(decodeMessage(any, encodeMessage(any, message))).toEqual({ ok: true, message });
  }
});

test('the text of an error is cut between characters', () => {
  const { message } = rpcError('Failed', `${'x'.repeat(ERROR_TEXT_MAX - 2)}🙂🙂`);
  expect(message.length).toBeLessThan(ERROR_TEXT_MAX);
  expect(message.isWellFormed()).toBe(true);
});
