/**
 * `test/world.ts`: a service and its callers without a transport, and its operations as a client calls
 * them.
 */
import { isVersioned } from '../../emit/service/around.ts';
import { hasValues, handlerName } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import { protocolNames } from '../../emit/service/protocol.ts';
import type { ScalarDef, ServiceOpDef, VersionDef } from '../../model/types.ts';
import { code, imported, importedType, property, quote, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import {
  abi,
  abiType,
  answersLater,
  correlationType,
  identity,
  knowsSender,
  mayBeSilent,
  member,
  namesIn,
  own,
  ownFile,
  sendsUnasked,
  serviceFile,
  type Plan,
  type Source,
} from './plan.ts';

/** The principal that may call and has the fewest exceptions in checks; nothing without a list of callers. */
export function usualCaller({ service }: Plan, op?: ServiceOpDef): string | undefined {
  const { authority, ops } = service;
  const callers = op?.authority ?? authority;
  if (callers === 'any') return undefined;
  const exempt = (name: string): number =>
    ops.flatMap(({ checks }) => checks).filter(({ unless }) => unless.includes(name)).length;
  return callers.toSorted((a, b) => exempt(a) - exempt(b))[0];
}

/** The caller for an operation that the usual one may not call; nothing if it may. */
export function otherCaller(plan: Plan, op: ServiceOpDef): string | undefined {
  const usual = usualCaller(plan);
  if (op.authority === undefined || (usual !== undefined && op.authority.includes(usual)))
    return undefined;
  return usualCaller(plan, op);
}

/** Whether some operations need another than the usual caller. */
export function hasOtherCallers(plan: Plan): boolean {
  return plan.service.ops.some((op) => otherCaller(plan, op) !== undefined);
}

function printFields(file: CodeFile, plan: Plan): void {
  const { type } = namesIn(plan);
  const caller = usualCaller(plan);
  const state = own(plan, 'src/state.ts', `${type}State`);
  file.print(code`readonly state: ${state} = new ${state}();`);
  if (hasOtherCallers(plan)) {
    const doc = 'The caller of the next requests, where it is not the usual one of an operation.';
    file.item(doc, 'sender: bigint | undefined;');
  } else if (knowsSender(plan)) {
    const doc =
      caller === undefined
        ? 'The identity of the caller: 0 is no principal.'
        : 'The identity of the caller.';
    const identified = caller === undefined ? '0n' : identity(plan, caller);
    file.item(doc, code`sender: bigint = ${identified};`);
  }
  if (sendsUnasked(plan)) {
    file.item(
      'Frames that the service sent: events, and answers to earlier requests.',
      'readonly sent: Uint8Array[] = [];',
    );
  }
  file.item(
    'The id of the check by which a handler rejected the last request.',
    'rejectedBy: string | undefined;',
  );
  if (isVersioned(plan.service.envelope)) {
    file.item('How many requests there were.', 'count = 0;');
    const tie = correlationType(plan);
    const doc = 'What ties the reply to the last request.';
    file.item(doc, code`nonce: ${tie} = ${correlation(usualVersion(plan), '0')};`);
    return;
  }
  const wide = nonceOf(plan)?.carrier === 'bigint';
  file.item('The nonce of the last request.', `nonce = ${wide ? '0n' : '0'};`);
}

/** The nonce of the version that a client uses, if it has one. */
function nonceOf({ service: { envelope } }: Plan): ScalarDef | undefined {
  return envelope.versions.at(-1)?.nonce;
}

/** The version of requests: the newest of these that the service does not reject. */
function spoken(versions: readonly VersionDef[]): VersionDef | undefined {
  return versions.findLast(({ rejected }) => rejected === undefined) ?? versions.at(-1);
}

const usualVersion = ({ service }: Plan): VersionDef | undefined =>
  spoken(service.envelope.versions);

/** The version of an operation that lacks the usual one, or is rejected in it; nothing otherwise. */
function otherVersion(plan: Plan, op: ServiceOpDef): VersionDef | undefined {
  const { versions } = plan.service.envelope;
  const its = spoken(versions.filter(({ name }) => op.versions.includes(name)));
  return its?.name === usualVersion(plan)?.name ? undefined : its;
}

const hasOtherVersions = (plan: Plan): boolean =>
  plan.service.ops.some((op) => otherVersion(plan, op) !== undefined);

/** The correlation of a request as code: a version, and a nonce from an expression. */
function correlation(version: VersionDef | undefined, count: string): string {
  const nonce = version?.nonce;
  const digits = nonce?.carrier === 'bigint' ? `BigInt(${count})` : count;
  const carried = nonce === undefined ? '' : `, nonce: ${digits}`;
  return `{ version: ${quote(version?.name ?? '')}${carried} }`;
}

/** A function from the number of a request to its correlation. */
const tying = (version: VersionDef | undefined): string =>
  version?.nonce === undefined
    ? `() => (${correlation(version, '')})`
    : `(count) => (${correlation(version, 'count')})`;

function printAsk(file: CodeFile, plan: Plan): void {
  const carrier = correlationType(plan);
  const later = answersLater(plan);
  const told = imported('tellingRejects', '@abicus/wire/testing');
  const handlers = own(plan, serviceFile(plan), namesIn(plan).handlers);
  file.blank();
  file.doc(
    `Sends a request and decodes the reply${later ? '; nothing if it is answered later' : ''}.`,
  );
  file.print('ask<R>(');
  file.print(code`encode: (nonce: ${carrier}) => Uint8Array | undefined,`);
  file.print(code`decode: (frame: Uint8Array, nonce: ${carrier}) => R,`);
  const usual = usualCaller(plan);
  const identified = usual === undefined ? '0n' : identity(plan, usual);
  if (hasOtherCallers(plan)) file.print(code`usual: bigint = ${identified},`);
  const several = isVersioned(plan.service.envelope) && hasOtherVersions(plan);
  if (several) {
    file.print(code`tie: (count: number) => ${carrier} = ${tying(usualVersion(plan))},`);
  }
  file.block(`): R${mayBeSilent(plan) ? ' | undefined' : ''}`, () => {
    if (isVersioned(plan.service.envelope)) {
      file.print('this.count += 1;');
      const tie = several ? 'tie(this.count)' : correlation(usualVersion(plan), 'this.count');
      file.print(`const nonce = (this.nonce = ${tie});`);
    } else file.print('const nonce = ++this.nonce;');
    file.print('const request = encode(nonce);');
    file.print(
      `if (request === undefined) throw new Error('a part of the request is out of bounds');`,
    );
    file.print('this.rejectedBy = undefined;');
    file.print(
      code`const handlers = ${told}(${handlers}, (check) => void (this.rejectedBy = check));`,
    );
    const fields: string[] = [
      'state: this.state',
      ...(hasOtherCallers(plan)
        ? ['sender: this.sender ?? usual']
        : knowsSender(plan)
          ? ['sender: this.sender']
          : []),
      ...(sendsUnasked(plan) ? ['send: (frame: Uint8Array) => void this.sent.push(frame)'] : []),
    ];
    file.print(`const call = { ${fields.join(', ')} };`);
    file.print(code`const reply = ${abi(plan, 'serve')}(handlers, call, request);`);
    file.print(`return ${mayBeSilent(plan) ? 'reply && ' : ''}decode(reply, nonce);`);
  });
}

function printClient(file: CodeFile, plan: Plan): void {
  file.doc(`The operations of ${plan.service.name}, as a client calls them.`);
  file.closed('export const client =', '};', () => {
    for (const op of plan.service.ops) {
      const names = namesOf(op.name);
      const encode = abi(plan, `encode${names.pascal}`);
      const decode = abi(plan, `decode${names.pascal}Reply`);
      const given = hasValues(op.request.fields);
      const request: Code = given
        ? code`, request: ${abiType(plan, `${names.pascal}Request`)}`
        : '';
      const encoder: Code = given ? code`(nonce) => ${encode}(request, nonce)` : encode;
      const other = otherCaller(plan, op);
      const version = otherVersion(plan, op);
      const unsaid = version !== undefined && hasOtherCallers(plan) ? ', undefined' : '';
      const as = other === undefined ? unsaid : code`, ${identity(plan, other)}`;
      const tie = version === undefined ? '' : `, ${tying(version)}`;
      file.print(
        code`${property(handlerName(op))}: (world: World${request}) => world.ask(${encoder}, ${decode}${as}${tie}),`,
      );
    }
  });
}

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

function printAsyncWorld(file: CodeFile, plan: Plan): void {
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

function printAsyncClient(file: CodeFile, plan: Plan): void {
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

/** The file of the world of tests. */
export function worldFile(plan: Plan): Source {
  const { service } = plan;
  const file = ownFile(plan, 'test/world.ts');
  const inspect = imported('inspect', 'node:util');
  const head =
    plan.kind === 'async'
      ? `${service.name} and its clients, in one process.`
      : `${service.name} and its callers without a transport: requests go in as frames, and replies come out as values.`;
  file.doc('A new instance of the service, and the caller of the next request.');
  file.block('export class World', () => {
    if (plan.kind === 'async') printAsyncWorld(file, plan);
    else printFields(file, plan);
    file.blank();
    file.doc(
      'The state as text, to compare before and after. It does not show private fields (`#x`).',
    );
    file.block('digest(): string', () => {
      const all = '{ depth: Infinity, maxArrayLength: null, maxStringLength: null }';
      file.print(code`return ${inspect}(this.state, ${all});`);
    });
    if (plan.kind === 'frames') printAsk(file, plan);
  });
  if (plan.kind === 'async') printAsyncClient(file, plan);
  else printClient(file, plan);
  return { head, file };
}
