/** Encodes outgoing messages: payloads that fit their schemas, in texts within the size limit. */
import { checkSchema } from '../schema/check.ts';
import { pathText } from '../schema/path.ts';
import type { NamedSchema } from '../schema/schema.ts';
import { encodeMessage, isOversized, type RpcMessage } from './message.ts';
import type { AnyProtocol } from './protocol.ts';

/** A message as text, or why there is no message. */
export type Sending =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'misfit'; readonly path: string; readonly message: string }
  | { readonly kind: 'oversized' };

/** The fault of a value, if it has one: the guard is asked first. */
export function faultOf(
  named: NamedSchema,
  value: unknown,
): { readonly path: string; readonly message: string } | undefined {
  if (named.is(value)) return undefined;
  const checked = checkSchema(named.schema, value);
  const [fault] = checked.ok ? [] : checked.faults;
  return { path: pathText(fault?.path ?? []), message: fault?.message ?? 'it does not fit' };
}

/** The text of a thrown value, which may be anything and may have no text. */
function said(cause: unknown): string {
  try {
    return String(cause);
  } catch {
    return 'what it throws has no text';
  }
}

/** The text of a message with this payload. Never throws, even if a getter of the payload does. */
export function sending(
  protocol: AnyProtocol,
  named: NamedSchema,
  payload: unknown,
  message: RpcMessage,
): Sending {
  try {
    const wrong = faultOf(named, payload);
    if (wrong !== undefined) return { kind: 'misfit', ...wrong };
    const text = encodeMessage(protocol, message);
    return isOversized(text, protocol) ? { kind: 'oversized' } : { kind: 'text', text };
  } catch (cause) {
    return { kind: 'misfit', path: '', message: `it has a property that throws: ${said(cause)}` };
  }
}
