/** The protobuf schema of the messages, for both protobuf libraries. */

/** The types of scalar fields. */
export type ScalarName = 'uint32' | 'uint64' | 'string' | 'bytes';

/** The type of a field: a scalar, another message, or a list of messages. */
export type ProtoField = ScalarName | { readonly one: ProtoName } | { readonly many: ProtoName };

/** The names of the messages. */
export type ProtoName = 'Fixed' | 'Mixed' | 'Row' | 'Rows' | 'Cursor' | 'Query';

/** The fields of the messages, in order. A message precedes those that contain it. */
export const PROTO: Readonly<Record<ProtoName, Readonly<Record<string, ProtoField>>>> = {
  Fixed: { nonce: 'uint32', qos: 'uint32', deadline: 'uint64' },
  Mixed: { nonce: 'uint32', key: 'string', value: 'bytes' },
  Row: { job: 'uint32', pages: 'uint32', copies: 'uint32', name: 'string' },
  Rows: { nonce: 'uint32', rows: { many: 'Row' } },
  Cursor: { job: 'uint32', name: 'string' },
  Query: { nonce: 'uint32', owner: 'uint32', limit: 'uint32', from: { one: 'Cursor' } },
};

/** The name of the message in a field; undefined: a scalar field. */
export function messageIn(field: ProtoField): ProtoName | undefined {
  if (typeof field === 'string') return undefined;
  return 'one' in field ? field.one : field.many;
}
