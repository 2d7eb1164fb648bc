/** JSON protocols. */
import type { SchemaDef } from './schemas.ts';
import type { Declaration } from './values.ts';

/** An error that handlers may answer with, `rpc.store.error.FULL`. */
export type RpcErrorDef = Declaration & { readonly retryable: boolean };

/** A method, `rpc.store.put`. */
export type MethodDef = Declaration & {
  readonly params: SchemaDef;
  readonly result: SchemaDef;
  readonly errors: readonly RpcErrorDef[];
  /** In nanoseconds. */
  readonly deadline: number;
  readonly idempotent: boolean;
};

/** A message that is not answered, `rpc.store.notification.changed`. */
export type NotificationDef = Declaration & {
  readonly by: 'client' | 'server';
  readonly params: SchemaDef;
};

/** A JSON protocol, `rpc.store`. */
export type RpcDef = Declaration & {
  readonly version: number;
  readonly maxMessage: number;
  readonly maxCalls: number;
  readonly errors: readonly RpcErrorDef[];
  readonly methods: readonly MethodDef[];
  readonly notifications: readonly NotificationDef[];
};
