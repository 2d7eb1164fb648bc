/** `src/state.ts`: the tables of a service, and the context of a call. */
import { protocolNames } from '../../emit/service/protocol.ts';
import { camel } from '../../emit/names.ts';
import { code, importedType, property, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import {
  abiType,
  answersLater,
  callees,
  correlationType,
  knowsSender,
  namesIn,
  ownFile,
  sendsUnasked,
  type Plan,
  type Source,
} from './plan.ts';

/** The fields of a call besides the state. */
export function callFields(plan: Plan): readonly { readonly doc: string; readonly text: string }[] {
  const unasked = [
    ...(answersLater(plan) ? ['an answer that was put off'] : []),
    ...(plan.service.events.length > 0 ? ['an event'] : []),
  ].join(', or ');
  return [
    ...(knowsSender(plan)
      ? [{ doc: 'The identity of the caller, as its transport tells it.', text: 'sender: bigint' }]
      : []),
    ...(sendsUnasked(plan)
      ? [
          {
            doc: `Sends a frame to the caller, now or later: ${unasked}.`,
            text: 'send: (frame: Uint8Array) => void',
          },
        ]
      : []),
  ];
}

/** The connection of a request, as handlers see it. */
function connectionOf(plan: Plan): Code {
  if (plan.kind !== 'async') return '';
  const events = abiType(plan, protocolNames(plan.service).events);
  return code` extends ${importedType('Call', '@abicus/async')}<${events}>`;
}

/** What handlers of a program are called with. */
function printCall(file: CodeFile, plan: Plan): void {
  const { type } = namesIn(plan);
  const called = callees(plan);
  if (called.length > 0) {
    file.doc('What ties a reply to its request, by the service that is called.');
    file.block('export interface Callees', () => {
      for (const { service } of called) {
        const tie = correlationType(plan, service);
        file.print(code`readonly ${property(camel(service.name))}: ${tie};`);
      }
    });
  }
  const others = called.length > 0 ? 'Callees' : 'unknown';
  const call = importedType('RequestCall', '@abicus/service');
  file.doc(
    'What a handler is called with: the state, the caller as the kernel tells of it, the time.',
  );
  file.print(code`export type ${type}Call<R = never> = ${call}<${type}State, ${others}, R>;`);
}

/** The file of the state. */
export function stateFile(plan: Plan): Source {
  const file = ownFile(plan, 'src/state.ts');
  const { type } = namesIn(plan);
  const head = `The state of ${plan.service.name}, and what its handlers know of a call.`;
  file.doc('The tables of one instance. A rejected request changes none of them.');
  file.block(`export class ${type}State`, () => {
    file.print('// A field for each table: `readonly entries = new Map<number, Entry>();`');
  });
  if (plan.kind === 'program') {
    printCall(file, plan);
    return { head, file };
  }
  file.doc('What a handler gets beside the request.');
  file.block(code`export interface ${type}Call${connectionOf(plan)}`, () => {
    file.print(`readonly state: ${type}State;`);
    if (plan.kind === 'async') return;
    for (const { doc, text } of callFields(plan)) file.item(doc, `readonly ${text};`);
  });
  return { head, file };
}
