/** The world of a program's tests: the service in its loop, driven by a kernel of the test. */
import { isVersioned } from '../../emit/service/around.ts';
import { code, imported } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import {
  correlationType,
  identity,
  mayBeSilent,
  namesIn,
  own,
  ownType,
  serviceFile,
  type Plan,
} from './plan.ts';
import { hasOtherCallers, usualCaller } from './usual-caller.ts';
import { correlation, usualVersion } from './world-frames.ts';

/** Prints the service, its state, and what is known of the last request. */
export function printProgramFields(file: CodeFile, plan: Plan): void {
  const { type } = namesIn(plan);
  const rig = imported('Rig', '@abicus/service/testing');
  const program = own(plan, serviceFile(plan), 'program');
  file.print(code`readonly loop = new ${rig}(${program}.definition);`);
  const usual = usualCaller(plan);
  if (hasOtherCallers(plan)) {
    const doc = 'The caller of the next requests, where it is not the usual one of an operation.';
    file.item(doc, 'sender: bigint | undefined;');
  } else {
    const identified = usual === undefined ? '0n' : identity(plan, usual);
    file.item('The identity of the caller.', code`sender: bigint = ${identified};`);
  }
  file.item('The pid of the caller.', 'pid = 7;');
  if (isVersioned(plan.service.envelope)) {
    file.item('How many requests there were.', 'count = 0;');
    const tie = correlation(usualVersion(plan), '0');
    const doc = 'What ties the reply to the last request.';
    file.item(doc, code`nonce: ${correlationType(plan)} = ${tie};`);
  } else {
    const isWide = plan.service.envelope.versions.at(-1)?.nonce?.carrier === 'bigint';
    file.item('The nonce of the last request.', `nonce = ${isWide ? '0n' : '0'};`);
  }
  file.blank();
  file.doc('Its tables.');
  file.block(code`get state(): ${ownType(plan, 'src/state.ts', `${type}State`)}`, () =>
    file.print('return this.loop.state;'),
  );
  file.blank();
  file.doc('The id of the check by which a handler rejected the last request.');
  file.block('get rejectedBy(): string | undefined', () =>
    file.print('return this.loop.rejectedBy;'),
  );
  file.blank();
  file.doc('Frames that the service sent: events, and answers to earlier requests.');
  file.block('get sent(): readonly Uint8Array[]', () => file.print('return this.loop.sent;'));
}

/** Prints the function that sends a request and decodes the reply. */
export function printProgramAsk(file: CodeFile, plan: Plan): void {
  const carrier = correlationType(plan);
  const usual = usualCaller(plan);
  const identified = usual === undefined ? '0n' : identity(plan, usual);
  const moves = plan.service.ops.some((op) => op.moves !== undefined);
  const silent = mayBeSilent(plan);
  file.blank();
  file.doc(
    `Sends a request and decodes the reply${silent ? '; nothing if it is answered later' : ''}.`,
  );
  file.print('ask<R>(');
  file.print(code`encode: (nonce: ${carrier}) => Uint8Array | undefined,`);
  file.print(code`decode: (frame: Uint8Array, nonce: ${carrier}) => R,`);
  if (hasOtherCallers(plan)) file.print(code`usual: bigint = ${identified},`);
  file.block(`): R${silent ? ' | undefined' : ''}`, () => {
    if (isVersioned(plan.service.envelope)) {
      file.print('this.count += 1;');
      const tie = correlation(usualVersion(plan), 'this.count');
      file.print(`const nonce = (this.nonce = ${tie});`);
    } else file.print('const nonce = ++this.nonce;');
    file.print('const request = encode(nonce);');
    file.print(
      `if (request === undefined) throw new Error('a part of the request is out of bounds');`,
    );
    const sender = hasOtherCallers(plan) ? 'this.sender ?? usual' : 'this.sender';
    const moved = moves ? ', moved: 20' : '';
    const from = `{ sender: this.pid, identity: ${sender}${moved} }`;
    file.print(code`const reply = this.loop.ask(${from}, request);`);
    if (silent) file.print('return reply && decode(reply, nonce);');
    else file.print('return decode(reply ?? new Uint8Array(), nonce);');
  });
}
