/** Outcomes of a call, and whether it may be retried after each. */
import { expect, test } from 'vitest';
import { connected } from '../../test/store.ts';
import { CALL_FAULTS, RPC_FAULTS, type CallFault, type RpcFault } from './protocol.ts';

/** Whether a call may be retried after each error: a call that is not idempotent, and one that is. */
const AGAIN: Readonly<Record<RpcFault | CallFault, readonly [put: boolean, ping: boolean]>> = {
  Malformed: [false, false],
  WrongVersion: [false, false],
  Oversized: [false, false],
  UnknownMethod: [false, false],
  BadParams: [false, false],
  TooManyCalls: [true, true],
  Failed: [false, true],
  BadReply: [false, true],
  Disconnected: [false, true],
  TimedOut: [false, true],
  Aborted: [false, false],
};

test.each([...RPC_FAULTS, ...CALL_FAULTS])(
  'whether a call may be retried after %s',
  async (name) => {
    const after = async (method: 'put' | 'ping'): Promise<unknown> => {
      const controller = new AbortController();
      const { signal } = controller;
      const { client, clock } = connected({}, { send: () => {} });
      const call =
        method === 'put'
          ? client.call(method, { key: 'a' }, { signal })
          : client.call(method, null, { signal });
      if (name === 'Aborted') controller.abort();
      else if (name === 'TimedOut') clock.pass(2000);
      else if (name === 'Disconnected') client.close();
      else {
        const sent = name === 'BadReply' ? 'Unheard' : name;
        const error = { name: sent, path: '', message: '' };
        client.receive(JSON.stringify({ rpc: 'store/2', id: 0, error }));
      }
      const outcome = await call;
      expect(outcome).toMatchObject({ ok: false, error: name });
      return 'again' in outcome && outcome.again;
    };
    expect([await after('put'), await after('ping')]).toEqual(AGAIN[name]);
  },
);
