/** Codecs of the frames of a service in C. */
import type { ServiceDef, ServiceEventDef, ServiceOpDef } from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { cAnswer, cCodec, cForms, cFrame, cMacro, cReject } from '../../../names/c.ts';
import { frameOfEvent, framesOf, type NamedFrame } from '../../../names/native.ts';
import { answersOf, echoesAlways, nonceOf, placeOf, rejectsOf, versionsOf } from '../answers.ts';
import { define } from '../c-types.ts';
import { valuesIn } from '../reach.ts';
import { folded } from './folded.ts';
import { printReads, printWrites, type Cost } from './fields.ts';
import { printFrameValues } from './values.ts';

type Task = { readonly file: CodeFile; readonly prefix: string; readonly service: ServiceDef };

/** Prints what codecs know of the versions of an envelope. */
export function printForms(file: CodeFile, prefix: string, service: ServiceDef): void {
  const { envelope } = service;
  const [first, second] = envelope.magicBytes;
  file.closed(
    `static const struct ${prefix}_wire_form ${cForms(prefix, service)}[] =`,
    '};',
    () => {
      for (const version of envelope.versions) {
        const { size, most } = nonceOf(version);
        const row = [`{ ${first}, ${second} }`, version.number, placeOf(version), size];
        file.print(`{ ${[...row, `UINT64_C(0x${most.toString(16)})`].join(', ')} },`);
      }
    },
  );
  file.blank();
}

/** Prints what answers requests that do not decode. */
export function printAnswer(file: CodeFile, prefix: string, service: ServiceDef): void {
  const p = `${prefix}_wire`;
  const given = 'const uint8_t *frame, size_t size, uint8_t *reply, size_t room';
  file.doc('The answer to a request that does not decode. None is sent if it has no bytes.');
  printFunction(file, 'size_t', cAnswer(prefix, service), given, () => {
    file.closed(`static const struct ${p}_answer answers[] =`, '};', () => {
      for (const one of answersOf(service)) {
        const row = [one.request, one.number, one.status, one.version ?? -1, one.opcode ?? -1];
        file.print(`{ ${[...row, one.isSilent, one.echoes, one.body].join(', ')} },`);
      }
    });
    const { length } = service.envelope.versions;
    const table = `${cForms(prefix, service)}, ${length}, answers, sizeof answers / sizeof *answers`;
    const always = String(echoesAlways(service));
    file.print(`return ${p}_answer(frame, size, reply, room, ${table}, ${always});`);
  });
  file.blank();
}

function hasValues({ frame }: NamedFrame): boolean {
  return valuesIn(frame.fields).length > 0;
}

/** Starts a function. */
function printFunction(
  file: CodeFile,
  result: string,
  name: string,
  given: string,
  body: () => void,
): void {
  file.block(folded(`static inline ${result} ${name}(${given})`), body);
}

/** Parameters for the values of a frame, if it has some. */
function parameters(
  { prefix }: Task,
  frame: NamedFrame,
  constant: boolean,
  before: readonly string[],
  after: readonly string[],
): string {
  const value = `${constant ? 'const ' : ''}${cFrame(prefix, frame.name)} *value`;
  return [...before, ...(hasValues(frame) ? [value] : []), ...after].join(', ');
}

const READ = ['const uint8_t *frame', 'size_t size'];
const WRITE = ['uint8_t *frame', 'size_t room'];

/** Places of an operation's versions in the envelope. */
function placesOf({ service }: Task, op: ServiceOpDef): readonly number[] {
  const { versions } = service.envelope;
  return versionsOf(service.envelope, op).map((one) => versions.indexOf(one));
}

/** Prints the check that a version is one of the operation, where it may be another. */
function printVersions(task: Task, op: ServiceOpDef, giveUp: string): void {
  const { file, prefix, service } = task;
  const places = placesOf(task, op);
  const all = places.length === service.envelope.versions.length;
  if (all) {
    file.print(`if (correlation.version >= ${places.length}) return ${giveUp};`);
    return;
  }
  file.print(`static const uint8_t versions[] = { ${places.join(', ')} };`);
  const has = `${prefix}_wire_has_version(versions, sizeof versions, correlation.version)`;
  file.print(`if (!${has}) return ${giveUp};`);
}

function printRequest(task: Task, frame: NamedFrame, op: ServiceOpDef): void {
  const { file, prefix, service } = task;
  const p = `${prefix}_wire`;
  const forms = cForms(prefix, service);
  const cost: Cost = (field) => {
    const check = op.checks.find(({ name }) => name === field.name);
    return check && cMacro(prefix, service.name, 'status', check.fails.name);
  };
  const places = placesOf(task, op);
  const decode = parameters(task, frame, false, READ, [`struct ${p}_correlation *correlation`]);
  const body = (version: string): void => {
    file.print(
      `${p}_open_request(in, frame, size, ${forms}, ${version}, ${frame.opcode}, correlation);`,
    );
    printReads({ file, prefix, base: 'value->' }, frame.frame.fields, cost);
  };
  printFunction(file, 'int32_t', cCodec(prefix, 'decode', frame.name), decode, () => {
    file.print(`struct ${p}_reader in[1];`);
    if (places.length === 1) {
      body(String(places[0]));
      file.print(`return ${p}_close(in);`);
      return;
    }
    file.print(`static const uint8_t versions[] = { ${places.join(', ')} };`);
    file.block('for (size_t v = 0; v < sizeof versions; v++)', () => {
      body('versions[v]');
      file.print(`if (${p}_close(in) != ${prefix.toUpperCase()}_WIRE_MALFORMED) break;`);
    });
    file.print('return in->result;');
  });
  const encode = parameters(task, frame, true, WRITE, [`struct ${p}_correlation correlation`]);
  printFunction(file, 'size_t', cCodec(prefix, 'encode', frame.name), encode, () => {
    printVersions(task, op, '0');
    file.print(`const struct ${p}_form *form = &${forms}[correlation.version];`);
    file.print(`struct ${p}_writer out[1];`);
    file.print(`${p}_start_request(out, frame, room, form, ${frame.opcode}, correlation.nonce);`);
    printWrites({ file, prefix, base: 'value->' }, frame.frame.fields);
    file.print(`return ${p}_finish_with(out, form, correlation.nonce);`);
  });
}

