/** The world of a service with promises: state, a connection for each caller, and its operations as a client calls them. */
import { handlerName, hasValues } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import { protocolNames } from '../../emit/service/protocol.ts';
import { code, type Code, imported, importedType, property, quote } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { abi, abiType, knowsSender, member, namesIn, own, type Plan, serviceFile } from './plan.ts';
import { hasOtherCallers, otherCaller, usualCaller } from './usual-caller.ts';

/** A connection for each caller, whose client makes the calls. */
function printConnections(file: CodeFile, plan: Plan): void {
  const { service } = plan;
  const names = protocolNames(service);
  const async_ = (name: string): Code => imported(name, '@abicus/async');
  const protocol = abi(plan, names.protocol);
  const handlers = own(plan, serviceFile(plan), namesIn(plan).handlers);
  const told = imported('tellingRejects', '@abicus/wire/testing');
  const types = code`${abiType(plan, names.operations)}, ${abiType(plan, names.events)}`;
  const client = code`${importedType('Client', '@abicus/async')}<${types}>`;
  const serving = code`${importedType('Serving', '@abicus/async')}<${abiType(plan, names.events)}>`;
  file.print(
    code`readonly #connections = new Map<string, { client: ${client}; serving: ${serving} }>();`,
  );
  file.blank();
  file.doc('A connection of the caller: it is kept for its next calls.');
  const other = hasOtherCallers(plan);
  const usual = quote(usualCaller(plan) ?? '');
  file.block(`#connection(${other ? 'usual: string' : ''})`, () => {
    const caller = other ? 'caller' : knowsSender(plan) ? 'this.caller' : `''`;
    if (other) file.print('const caller = this.caller ?? usual;');
    file.print(`const known = this.#connections.get(${caller});`);
    file.print('if (known !== undefined) return known;');
    file.print(code`const [here, there] = ${async_('pair')}();`);
    file.print(
      code`const handlers = ${told}(${handlers}(this.state), (check) => void (this.rejectedBy = check));`,
    );
    const options = other ? ', { caller }' : knowsSender(plan) ? `, { caller: ${caller} }` : '';
    file.print(code`const serving = ${async_('serve')}(${protocol}, handlers, there${options});`);
    file.print(code`const client = ${async_('connect')}(${protocol}, here);`);
    for (const { name } of service.events) {
      const event = property(name);
      file.print(`client.on${member(name)}((event) => void this.heard.push({ ${event}: event }));`);
    }
    file.print('const made = { client, serving };');
    file.print(`this.#connections.set(${caller}, made);`);
    file.print('return made;');
  });
  file.blank();
  file.doc(
    'Makes new connections for the next calls. The others stay open, as those of other clients.',
  );
  file.block('reconnect(): void', () => file.print('this.#connections.clear();'));
  file.blank();
  file.doc(
    'Makes a call by a client of the caller. Throws what a handler throws: it ends the connection.',
  );
  file.print('async ask<R extends { readonly ok: boolean }>(');
  file.print(code`call: (client: ${client}) => Promise<R>,`);
  if (other) file.print(`usual = ${usual},`);
  file.block('): Promise<R>', () => {
    file.print('this.rejectedBy = undefined;');
    file.print(`const { client, serving } = this.#connection(${other ? 'usual' : ''});`);
    file.print('const reply = await call(client);');
    file.print(`if (!('error' in reply) || reply.error !== 'Disconnected') return reply;`);
    file.print('const ending = await serving.closed;');
    file.print(`throw ending.why === 'threw' ? ending.error : new Error(ending.why);`);
  });
}

/** Prints the state and the connections. */
export function printAsyncWorld(file: CodeFile, plan: Plan): void {
  const { type } = namesIn(plan);
  const caller = usualCaller(plan);
  const state = own(plan, 'src/state.ts', `${type}State`);
  file.print(code`readonly state: ${state} = new ${state}();`);
  if (knowsSender(plan)) {
    const doc = 'The caller, by the name of a principal; empty for none.';
    if (hasOtherCallers(plan)) {
      file.item(
        `${doc} Without it the usual one of each operation.`,
        'caller: string | undefined;',
      );
    } else file.item(doc, `caller = ${quote(caller ?? '')};`);
  }
  if (plan.service.events.length > 0) {
    const doc = 'Events that clients heard, by their names.';
    file.item(doc, 'readonly heard: Record<string, unknown>[] = [];');
  }
  const doc = 'The id of the check by which a handler rejected the last request.';
  file.item(doc, 'rejectedBy: string | undefined;');
  printConnections(file, plan);
}

/** Prints the operations as a client calls them. */
export function printAsyncClient(file: CodeFile, plan: Plan): void {
  file.doc(`The operations of ${plan.service.name}, as a client calls them.`);
  file.closed('export const client =', '};', () => {
    for (const op of plan.service.ops) {
      const key = handlerName(op);
      const names = namesOf(op.name);
      const given = hasValues(op.request.fields);
      const request: Code = given
        ? code`, request: ${abiType(plan, `${names.pascal}Request`)}`
        : '';
      const call = `({ call }) => call${member(key)}(${given ? 'request' : ''})`;
      const other = otherCaller(plan, op);
      const as = other === undefined ? '' : `, ${quote(other)}`;
      file.print(code`${property(key)}: (world: World${request}) => world.ask(${call}${as}),`);
    }
  });
}
