/** Codecs of the frames of a service in Rust. */
import type { ServiceDef, ServiceEventDef, ServiceOpDef } from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { rustAnswers, rustForms, rustFrame } from '../../../names/rust.ts';
import { frameOfEvent, framesOf, type NamedFrame } from '../../../names/native.ts';
import {
  answersOf,
  echoesAlways,
  nonceOf,
  placeOf,
  rejectsOf,
  versionsOf,
  type AnswerRow,
} from '../answers.ts';
import { borrows } from './values.ts';
import { implOf, printCodec, printValues } from './types.ts';
import type { Cost } from './fields.ts';

const PLACES = ['Absent', 'BeforeStatus', 'AfterStatus', 'AtEnd'];

/** Prints what codecs know of the versions of an envelope. */
export function printForms(file: CodeFile, service: ServiceDef): void {
  const { versions, magicBytes } = service.envelope;
  file.doc('The versions of the envelope.');
  const name = rustForms(service);
  file.print(`pub const ${name}: [wire::Form; ${versions.length}] = [`);
  for (const version of versions) {
    const { size, most } = nonceOf(version);
    const place = `wire::Nonce::${PLACES[placeOf(version)] ?? ''}`;
    const head = `magic: [${magicBytes.join(', ')}], version: ${version.number}`;
    file.print(
      `    wire::Form { ${head}, nonce: ${place}, size: ${size}, most: 0x${most.toString(16)} },`,
    );
  }
  file.print('];');
  file.blank();
}

function answerText(one: AnswerRow): string {
  const some = (value: number | undefined): string =>
    value === undefined ? 'None' : `Some(${value})`;
  const parts = [
    `request: ${one.request}, number: ${one.number}, status: ${one.status}`,
    `version: ${some(one.version)}, opcode: ${some(one.opcode)}`,
    `silent: ${one.isSilent}, echoes: ${one.echoes}, body: ${one.body}`,
  ];
  return `wire::Answer { ${parts.join(', ')} }`;
}

/** Prints what answers requests that do not decode. */
export function printAnswers(file: CodeFile, service: ServiceDef): void {
  const [foreign, version, opcode, ...own] = answersOf(service).map(answerText);
  file.doc('Answers to requests that do not decode; to some there may be none.');
  file.closed(`pub const ${rustAnswers(service)}: wire::Answers = wire::Answers`, '};', () => {
    file.print(`forms: &${rustForms(service)},`);
    file.print(`foreign: ${foreign ?? ''},`);
    file.print(`unknown_version: ${version ?? ''},`);
    file.print(`unknown_opcode: ${opcode ?? ''},`);
    file.print('operations: &[');
    for (const one of own) file.print(`    ${one},`);
    file.print('],');
    file.print(`always: ${echoesAlways(service)},`);
  });
  file.blank();
}

/** Places of an operation's versions in the envelope. */
function placesOf({ envelope }: ServiceDef, op: ServiceOpDef): readonly number[] {
  return versionsOf(envelope, op).map((one) => envelope.versions.indexOf(one));
}

/** Prints what finds the version of a correlation among those of an operation. */
function printForm(file: CodeFile, service: ServiceDef, op: ServiceOpDef, giveUp: string): void {
  const places = placesOf(service, op);
  if (places.length < service.envelope.versions.length) {
    const other = `!matches!(correlation.version, ${places.join(' | ')})`;
    file.block(`if ${other}`, () => file.print(`return ${giveUp};`));
  }
  const found = `${rustForms(service)}.get(correlation.version as usize)`;
  if (giveUp === 'None') file.print(`let form = ${found}?;`);
  else file.print(`let Some(form) = ${found} else { return ${giveUp}; };`);
}

const life = ({ frame }: NamedFrame): string => (borrows(frame.fields) ? "&'a [u8]" : '&[u8]');

function printRequest(
  file: CodeFile,
  service: ServiceDef,
  frame: NamedFrame,
  op: ServiceOpDef,
): void {
  const forms = rustForms(service);
  const places = placesOf(service, op);
  const result = '(wire::Correlation, Result<Self, wire::Rejected>)';
  file.block(`pub fn decode(frame: ${life(frame)}) -> ${result}`, () => {
    const pairs = places.map((one) => `(${one}, &${forms}[${one}])`);
    if (pairs.length === 1) {
      file.print(`let (version, form) = ${pairs[0] ?? ''};`);
      file.print(`let (mut input, nonce) = form.open_request(frame, ${frame.opcode});`);
      file.print('let value = Self::read(&mut input);');
      file.print('(wire::Correlation { version, nonce }, input.close(value))');
      return;
    }
    file.print('let mut found = (wire::Correlation::default(), Err(wire::Rejected::Malformed));');
    file.block(`for (version, form) in [${pairs.join(', ')}]`, () => {
      file.print(`let (mut input, nonce) = form.open_request(frame, ${frame.opcode});`);
      file.print('let value = Self::read(&mut input);');
      file.print('found = (wire::Correlation { version, nonce }, input.close(value));');
      file.block('if !matches!(found.1, Err(wire::Rejected::Malformed))', () => {
        file.print('break;');
      });
    });
    file.print('found');
  });
  const encode = '&self, correlation: wire::Correlation, frame: &mut [u8]';
  file.block(`pub fn encode(${encode}) -> Option<usize>`, () => {
    printForm(file, service, op, 'None');
    const start = `form.start_request(frame, ${frame.opcode}, correlation.nonce)`;
    file.print(`let mut output = ${start};`);
    file.print('self.write(&mut output);');
    file.print('form.finish(output, correlation.nonce)');
  });
}

