/** The keys of values with schemas: methods and notifications of JSON protocols, entries of a store. */
import type * as language from '@abicus/contract';
import { optional, strings } from './key-basics.ts';
import type { KeysFor, KeysSpec } from './spec.ts';

/** A method of a JSON protocol. */
export const method = {
  what: 'a method',
  keys: {
    params: 'schema',
    result: 'schema',
    errors: optional(strings),
    deadline: 'number',
    idempotent: 'boolean',
  },
} as const satisfies KeysSpec<KeysFor<language.Method>>;

/** The layout of a stored value. */
const layout = { any: ['string', 'schema'] } as const;

/** A kind of entry of a store. */
export const stored = {
  what: 'a kind of entry',
  keys: {
    version: 'number',
    value: layout,
    was: optional({ record: layout }),
    scan: optional('boolean'),
  },
} as const satisfies KeysSpec<KeysFor<Omit<language.StoredEntry, 'key'>>>;

/** A notification of a JSON protocol. */
export const notification = {
  what: 'a notification',
  keys: { by: { one: { client: true, server: true } }, params: 'schema' },
} as const satisfies KeysSpec<KeysFor<language.Notification>>;
