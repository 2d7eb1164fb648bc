/** Texts that are messages, and texts that are not: each key, each bound on both sides. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMessage, ERROR_TEXT_MAX, isOversized, rpcError } from './message.ts';
import type { AnyProtocol } from './protocol.ts';

const STORE = {
  id: 'rpc.store',
  name: 'store',
  version: 2,
  maxMessage: 2000,
  maxCalls: 2,
  errors: {},
  methods: {},
  fromClient: {},
  fromServer: {},
} satisfies AnyProtocol;

const RPC = 'store/2';
const MOST = Number.MAX_SAFE_INTEGER;
const long = (length: number): string => 'x'.repeat(length);
const error = (more: object = {}): object => {
  return { name: 'GONE', path: 'a', message: 'so', ...more };
};

/** The kind of the message, or the fault and the id of the answer. */
function decoded(value: unknown): string {
  const text = JSON.stringify(value);
  const made = decodeMessage(STORE, text);
  return made.ok ? made.message.kind : `${made.fault.name} ${made.id}`;
}

test.each<readonly [what: string, value: unknown, expected: string]>([
  ['a call', { rpc: RPC, id: 0, method: 'put', params: null }, 'call'],
  ['a call of the largest id', { rpc: RPC, id: MOST, method: 'put', params: 1 }, 'call'],
  ['a larger id', { rpc: RPC, id: MOST + 1, method: 'put', params: 1 }, 'Malformed null'],
  ['a result', { rpc: RPC, id: 0, result: null }, 'result'],
  ['a result of a larger id', { rpc: RPC, id: MOST + 1, result: 1 }, 'Malformed null'],
  ['a result without id', { rpc: RPC, result: 1 }, 'Malformed null'],
  ['a result of no id', { rpc: RPC, id: null, result: 1 }, 'Malformed null'],
  ['a result with another key', { rpc: RPC, id: 0, result: 1, x: 1 }, 'Malformed null'],
  ['a result and an error', { rpc: RPC, id: 0, result: 1, error: error() }, 'Malformed null'],
  ['an error', { rpc: RPC, id: 0, error: error() }, 'error'],
  ['an error of no id', { rpc: RPC, id: null, error: error() }, 'error'],
  ['an error of a negative id', { rpc: RPC, id: -1, error: error() }, 'Malformed null'],
  ['an error with another key', { rpc: RPC, id: 0, error: error({ x: 1 }) }, 'Malformed null'],
  ['an error without a key', { rpc: RPC, id: 0, error: { name: '', path: '' } }, 'Malformed null'],
  ['an error that is a text', { rpc: RPC, id: 0, error: 'GONE' }, 'Malformed null'],
  ...['name', 'path', 'message'].flatMap((key) => [
    [
      `an error with the longest ${key}`,
      { rpc: RPC, id: 0, error: error({ [key]: long(ERROR_TEXT_MAX) }) },
      'error',
    ] as const,
    [
      `an error with a longer ${key}`,
      { rpc: RPC, id: 0, error: error({ [key]: long(ERROR_TEXT_MAX + 1) }) },
      'Malformed null',
    ] as const,
    [
      `an error with a number as its ${key}`,
      { rpc: RPC, id: 0, error: error({ [key]: 1 }) },
      'Malformed null',
    ] as const,
  ]),
  ['a cancel', { rpc: RPC, cancel: 0 }, 'cancel'],
  ['a cancel of no id', { rpc: RPC, cancel: null }, 'Malformed null'],
  ['a cancel of a text', { rpc: RPC, cancel: '0' }, 'Malformed null'],
  ['a cancel of a negative id', { rpc: RPC, cancel: -1 }, 'Malformed null'],
  ['a cancel with another key', { rpc: RPC, cancel: 0, id: 0 }, 'Malformed null'],
  ['a notification', { rpc: RPC, notification: 'changed', params: null }, 'notification'],
  ['a notification without params', { rpc: RPC, notification: 'changed' }, 'Malformed null'],
  ['a notification of no name', { rpc: RPC, notification: 1, params: 1 }, 'Malformed null'],
  ['nothing but its protocol', { rpc: RPC }, 'Malformed null'],
  ['a protocol that is no text', { rpc: 2, cancel: 0 }, 'Malformed null'],
  ['the version before', { rpc: 'store/1', cancel: 0 }, 'WrongVersion null'],
  ['a version of nine digits', { rpc: 'store/999999999', cancel: 0 }, 'WrongVersion null'],
  ['a version of ten digits', { rpc: 'store/9999999999', cancel: 0 }, 'Malformed null'],
  ['no version', { rpc: 'store/', cancel: 0 }, 'Malformed null'],
  ['a version with a letter', { rpc: 'store/v3', cancel: 0 }, 'Malformed null'],
  ['a version of two parts', { rpc: 'store/3/1', cancel: 0 }, 'Malformed null'],
  ['the version, and more', { rpc: 'store/2/1', cancel: 0 }, 'Malformed null'],
  ['another protocol', { rpc: 'stores/1', cancel: 0 }, 'Malformed null'],
])('%s', (_, value, expected) => {
  expect(decoded(value)).toBe(expected);
});

test('the size limit of a message counts bytes', () => {
  const unit = fc.constantFrom('a', 'é', '€', '\u{1f600}');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), fc.nat(48), (text, maxMessage) => {
      expect(isOversized(text, { maxMessage })).toBe(Buffer.byteLength(text) > maxMessage);
    }),
  );
  for (const one of ['a', 'é', '€', '\u{1f600}']) {
    const text = one.repeat(100);
    const bytes = Buffer.byteLength(text);
    const found = [bytes - 1, bytes].map((maxMessage) => isOversized(text, { maxMessage }));
    expect(found).toEqual([true, false]);
  }
});

test('each text of an error is cut to the limit of its receiver, and kept whole up to that', () => {
  for (const length of [0, ERROR_TEXT_MAX, ERROR_TEXT_MAX + 1, 9999]) {
    const made = rpcError('Failed', long(length), long(length));
    const due = long(length <= ERROR_TEXT_MAX ? length : ERROR_TEXT_MAX - 1);
    expect([made.path, made.message]).toEqual([due, due]);
    expect(decoded({ rpc: RPC, id: 0, error: made })).toBe('error');
  }
});