const oneOf = (statuses: readonly number[]): string => `matches!(status, ${statuses.join(' | ')})`;

/** When what follows the header of a reply is that of a reject. */
function rejectIn(service: ServiceDef, op: ServiceOpDef): string {
  const { full, header, size } = rejectsOf(service, op);
  const parts = [
    full.length > 0 ? `input.left() == ${size} && ${oneOf(full)}` : '',
    header.length > 0 ? `input.left() == 0 && ${oneOf(header)}` : '',
  ].filter((text) => text !== '');
  return parts.length === 0 ? 'false' : parts.join(' || ');
}

function printReply(
  file: CodeFile,
  service: ServiceDef,
  frame: NamedFrame,
  op: ServiceOpDef,
): void {
  const decode = `frame: ${life(frame)}, correlation: wire::Correlation`;
  file.block(`pub fn decode(${decode}) -> Result<Self, wire::Rejected>`, () => {
    printForm(file, service, op, 'Err(wire::Rejected::Malformed)');
    const open = `form.open_reply(frame, ${frame.opcode}, correlation.nonce)`;
    file.print(`let (mut input, status) = ${open};`);
    file.block('if status != 0', () => {
      file.print(`let holds = ${rejectIn(service, op)};`);
      file.print('return Err(wire::rejected(input, status, holds));');
    });
    file.print('let value = Self::read(&mut input);');
    file.print('input.close(value)');
  });
  const own = 'correlation: wire::Correlation, frame: &mut [u8]';
  file.block(`pub fn encode(&self, ${own}) -> Option<usize>`, () => {
    printForm(file, service, op, 'None');
    const start = `form.start_reply(frame, ${frame.opcode}, 0, correlation.nonce)`;
    file.print(`let mut output = ${start};`);
    file.print('self.write(&mut output);');
    file.print('form.finish(output, correlation.nonce)');
  });
  const { ofCheck: zeros } = rejectsOf(service, op);
  const what =
    zeros === 0
      ? 'The reject of a check: the header alone.'
      : 'The reject of a check: the status, and a body of zeros.';
  file.doc(what);
  file.block(`pub fn reject(status: u8, ${own}) -> Option<usize>`, () => {
    printForm(file, service, op, 'None');
    const { ofCheck } = rejectsOf(service, op);
    file.print(`form.reject(frame, ${frame.opcode}, status, correlation.nonce, ${ofCheck})`);
  });
}

function printFrame(file: CodeFile, frame: NamedFrame, cost: Cost, codec: () => void): void {
  const name = rustFrame(frame.name);
  const { fields, maxSize } = frame.frame;
  printValues(file, name, fields, '');
  file.block(implOf(name, fields), () => {
    file.entry('Bytes at most.', `pub const MAX_SIZE: usize = ${maxSize};`);
    codec();
    printCodec(file, fields, cost, { start: '' });
  });
  file.blank();
}

/** Prints the frames of an operation. */
export function printOperation(file: CodeFile, service: ServiceDef, op: ServiceOpDef): void {
  const [request, reply] = framesOf(op);
  const cost: Cost = (field) => op.checks.find(({ name }) => name === field.name)?.fails.number;
  printFrame(file, request, cost, () => printRequest(file, service, request, op));
  printFrame(
    file,
    reply,
    () => undefined,
    () => printReply(file, service, reply, op),
  );
}

/** Prints the frame of an event: it has the last version of the envelope, and no correlation. */
export function printEvent(file: CodeFile, service: ServiceDef, event: ServiceEventDef): void {
  const frame = frameOfEvent(event);
  const form = `${rustForms(service)}[${service.envelope.versions.length - 1}]`;
  printFrame(
    file,
    frame,
    () => undefined,
    () => {
      file.block(`pub fn decode(frame: ${life(frame)}) -> Result<Self, wire::Rejected>`, () => {
        file.print(`let mut input = ${form}.open(frame, ${frame.opcode});`);
        file.print('let value = Self::read(&mut input);');
        file.print('input.close(value)');
      });
      file.block('pub fn encode(&self, frame: &mut [u8]) -> Option<usize>', () => {
        file.print(`let mut output = ${form}.start(frame, ${frame.opcode});`);
        file.print('self.write(&mut output);');
        file.print('output.close()');
      });
    },
  );
}
