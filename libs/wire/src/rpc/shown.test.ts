/** How clients and servers show the elements of a protocol, for the proof of each. */
import { describe, expect, test, type TestContext } from 'vitest';
import { connected, HANDLERS, type Store } from '../../test/store.ts';
import type { RpcHandlers } from './server.ts';

describe('what calls and notifications show of a protocol', () => {
  const answer = async (put: RpcHandlers<Store>['put'], text: string): Promise<void> => {
    await connected({ put }).server.receive(text);
  };
  const call = (params: object): string =>
    JSON.stringify({ rpc: 'store/2', id: 1, method: 'put', params });
  const good = call({ key: 'a' });
  const gives =
    (given: unknown): RpcHandlers<Store>['put'] =>
    () =>
      given as never;
  const { put } = HANDLERS;
  const cases: readonly (readonly [what: string, run: () => unknown, seen: readonly string[]])[] = [
    ['an answer', () => answer(put, good), ['rpc.store.put answered']],
    [
      'an error of the method',
      () => answer(gives({ ok: false, error: 'GONE' }), good),
      ['rpc.store.put.GONE rejected'],
    ],
    ['a handler that fails', () => answer(gives(undefined), good), []],
    ['params that do not fit', () => answer(put, call({})), ['rpc.store.put malformed']],
    ['what is no message', () => answer(put, '{}'), ['rpc.store.fault.Malformed rejected']],
    [
      'a method that there is none of',
      () => answer(put, good.replace('put', 'pot')),
      ['rpc.store.fault.UnknownMethod rejected'],
    ],
    [
      'a notification of the client',
      () => connected().client.notify('closing', null),
      ['rpc.store.notification.closing sent'],
    ],
    [
      'a notification of the server',
      () => connected().server.notify('changed', { key: 'a' }),
      ['rpc.store.notification.changed sent'],
    ],
    [
      'a notification that does not fit',
      () => connected().server.notify('changed', { key: '' }),
      [],
    ],
  ];
  const done = new Map<string, TestContext['task']>();

  test.for(cases)('%s is made', async ([what, run], { task }) => {
    await run();
    done.set(what, task);
    expect(done.has(what)).toBe(true);
  });

  test.for(cases)('%s shows itself as expected', ([what, , seen]) => {
    const { seen: shown = [] } = Object(Reflect.get(done.get(what)?.meta ?? {}, 'abicus'));
    expect(shown.map(([id, how]: string[]) => `${id} ${how}`)).toEqual(seen);
  });
});
