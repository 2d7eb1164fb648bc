/** What is generated of JSON protocols, and how it is called. */
import type { MethodDef, NotificationDef, RpcDef } from '../../model/types.ts';
import { camel, kebab, pascal, screaming } from '../names.ts';

/** The names of a protocol. */
export type RpcNames = {
  readonly file: string;
  /** Its types, by method and notification. */
  readonly types: string;
  readonly table: string;
  readonly client: string;
  readonly server: string;
};

/** The names of a protocol; `rpc` is in each, so that a service of the same name may stand beside it. */
export function rpcNames({ name }: Pick<RpcDef, 'name'>): RpcNames {
  return {
    file: `rpc/${kebab(name)}.ts`,
    types: `${pascal(name)}Rpc`,
    table: `${screaming(name)}_RPC`,
    client: `${camel(name)}RpcClient`,
    server: `${camel(name)}RpcServer`,
  };
}

/** The file of a method or notification. */
export function messageFile({ name }: RpcDef, one: MethodDef | NotificationDef): string {
  return `rpc/${kebab(name)}/${kebab(one.name)}.ts`;
}

/** What the parts of a method or notification are called, as schemas. */
export function messageName(
  { name }: RpcDef,
  one: MethodDef | NotificationDef,
  part: string,
): string {
  return `${pascal(name)}${pascal(one.name)}${part}`;
}
