/** The module of a protocol: its types by method, its table, what makes a client and a server of it. */
import type { MethodDef, NotificationDef, RpcDef } from '../../model/types.ts';
import { code, imported, importedType, property, quote, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { schemaNames } from '../schema/declare.ts';
import { messageFile, messageName, rpcNames } from './names.ts';

const runtime = (name: string): Code => imported(name, '@abicus/wire/rpc');
const runtimeType = (name: string): Code => importedType(name, '@abicus/wire/rpc');

/** Where the modules of a package are. */
export type Place = (file: string) => string;

/** The type and the table of a part of a message. */
function part(
  place: Place,
  rpc: RpcDef,
  one: MethodDef | NotificationDef,
  what: string,
): { readonly type: Code; readonly table: Code } {
  const { type, table } = schemaNames(messageName(rpc, one, what));
  const from = place(messageFile(rpc, one));
  return { type: importedType(type, from), table: imported(table, from) };
}

const by = ({ notifications }: RpcDef, side: NotificationDef['by']): NotificationDef[] =>
  notifications.filter((one) => one.by === side);

function printSide(file: CodeFile, rpc: RpcDef, place: Place, side: NotificationDef['by']): void {
  const key = side === 'client' ? 'fromClient' : 'fromServer';
  const own = by(rpc, side);
  if (own.length === 0) {
    file.print(`readonly ${key}: Readonly<Record<never, never>>;`);
    return;
  }
  file.closed(`readonly ${key}:`, '};', () => {
    for (const one of own) {
      file.doc(one.doc);
      file.print(code`readonly ${property(one.name)}: ${part(place, rpc, one, 'Params').type};`);
    }
  });
}

function printTypes(file: CodeFile, rpc: RpcDef, place: Place): void {
  file.doc(`What the messages of ${rpc.name} carry, by method and notification.`);
  file.closed(`export type ${rpcNames(rpc).types} =`, '};', () => {
    file.closed('readonly methods:', '};', () => {
      for (const method of rpc.methods) {
        const error = method.errors.map(({ name }) => quote(name)).join(' | ');
        file.doc(method.doc);
        file.closed(`readonly ${property(method.name)}:`, '};', () => {
          file.print(code`readonly params: ${part(place, rpc, method, 'Params').type};`);
          file.print(code`readonly result: ${part(place, rpc, method, 'Result').type};`);
          file.print(`readonly error: ${error === '' ? 'never' : error};`);
        });
      }
    });
    printSide(file, rpc, place, 'client');
    printSide(file, rpc, place, 'server');
  });
}

function printMethods(file: CodeFile, rpc: RpcDef, place: Place): void {
  file.closed('methods:', '},', () => {
    for (const method of rpc.methods) {
      const errors = method.errors.map(({ name }) => quote(name)).join(', ');
      file.closed(`${property(method.name)}:`, '},', () => {
        file.print(`id: ${quote(method.id)},`);
        file.print(code`params: ${part(place, rpc, method, 'Params').table},`);
        file.print(code`result: ${part(place, rpc, method, 'Result').table},`);
        file.print(`errors: [${errors}] as const,`);
        file.print(`deadlineMs: ${method.deadline / 1_000_000},`);
        file.print(`idempotent: ${method.idempotent},`);
      });
    }
  });
}

function printTable(file: CodeFile, rpc: RpcDef, place: Place): void {
  const { types, table } = rpcNames(rpc);
  file.doc(rpc.doc === '' ? `The protocol ${rpc.name}.` : rpc.doc);
  file.closed(code`export const ${table}: ${runtimeType('RpcProtocol')}<${types}> =`, '};', () => {
    file.print(`id: ${quote(rpc.id)},`);
    file.print(`name: ${quote(rpc.name)},`);
    file.print(`version: ${rpc.version},`);
    file.print(`maxMessage: ${rpc.maxMessage},`);
    file.print(`maxCalls: ${rpc.maxCalls},`);
    file.closed('errors:', '},', () => {
      for (const { name, doc, retryable } of rpc.errors) {
        file.entry(doc, `${property(name)}: { retryable: ${retryable} },`);
      }
    });
    printMethods(file, rpc, place);
    for (const side of ['client', 'server'] as const) {
      file.closed(side === 'client' ? 'fromClient:' : 'fromServer:', '},', () => {
        for (const one of by(rpc, side)) {
          const { table: params } = part(place, rpc, one, 'Params');
          file.print(code`${property(one.name)}: { id: ${quote(one.id)}, params: ${params} },`);
        }
      });
    }
  });
}

/** Prints the module of a protocol. */
export function printProtocol(file: CodeFile, rpc: RpcDef, place: Place): void {
  const { types, table, client, server } = rpcNames(rpc);
  printTypes(file, rpc, place);
  printTable(file, rpc, place);
  const [Client, Server] = [runtime('RpcClient'), runtime('RpcServer')];
  file.doc(
    `A client of ${rpc.name}. The owner of the connection calls \`receive\` with what comes in, and \`close\` at its end.`,
  );
  file.block(
    code`export function ${client}(options: ${runtimeType('RpcClientOptions')}<${types}>): ${Client}<${types}>`,
    () => file.print(code`return new ${Client}(${table}, options);`),
  );
  file.doc(
    `A server of ${rpc.name}. The owner of the connection calls \`receive\` with what comes in, and \`close\` at its end.`,
  );
  file.block(
    code`export function ${server}(handlers: ${runtimeType('RpcHandlers')}<${types}>, options: ${runtimeType('RpcServerOptions')}<${types}>): ${Server}<${types}>`,
    () => file.print(code`return new ${Server}(${table}, handlers, options);`),
  );
}
