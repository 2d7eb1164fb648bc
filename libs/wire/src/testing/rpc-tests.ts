/**
 * Tests of a JSON protocol from its cases: the server's answers to texts, and the client's outcomes of
 * replies.
 */
import { RpcClient } from '../rpc/client.ts';
import { untyped, type RpcProtocol, type RpcTypes } from '../rpc/protocol.ts';
import { RpcServer, type RpcHandlers } from '../rpc/server.ts';
import { sampleValue } from '../schema/sample.ts';
import { rpcCases, rpcReplyCases, rpcTitle, type RpcCase } from './rpc-cases.ts';
import type { TestCase } from './test-case.ts';

/** The answer to a text: the id of the reply, and the fault that the server answered with. */
type Answer = { readonly id: unknown; readonly fault: string | null };

async function answerTo<T extends RpcTypes>(
  protocol: RpcProtocol<T>,
  handlers: RpcHandlers<T>,
  { text, method }: RpcCase,
): Promise<Answer | 'no reply'> {
  const replies: string[] = [];
  const server = new RpcServer(protocol, handlers, { send: (reply) => void replies.push(reply) });
  await server.receive(text);
  const [reply, more] = replies;
  if (reply === undefined || more !== undefined) return 'no reply';
  const { id, error } = JSON.parse(reply);
  const own = method === null ? [] : (untyped(protocol).methods[method]?.errors ?? []);
  return { id, fault: error === undefined || own.includes(error.name) ? null : error.name };
}

/**
 * Tests which handlers are reached: each text is answered once, with its fault or by its handler. A
 * handler may answer with an error of its method. `run` gives a promise.
 */
export function rpcTests<T extends RpcTypes>(
  protocol: RpcProtocol<T>,
  handlers: RpcHandlers<T>,
): TestCase[] {
  return rpcCases(protocol).map((one) => {
    const { id, fault } = one;
    return {
      title: rpcTitle(one),
      run: () => answerTo(protocol, handlers, one),
      expected: { id, fault },
    };
  });
}

/** Tests the outcomes of calls by their replies. `run` gives a promise. */
export function rpcReplyTests<T extends RpcTypes>(protocol: RpcProtocol<T>): TestCase[] {
  return rpcReplyCases(protocol).map((one) => ({
    title: rpcTitle(one),
    run: async () => {
      const client = new RpcClient(untyped(protocol), {
        send: () => client.receive(one.text),
        clock: { after: () => () => {} },
      });
      const params = untyped(protocol).methods[one.method]?.params.schema;
      const outcome = await client.call(one.method, params && sampleValue(params));
      return outcome.ok ? null : outcome.error;
    },
    expected: one.error,
  }));
}
