/** Methods and notifications: for each a module with the types, guards and tables of what they carry. */
import type { MethodDef, NotificationDef, RpcDef } from '../../model/types.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { patternNames, printSchema } from '../schema/declare.ts';
import { messageName } from './names.ts';

const about = (what: string, { doc }: MethodDef | NotificationDef): string =>
  doc === '' ? `${what}.` : `${what}.\n\n${doc}`;

/** Prints what a call of a method takes and gives. */
export function printMethod(file: CodeFile, rpc: RpcDef, method: MethodDef): void {
  const { id, params, result } = method;
  printSchema(file, params, {
    id: `${id}.params`,
    name: messageName(rpc, method, 'Params'),
    doc: about(`What a call of \`${id}\` takes`, method),
    tableDoc: `What a call of \`${id}\` takes, as a table.`,
  });
  const first = patternNames(params).length + 1;
  const text = {
    id: `${id}.result`,
    name: messageName(rpc, method, 'Result'),
    doc: `What a call of \`${id}\` gives.`,
    tableDoc: `What a call of \`${id}\` gives, as a table.`,
  };
  printSchema(file, result, text, first);
}

/** Prints what a notification carries. */
export function printNotification(file: CodeFile, rpc: RpcDef, one: NotificationDef): void {
  const { id, params } = one;
  printSchema(file, params, {
    id: `${id}.params`,
    name: messageName(rpc, one, 'Params'),
    doc: about(`What the notification \`${id}\` carries`, one),
    tableDoc: `What the notification \`${id}\` carries, as a table.`,
  });
}
