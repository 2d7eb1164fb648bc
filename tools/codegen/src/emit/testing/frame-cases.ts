/**
 * `testing/frame-cases.ts`: frames that are refused, and how. Truncated at every length, over-long
 * by one, wrong magic, version, opcode and nonce, values outside their sets, padding, and for
 * requests the exact reply of the server.
 */
import type { FieldDef, ServiceDef, ServiceOpDef } from '../../model/types.ts';
import { code, importedType, quote } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { badField, fieldsOf, hexOf, little, type BadField } from './bytes.ts';
import { framesOf, type NamedFrame } from './frames.ts';
import { inSource, testingFile, type TestingHome } from './home.ts';

const NONCE = 0x0102_0304n;

type FrameCase = {
  readonly covers: readonly string[];
  readonly what: string;
  readonly bytes: readonly number[];
  /** Empty if the frame is taken. */
  readonly error: string;
  /** Of a request, what the server answers with; none if a handler is reached. */
  readonly reply?: readonly number[];
};

type Task = { readonly service: ServiceDef; readonly one: NamedFrame };

/** The header of a frame of the service. */
function header({ service, one }: Task, status: number, opcode: number, nonce: bigint): number[] {
  const { envelope } = service;
  return one.frame.header.flatMap(({ name, size }) => {
    if (name === 'magic') return [...envelope.magicBytes];
    if (name === 'version') return [envelope.version];
    if (name === 'opcode') return [opcode];
    return name === 'status' ? [status] : little(nonce, size);
  });
}

function frameBytes(task: Task, bad?: BadField): number[] {
  const { one } = task;
  return [...header(task, 0, one.opcode, NONCE), ...fieldsOf(one.frame, bad)];
}

const fits = (bytes: readonly number[], { envelope }: ServiceDef): boolean =>
  bytes[0] === envelope.magicBytes[0] &&
  bytes[1] === envelope.magicBytes[1] &&
  bytes[2] === envelope.version;

/** A reply of a status: the header, then as many zeros as a reply without variable parts has. */
function refusalBytes(
  { service, one }: Task,
  status: number,
  opcode: number,
  nonce: bigint,
  full: boolean,
): number[] {
  const reply = service.envelope.reply.flatMap(({ name, size }) => {
    if (name === 'magic') return [...service.envelope.magicBytes];
    if (name === 'version') return [service.envelope.version];
    if (name === 'opcode') return [opcode | 0x80];
    return name === 'status' ? [status] : little(nonce, size);
  });
  const body = full ? (one.op?.reply.fields ?? []).map(emptySize).reduce((a, b) => a + b, 0) : 0;
  return [...reply, ...Array.from({ length: body }, () => 0)];
}

/** Bytes of a field whose variable part is empty. */
function emptySize({ type, minSize }: FieldDef): number {
  return type.kind === 'text' || type.kind === 'bytes' ? type.length.size : minSize;
}

/** What the server answers a malformed request with. */
function malformedReply(task: Task, bytes: readonly number[]): number[] {
  const { service, one } = task;
  const { malformed, request } = service.envelope;
  const headerSize = request.reduce((sum, { size }) => sum + size, 0);
  const at = request.find(({ name }) => name === 'nonce');
  const whole = bytes.length >= headerSize && at !== undefined;
  const nonceBytes = whole ? bytes.slice(at.offset, at.offset + at.size) : [];
  const nonce = nonceBytes.reduce((sum, byte, i) => sum + (BigInt(byte) << BigInt(8 * i)), 0n);
  const opcode = bytes[3] ?? 0;
  const full = one.op?.malformed === 'full' && opcode === one.opcode && fits(bytes, service);
  return refusalBytes(task, malformed.number, opcode, nonce, full);
}

function malformedCase(task: Task, what: string, bytes: readonly number[]): FrameCase {
  const { service, one } = task;
  const covers = [one.id];
  if (one.kind === 'reply') return { covers, what, bytes, error: 'BadReply' };
  if (one.kind === 'event') return { covers, what, bytes, error: 'malformed' };
  const status = `${service.name}.status.${service.envelope.malformed.name}`;
  const reply = malformedReply(task, bytes);
  return { covers: [one.id, status], what, bytes, error: 'malformed', reply };
}

function changed(bytes: readonly number[], at: number, value: number): number[] {
  return bytes.map((byte, i) => (i === at ? value : byte));
}

function lengths(task: Task): FrameCase[] {
  const good = frameBytes(task);
  const cuts = good.map((_, length) =>
    malformedCase(task, `cut to ${length} of ${good.length} bytes`, good.slice(0, length)),
  );
  return [...cuts, malformedCase(task, 'one byte too long', [...good, 0])];
}

function heads(task: Task): FrameCase[] {
  const { service, one } = task;
  const good = frameBytes(task);
  const { version } = service.envelope;
  const wrong = (what: string, at: number, value: number): FrameCase =>
    malformedCase(task, what, changed(good, at, value));
  const cases = [
    wrong('first byte of the magic', 0, 0),
    wrong('second byte of the magic', 1, 0),
    wrong('version 0', 2, 0),
    wrong(`version ${version + 1}`, 2, version + 1),
    wrong('bit 7 of the opcode', 3, one.opcode ^ 0x80),
  ];
  const opcodes = new Set(service.ops.map(({ opcode }) => opcode));
  const unknown = Array.from({ length: 128 }, (_, i) => i).find((i) => !opcodes.has(i));
  if (one.kind === 'request' && unknown !== undefined) {
    cases.push(wrong(`opcode ${unknown}, which no operation has`, 3, unknown));
  }
  if (one.kind === 'reply') {
    const at = one.frame.header.find(({ name }) => name === 'nonce')?.offset ?? 0;
    cases.push(wrong('the nonce of another request', at, 0xff));
  }
  return cases;
}

