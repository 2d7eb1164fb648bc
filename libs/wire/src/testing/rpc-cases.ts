/**
 * Cases of a JSON protocol: incoming texts, and the server's answers. For each method its good calls,
 * each key left out, an additional key, another type in each place, each bound exceeded; for the
 * envelope texts that are not messages, another version, an unknown method, and a text that is too
 * large.
 */
import { encodeMessage, protocolTag } from '../rpc/message.ts';
import { untyped, type RpcFault, type RpcProtocol, type RpcTypes } from '../rpc/protocol.ts';
import { sampleValue } from '../schema/sample.ts';
import type { Plain } from '../schema/schema.ts';
import { schemaCases } from './schema-cases.ts';

/** A text that a server receives. */
export type RpcCase = {
  /** Ids of the elements that it tests. */
  readonly covers: readonly string[];
  readonly what: string;
  readonly text: string;
  /** The method whose handler is reached; null if the server answers itself. */
  readonly method: string | null;
  /** The id of the reply; null if the text has no readable id. */
  readonly id: number | null;
  /** The fault that the server answers with. */
  readonly fault: RpcFault | null;
};

/** A reply that a client receives to a call of a method, and the outcome of the call. */
export type RpcReplyCase = {
  readonly covers: readonly string[];
  readonly what: string;
  readonly method: string;
  /** The reply to the call with the id 0. */
  readonly text: string;
  /** The name of the error; null for a result. */
  readonly error: string | null;
};

const ID = 7;

/** The title of a case's test, which starts with the ids of the elements that it tests. */
export function rpcTitle(one: RpcCase | RpcReplyCase): string {
  const end = 'fault' in one ? one.fault : one.error;
  const outcome = end === null ? 'is taken' : `is answered ${end}`;
  return `${one.covers.join(' ')} ${outcome}: ${one.what}`;
}

function callCases<T extends RpcTypes>(protocol: RpcProtocol<T>): RpcCase[] {
  return Object.entries(protocol.methods).flatMap(([method, { id, params }]) =>
    schemaCases(params.schema).map(({ what, value, fits }): RpcCase => {
      const text = encodeMessage(untyped(protocol), {
        kind: 'call',
        id: ID,
        method,
        params: value,
      });
      const small = text.length <= protocol.maxMessage;
      const fault = !small ? 'Oversized' : fits ? null : 'BadParams';
      const covers = small ? [id] : [`${protocol.id}.fault.Oversized`];
      return {
        covers,
        what,
        text,
        id: small ? ID : null,
        method: fault === null ? method : null,
        fault,
      };
    }),
  );
}

/** The parts of the first good call of a protocol. */
function goodCall<T extends RpcTypes>(protocol: RpcProtocol<T>): Record<string, Plain> {
  const [first] = Object.entries(protocol.methods);
  const [method, params] =
    first === undefined ? ['none', null] : [first[0], sampleValue(first[1].params.schema)];
  return { rpc: protocolTag(protocol), id: ID, method, params };
}

function envelopeCases<T extends RpcTypes>(protocol: RpcProtocol<T>): RpcCase[] {
  const good = goodCall(protocol);
  const of = (
    fault: RpcFault,
    what: string,
    value: Plain | (() => string),
    id: number | null = null,
  ): RpcCase => {
    const text = typeof value === 'function' ? value() : JSON.stringify(value);
    return { covers: [`${protocol.id}.fault.${fault}`], what, text, method: null, id, fault };
  };
  const without = (key: string): Plain =>
    Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));
  const { name, version } = protocol;
  const text = JSON.stringify(good);
  return [
    of('Malformed', 'no text at all', () => ''),
    of('Malformed', 'a text that ends too early', () => text.slice(0, -1)),
    of('Malformed', 'a text with more after it', () => `${text}{}`),
    of('Malformed', 'null', null),
    of('Malformed', 'a list', [good]),
    of('Malformed', 'no protocol', without('rpc')),
    of('Malformed', 'another protocol', { ...good, rpc: `${name}x/${version}` }, ID),
    of('Malformed', 'a protocol without a version', { ...good, rpc: name }, ID),
    of('Malformed', 'a call without an id', without('id')),
    of('Malformed', 'a call without a method', without('method')),
    of('Malformed', 'a call without params', without('params'), ID),
    of('Malformed', 'an id that is no number', { ...good, id: '7' }),
    of('Malformed', 'an id that is negative', { ...good, id: -1 }),
    of('Malformed', 'an id with a fraction', { ...good, id: 0.5 }),
    of('Malformed', 'a method that is no text', { ...good, method: 1 }, ID),
    of('Malformed', 'a key too many', { ...good, more: 1 }, ID),
    of('Malformed', 'a call that is a reply as well', { ...good, result: null }, ID),
    of('WrongVersion', 'the version before', { ...good, rpc: `${name}/${version - 1}` }, ID),
    of('WrongVersion', 'the version after', { ...good, rpc: `${name}/${version + 1}` }, ID),
    of(
      'UnknownMethod',
      'a method that is not declared',
      { ...good, method: `${Object.keys(protocol.methods).join('')}X` },
      ID,
    ),
    of('UnknownMethod', 'a method that objects have', { ...good, method: 'constructor' }, ID),
    of('Oversized', 'one byte more than a message has', {
      text: text.padEnd(protocol.maxMessage + 1),
    }),
    of(
      'Oversized',
      'fewer characters than bytes',
      () => `"${'é'.repeat(protocol.maxMessage / 2)}"`,
    ),
  ];
}

/** The texts that a server of a protocol receives. */
export function rpcCases<T extends RpcTypes>(protocol: RpcProtocol<T>): RpcCase[] {
  return [...envelopeCases(protocol), ...callCases(protocol)];
}

/** The replies that a client of a protocol receives. */
export function rpcReplyCases<T extends RpcTypes>(protocol: RpcProtocol<T>): RpcReplyCase[] {
  const rpc = protocolTag(protocol);
  return Object.entries(protocol.methods).flatMap(([method, { id, result, errors }]) => {
    const of = (what: string, reply: object, error: string | null): RpcReplyCase => {
      return { covers: [id], what, method, text: JSON.stringify({ rpc, id: 0, ...reply }), error };
    };
    const failure = (name: string): object => ({ error: { name, path: '', message: 'so' } });
    const results = schemaCases(result.schema).map(({ what, value, fits }) =>
      of(what, { result: value }, fits ? null : 'BadReply'),
    );
    return [
      // A result that is larger than a message has no reply.
      ...results.filter(({ text }) => text.length * 3 <= protocol.maxMessage),
      ...errors.map((name: string) => of(`the error ${name}`, failure(name), name)),
      of('an error that is not declared', failure(`${errors.join('')}X`), 'BadReply'),
      of('an error of the protocol', failure('Failed'), 'Failed'),
    ];
  });
}