const oneOf = (statuses: readonly number[]): string =>
  statuses.map((one) => `status == ${one}`).join(' || ');

/** When what follows the header of a reply is that of a reject. */
function rejectIn(task: Task, op: ServiceOpDef): string {
  const { full, header, size } = rejectsOf(task.service, op);
  const parts = [
    full.length > 0 ? `in->left == ${size} && (${oneOf(full)})` : '',
    header.length > 0 ? `in->left == 0 && (${oneOf(header)})` : '',
  ].filter((text) => text !== '');
  if (parts.length < 2) return parts[0] ?? 'false';
  return parts.map((text) => `(${text})`).join(' || ');
}

function printReply(task: Task, frame: NamedFrame, op: ServiceOpDef): void {
  const { file, prefix, service } = task;
  const p = `${prefix}_wire`;
  const forms = cForms(prefix, service);
  const correlation = `struct ${p}_correlation correlation`;
  const decode = parameters(task, frame, false, READ, [correlation]);
  printFunction(file, 'int32_t', cCodec(prefix, 'decode', frame.name), decode, () => {
    printVersions(task, op, `${prefix.toUpperCase()}_WIRE_MALFORMED`);
    file.print(`struct ${p}_reader in[1];`);
    const open = `${p}_open_reply(in, frame, size, ${forms}, ${frame.opcode}, correlation)`;
    file.print(`const uint8_t status = ${open};`);
    file.block('if (status != 0)', () => {
      file.print(`const bool holds = ${rejectIn(task, op)};`);
      file.print(`return ${p}_rejected(in, status, holds);`);
    });
    printReads({ file, prefix, base: 'value->' }, frame.frame.fields, () => undefined);
    file.print(`return ${p}_close(in);`);
  });
  const encode = parameters(task, frame, true, WRITE, [correlation]);
  const form = `const struct ${p}_form *form = &${forms}[correlation.version];`;
  printFunction(file, 'size_t', cCodec(prefix, 'encode', frame.name), encode, () => {
    printVersions(task, op, '0');
    file.print(form);
    file.print(`struct ${p}_writer out[1];`);
    file.print(`${p}_start_reply(out, frame, room, form, ${frame.opcode}, 0, correlation.nonce);`);
    printWrites({ file, prefix, base: 'value->' }, frame.frame.fields);
    file.print(`return ${p}_finish_with(out, form, correlation.nonce);`);
  });
  const reject = [...WRITE, 'uint8_t status', correlation].join(', ');
  printFunction(file, 'size_t', cReject(prefix, op), reject, () => {
    printVersions(task, op, '0');
    file.print(form);
    const { ofCheck } = rejectsOf(service, op);
    const args = `frame, room, form, ${frame.opcode}, status, correlation.nonce, ${ofCheck}`;
    file.print(`return ${p}_reject(${args});`);
  });
}

function printSize({ file, prefix }: Task, { name, frame }: NamedFrame): void {
  define(file, cMacro(prefix, name, 'max_size'), String(frame.maxSize), 'Bytes at most.');
}

/** Prints the frames of an operation. */
export function printOperation(
  file: CodeFile,
  prefix: string,
  service: ServiceDef,
  op: ServiceOpDef,
): void {
  const task: Task = { file, prefix, service };
  const [request, reply] = framesOf(op);
  for (const frame of [request, reply]) {
    printSize(task, frame);
    printFrameValues(file, prefix, cFrame(prefix, frame.name), frame.frame.fields);
    if (frame === request) printRequest(task, frame, op);
    else printReply(task, frame, op);
    file.blank();
  }
}

/** Prints the frame of an event: it has the last version of the envelope, and no correlation. */
export function printEvent(
  file: CodeFile,
  prefix: string,
  service: ServiceDef,
  event: ServiceEventDef,
): void {
  const task: Task = { file, prefix, service };
  const p = `${prefix}_wire`;
  const frame = frameOfEvent(event);
  const form = `&${cForms(prefix, service)}[${service.envelope.versions.length - 1}]`;
  printSize(task, frame);
  printFrameValues(file, prefix, cFrame(prefix, frame.name), frame.frame.fields);
  const decode = parameters(task, frame, false, READ, []);
  printFunction(file, 'int32_t', cCodec(prefix, 'decode', frame.name), decode, () => {
    file.print(`struct ${p}_reader in[1];`);
    file.print(`${p}_open(in, frame, size, ${form}, ${frame.opcode});`);
    printReads({ file, prefix, base: 'value->' }, frame.frame.fields, () => undefined);
    file.print(`return ${p}_close(in);`);
  });
  const encode = parameters(task, frame, true, WRITE, []);
  printFunction(file, 'size_t', cCodec(prefix, 'encode', frame.name), encode, () => {
    file.print(`struct ${p}_writer out[1];`);
    file.print(`${p}_start_frame(out, frame, room, ${form}, ${frame.opcode});`);
    printWrites({ file, prefix, base: 'value->' }, frame.frame.fields);
    file.print(`return ${p}_finish(out);`);
  });
  file.blank();
}