/** The check that a bad value of a field fails: the one with the field's name. */
function checkOf(
  op: ServiceOpDef | undefined,
  { field }: BadField,
): ServiceOpDef['checks'][0] | undefined {
  const isValue = field.type.kind !== 'zero' && field.type.kind !== 'constant';
  return isValue ? op?.checks.find(({ name }) => name === field.name) : undefined;
}

function fields(task: Task): FrameCase[] {
  const { service, one } = task;
  return one.frame.fields.flatMap((field) =>
    badField(field).flatMap((bad): FrameCase[] => {
      const bytes = frameBytes(task, bad);
      const what = `${field.name}: ${bad.what}`;
      const check = one.kind === 'request' ? checkOf(one.op, bad) : undefined;
      const isLength = field.type.kind === 'text' || field.type.kind === 'bytes';
      if (check === undefined || isLength) {
        const { covers, ...rest } = malformedCase(task, what, bytes);
        return [{ covers: [...covers, ...bad.covers], ...rest }];
      }
      const { name, number } = check.fails;
      const covers = [check.id, one.id, ...bad.covers, `${service.name}.status.${name}`];
      const reply = refusalBytes(task, number, one.opcode, NONCE, true);
      return [
        { covers, what, bytes, error: name, reply },
        malformedCase(task, `${what}, and one byte too long`, [...bytes, 0]),
      ];
    }),
  );
}

/** Replies of every status: those that the operation declares, with a body of zeros, and others. */
function statuses(task: Task): FrameCase[] {
  const { service, one } = task;
  const { op } = one;
  if (one.kind !== 'reply' || op === undefined) return [];
  const declared = op.statuses.flatMap(({ name, number }): FrameCase[] => {
    const isMalformed = number === service.envelope.malformed.number;
    const isDenied = number === service.envelope.denied?.number;
    const full = isMalformed ? op.malformed === 'full' : !isDenied;
    const bytes = refusalBytes(task, number, one.opcode, NONCE, full);
    const covers = [one.id, `${service.name}.status.${name}`];
    const out: FrameCase[] = [{ covers, what: `status ${name}`, bytes, error: name }];
    if (bytes.length > one.frame.headerSize) {
      const dirty = changed(bytes, bytes.length - 1, 1);
      out.push(malformedCase(task, `status ${name} and a body that is not zero`, dirty));
    }
    out.push(malformedCase(task, `status ${name}, one byte too long`, [...bytes, 0]));
    return out;
  });
  const known = new Set([0, ...op.statuses.map(({ number }) => number)]);
  const other = Array.from({ length: 256 }, (_, i) => i).find((i) => !known.has(i)) ?? 255;
  const bytes = refusalBytes(task, other, one.opcode, NONCE, true);
  return [...declared, malformedCase(task, `status ${other}, which it does not declare`, bytes)];
}

/** The cases of a frame. */
function casesOf(task: Task): FrameCase[] {
  const { one } = task;
  const good = { covers: [one.id], what: 'a valid frame', bytes: frameBytes(task), error: '' };
  return [good, ...lengths(task), ...heads(task), ...fields(task), ...statuses(task)];
}

const SHAPE = `
/** A frame as data, and how decoding it ends. */
export type FrameCase = {
  /** Ids of the elements that it shows something of, the check or operation first. */
  readonly covers: readonly string[];
  /** What is wrong with it. */
  readonly what: string;
  /** Its codec in \`FRAME_CODECS\`. */
  readonly codec: string;
  /** Its bytes in hexadecimal. */
  readonly hex: string;
  /** What it is refused with, empty if it is taken. */
  readonly error: string;
  /** Of a request, the whole reply of the server; none if a handler is reached. */
  readonly reply?: string;
};

/** Something that serves requests: generated dispatch, or a whole service. */
export interface FrameDriver {
  /** Serves a request, and gives the reply in hexadecimal, or nothing if a handler was reached. */
  serve(frame: Uint8Array): string | undefined;
}

/** The nonce of all cases. */
export const CASE_NONCE = 0x01020304n;

/** The title of a case's test, which starts with the ids of what it shows something of. */
export function frameCaseTitle(one: FrameCase): string {
  const end = one.error === '' ? 'is taken' : \`is refused as \${one.error}\`;
  return \`\${one.covers.join(' ')} \${one.codec} \${end}: \${one.what}\`;
}
`;

/** There are many: each is printed at once. */
function printCase(file: CodeFile, codec: string, one: FrameCase): void {
  const { covers, what, bytes, error, reply } = one;
  const answer = reply === undefined ? '' : `reply: '${hexOf(reply)}',\n`;
  file.print(`{
covers: [${[...new Set(covers)].map(quote).join(', ')}],
what: ${quote(what)},
codec: ${quote(codec)},
hex: '${hexOf(bytes)}',
error: ${quote(error)},
${answer}},`);
}

/** The files of a package's frame cases; none if it has no service. */
export function frameCaseFiles(home: TestingHome): CodeFile[] {
  const services = home.model.services.filter((one) => one.feeds === home.feeds);
  if (services.length === 0) return [];
  const shape = testingFile(home, 'frame-case.ts');
  for (const line of SHAPE.trim().split('\n')) shape.print(line);
  const type = importedType('FrameCase', inSource(home, 'testing/frame-case.ts'));
  const file = testingFile(home, 'frame-cases.ts');
  file.doc('Cases of all frames, by operation.');
  file.print(code`export const FRAME_CASES: readonly ${type}[] = [`);
  for (const service of services) {
    for (const one of framesOf(service)) {
      for (const each of casesOf({ service, one })) printCase(file, one.codec, each);
    }
  }
  file.print('];');
  return [shape, file];
}
