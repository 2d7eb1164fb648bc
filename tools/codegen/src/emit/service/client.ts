/** The client of a service: one generator function per operation, over a channel that others make. */
import type { ServiceOpDef } from '../../model/types.ts';
import { code } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { isFixed } from './frame.ts';
import { hasValues } from './op.ts';
import { namesOf, wire, wireType, type Place } from './place.ts';

const CHANNEL = `/** How an operation wants to be called: the \`…_CALL\` constant of the operation. */
export interface CallShape {
  /** What the receiver of the request may do with the capability that goes with it. */
  readonly moves: 'reply' | 'replyAndEvents';
  /** Whether the reply comes at once, or when something has come about. */
  readonly answers: 'now' | 'later';
  /** Whether the same request may be sent again when no reply came. */
  readonly idempotent: boolean;
}
`;

function printChannel(file: CodeFile, place: Place): void {
  const { carrier } = place.service.envelope.nonce;
  file.print(CHANNEL);
  file.doc(
    `The way to ${place.service.name}. \`E\` are the errors that it adds to those of operations.`,
  );
  file.block('export interface Channel<E extends string>', () => {
    file.doc('A nonce that no request in flight has.');
    file.print(`readonly nonce: () => ${carrier};`);
    file.doc(
      'Sends a request with a capability for its reply, and waits for the frame that echoes its nonce.',
    );
    const result = code`${wireType('Program')}<${wireType('Result')}<Uint8Array, E>>`;
    file.print(
      code`readonly call: (request: Uint8Array, nonce: ${carrier}, shape: CallShape) => ${result};`,
    );
  });
  file.blank();
}

function printOp(file: CodeFile, place: Place, op: ServiceOpDef): void {
  const names = namesOf(op.name);
  const given = hasValues(op.request.fields);
  const request = given ? code`, request: ${place.type(`${names.pascal}Request`, names.file)}` : '';
  const reply = place.type(`${names.pascal}Reply`, names.file);
  const errors = place.type(`${names.pascal}Error`, names.file);
  const bounds = isFixed(op.request) ? '' : `'OutOfBounds' | `;
  const result = code`${wireType('Program')}<${wireType('Result')}<${reply}, ${errors} | ${bounds}'BadReply' | E>>`;
  file.doc(op.doc);
  const head = code`export function* ${names.function}<E extends string>(channel: Channel<E>${request}): ${result}`;
  file.block(head, () => {
    const encode = place.value(`encode${names.pascal}`, names.file);
    file.print('const nonce = channel.nonce();');
    file.print(code`const frame = ${encode}(${given ? 'request, ' : ''}nonce);`);
    if (!isFixed(op.request)) {
      file.print(code`if (frame === undefined) return ${wire('err')}('OutOfBounds');`);
    }
    const shape = place.value(`${names.screaming}_CALL`, names.file);
    file.print(code`const answer = yield* channel.call(frame, nonce, ${shape});`);
    const decode = place.value(`decode${names.pascal}Reply`, names.file);
    file.print(code`return answer.ok ? ${decode}(answer.value, nonce) : answer;`);
  });
  file.keep(names.function);
  file.blank();
}

/** The file of the client. */
export function clientFile(place: Place, origins: readonly Origin[]): CodeFile {
  const file = codeFile(place.path('client.ts'), origins);
  file.doc(`Calls of ${place.service.name}. How frames travel is the channel's affair.`);
  file.blank();
  printChannel(file, place);
  for (const op of place.service.ops) printOp(file, place, op);
  return file;
}
