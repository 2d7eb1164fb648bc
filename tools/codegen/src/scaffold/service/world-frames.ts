/** The world of a service that is served by frames: state, the last request, and its operations as a client calls them. */
import { isVersioned } from '../../emit/service/around.ts';
import { handlerName, hasValues } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import type { ScalarDef, ServiceOpDef, VersionDef } from '../../model/types.ts';
import { code, type Code, imported, property, quote } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import {
  abi,
  abiType,
  answersLater,
  correlationType,
  identity,
  knowsSender,
  mayBeSilent,
  namesIn,
  own,
  type Plan,
  sendsUnasked,
  serviceFile,
} from './plan.ts';
import { hasOtherCallers, otherCaller, usualCaller } from './usual-caller.ts';

/** Prints the state and the last request. */
export function printFields(file: CodeFile, plan: Plan): void {
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
export function spoken(versions: readonly VersionDef[]): VersionDef | undefined {
  return versions.findLast(({ rejected }) => rejected === undefined) ?? versions.at(-1);
}

/** The version that a client uses of a protocol with several. */
export const usualVersion = ({ service }: Plan): VersionDef | undefined =>
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
export function correlation(version: VersionDef | undefined, count: string): string {
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

/** Prints the function that sends a request and decodes the reply. */
export function printAsk(file: CodeFile, plan: Plan): void {
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

/** Prints the operations as a client calls them. */
export function printClient(file: CodeFile, plan: Plan): void {
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
