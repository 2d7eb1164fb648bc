/**
 * Messages as text: JSON with closed keys.
 * { "rpc": "store/1", "id": 7, "method": "put", "params": {…} }      a call
 * { "rpc": "store/1", "id": 7, "result": {…} }                        its reply
 * { "rpc": "store/1", "id": 7, "error": { "name", "path", "message" } }
 * { "rpc": "store/1", "cancel": 7 }                                   the caller aborted it
 * { "rpc": "store/1", "notification": "changed", "params": {…} }
 * The reply to an invalid message has the id null. Decoding is total: a text is a message, or a fault.
 */
import { isObject, type PlainObject } from '../schema/fits.ts';
import { utf8Length } from '../text.ts';
import type { AnyProtocol, RpcFault } from './protocol.ts';

/** An error as it is sent. */
export type RpcError = {
  readonly name: string;
  /** The faulty key, `params.key`; empty if no key is faulty. */
  readonly path: string;
  readonly message: string;
};

/** A message. */
export type RpcMessage =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: string;
      readonly params: unknown;
    }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number | null; readonly error: RpcError }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'notification'; readonly name: string; readonly params: unknown };

/** A message that answers a call. */
export type RpcReply = Extract<RpcMessage, { readonly kind: 'result' | 'error' }>;

/** A fault of a message: its name is one of the protocol's own errors. */
export type MessageFault = RpcError & { readonly name: RpcFault };

/** A message; or the fault of a text, with the id of its call if that can be read. */
export type MessageResult =
  | { readonly ok: true; readonly message: RpcMessage }
  | { readonly ok: false; readonly id: number | null; readonly fault: MessageFault };

/** The longest message or path of an error in characters. */
export const ERROR_TEXT_MAX = 256;

const cut = (text: string): string => {
  const short = text.length > ERROR_TEXT_MAX ? text.slice(0, ERROR_TEXT_MAX - 1) : text;
  // The cut may leave half of a surrogate pair, which has no encoding.
  return short.toWellFormed();
};

/** An error as it is sent: long texts are cut. */
export function rpcError<N extends string>(
  name: N,
  message: string,
  path = '',
): RpcError & { readonly name: N } {
  return { name, path: cut(path), message: cut(message) };
}

/** The `rpc` field of all messages of a protocol. */
export function protocolTag({ name, version }: Pick<AnyProtocol, 'name' | 'version'>): string {
  return `${name}/${version}`;
}

/** Encodes a message. Its params or result have been checked. */
export function encodeMessage(protocol: AnyProtocol, message: RpcMessage): string {
  const rpc = protocolTag(protocol);
  switch (message.kind) {
    case 'call': {
      const { id, method, params } = message;
      return JSON.stringify({ rpc, id, method, params });
    }
    case 'result':
      return JSON.stringify({ rpc, id: message.id, result: message.result });
    case 'error':
      return JSON.stringify({ rpc, id: message.id, error: message.error });
    case 'cancel':
      return JSON.stringify({ rpc, cancel: message.id });
    case 'notification':
      return JSON.stringify({ rpc, notification: message.name, params: message.params });
  }
}

/**
 * Whether a text has more bytes than a message may have. Most are far shorter, and their bytes are not
 * counted.
 */
export function isOversized(
  text: string,
  { maxMessage }: Pick<AnyProtocol, 'maxMessage'>,
): boolean {
  if (text.length * 3 <= maxMessage) return false;
  return text.length > maxMessage || utf8Length(text) > maxMessage;
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function isError(value: unknown): value is RpcError {
  if (!isObject(value) || Object.keys(value).length !== 3) return false;
  const texts = [value['name'], value['path'], value['message']];
  return texts.every((one) => typeof one === 'string' && one.length <= ERROR_TEXT_MAX);
}

/** The message with the keys of an object; nothing if keys are missing, unknown or too many. */
function messageOf(value: PlainObject): RpcMessage | undefined {
  const { id, method, params, result, error, cancel, notification } = value;
  const has = (...keys: readonly string[]): boolean =>
    Object.keys(value).length === keys.length + 1 && keys.every((key) => Object.hasOwn(value, key));
  if (has('id', 'method', 'params') && isId(id) && typeof method === 'string') {
    return { kind: 'call', id, method, params };
  }
  if (has('id', 'result') && isId(id)) return { kind: 'result', id, result };
  if (has('id', 'error') && (id === null || isId(id)) && isError(error)) {
    return { kind: 'error', id, error };
  }
  if (has('cancel') && isId(cancel)) return { kind: 'cancel', id: cancel };
  if (has('notification', 'params') && typeof notification === 'string') {
    return { kind: 'notification', name: notification, params };
  }
  return undefined;
}

/** Parses a JSON text; gives nothing if it is invalid. */
function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Decodes a text. A port may deliver any value: a value that is not text is a fault. */
export function decodeMessage(protocol: AnyProtocol, text: unknown): MessageResult {
  const rejected = (name: RpcFault, why: string, id: number | null = null): MessageResult => {
    return { ok: false, id, fault: rpcError(name, why) };
  };
  if (typeof text !== 'string') return rejected('Malformed', 'it is no text');
  if (isOversized(text, protocol)) {
    return rejected('Oversized', `a message has no more than ${protocol.maxMessage} bytes`);
  }
  const json = parsed(text);
  if (json === undefined) return rejected('Malformed', 'it is no JSON');
  const { value } = json;
  const tag = protocolTag(protocol);
  if (!isObject(value) || !Object.hasOwn(value, 'rpc') || typeof value['rpc'] !== 'string') {
    return rejected('Malformed', `it is no message of ${tag}`);
  }
  const id = Object.hasOwn(value, 'method') && isId(value['id']) ? value['id'] : null;
  const said = value['rpc'];
  if (said !== tag) {
    const start = `${protocol.name}/`;
    const isOther = said.startsWith(start) && /^\d{1,9}$/.test(said.slice(start.length));
    const fault = isOther ? 'WrongVersion' : 'Malformed';
    return rejected(fault, `the protocol is ${tag}, not ${JSON.stringify(said)}`, id);
  }
  const message = messageOf(value);
  if (message === undefined)
    return rejected('Malformed', `its keys are those of no message of ${tag}`, id);
  return { ok: true, message };
}
