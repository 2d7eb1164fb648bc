/** Names of JSON protocols: of each message its types, guards and tables, and of the protocol its client and server. */
import { messageFile, messageName, rpcNames } from '../../emit/rpc/names.ts';
import { patternNames, schemaNames } from '../../emit/schema/declare.ts';
import type { MethodDef, Model, NotificationDef, RpcDef } from '../../model/types.ts';
import type { GeneratedName } from './written.ts';

function partNames(rpc: RpcDef, one: MethodDef | NotificationDef, part: string): string[] {
  const { type, guard, table } = schemaNames(messageName(rpc, one, part));
  return [type, guard, table];
}

function ofMessage(rpc: RpcDef, one: MethodDef | NotificationDef): GeneratedName {
  const isMethod = 'result' in one;
  const params = patternNames(one.params);
  return {
    of: one,
    what: isMethod ? 'method' : 'notification',
    file: messageFile(rpc, one),
    part: one.id,
    exports: [...partNames(rpc, one, 'Params'), ...(isMethod ? partNames(rpc, one, 'Result') : [])],
    locals: [...params, ...(isMethod ? patternNames(one.result, params.length + 1) : [])],
  };
}

/** What is written of the JSON protocols of a package. */
export function rpcFileNames(model: Model, feeds: string): GeneratedName[] {
  return model.rpcs
    .filter((rpc) => rpc.feeds === feeds)
    .flatMap((rpc) => {
      const { file, types, table, client, server } = rpcNames(rpc);
      const exports = [types, table, client, server];
      return [
        { of: rpc, what: 'protocol', file, part: rpc.id, exports },
        ...[...rpc.methods, ...rpc.notifications].map((one) => ofMessage(rpc, one)),
      ];
    });
}
