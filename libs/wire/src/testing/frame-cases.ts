/**
 * Cases of the frames of a service: truncated at every length, over-long by one, wrong magic,
 * version, opcode and nonce, values outside their sets, padding, statuses, and for requests the
 * exact reply of the server.
 */
import {
  badField,
  emptySize,
  filled,
  goodFields,
  little,
  type BadField,
  type Bytes,
} from './fields.ts';
import { sizeOf } from './integers.ts';
import type {
  FieldShape,
  FrameShape,
  HeaderField,
  ServiceOpShape,
  ServiceShape,
} from './shapes.ts';

/** A frame as data, and how decoding it ends. */
export type FrameCase = {
  /** Ids of the elements that it shows something of, the check or operation first. */
  readonly covers: readonly string[];
  /** What is wrong with it. */
  readonly what: string;
  /** The name of its frame in the service. */
  readonly codec: string;
  readonly bytes: Bytes;
  /** What it is refused with, empty if it is taken. */
  readonly error: string;
  /** Of a request, the whole reply of the server; none if a handler is reached. */
  readonly reply?: Bytes;
  /** Of a request that is taken, the name of the handler that it reaches. */
  readonly handler?: string;
};

/** The nonce of the cases of a service: bytes that differ, as many of them as its nonces have. */
export function caseNonce({ nonce }: Pick<ServiceShape, 'nonce'>): bigint {
  return BigInt.asUintN(8 * sizeOf(nonce) - 1, 0x0102_0304n);
}

/** The title of a case's test, which starts with the ids of what it shows something of. */
export function frameTitle({ covers, codec, error, what }: FrameCase): string {
  const end = error === '' ? 'is taken' : `is refused as ${error}`;
  return `${covers.join(' ')} ${codec} ${end}: ${what}`;
}

const REPLY_BIT = 0x80;

type Task = {
  readonly service: ServiceShape;
  readonly codec: string;
  readonly frame: FrameShape;
  /** The id of its operation or event. */
  readonly id: string;
  /** As it is on the wire. */
  readonly opcode: number;
  readonly op: ServiceOpShape | undefined;
};

function taskOf(service: ServiceShape, codec: string, frame: FrameShape): Task {
  const { kind, of } = frame;
  const op = kind === 'event' ? undefined : service.ops[of];
  const number = op?.opcode ?? service.events[of] ?? 0;
  const opcode = kind === 'request' ? number : number | REPLY_BIT;
  const id = `${service.name}.${kind === 'event' ? 'event.' : ''}${of}`;
  return { service, codec, frame, id, opcode, op };
}

type Header = { readonly status: number; readonly opcode: number; readonly nonce: bigint };

const widthOf = ({ nonce }: ServiceShape, name: HeaderField): number =>
  name === 'nonce' ? sizeOf(nonce) : name === 'magic' ? 2 : 1;

function headerBytes(service: ServiceShape, kind: FrameShape['kind'], header: Header): number[] {
  return service.headers[kind].flatMap((name) => {
    switch (name) {
      case 'magic':
        return Array.from(service.magic, (character) => character.charCodeAt(0));
      case 'version':
        return [service.version];
      case 'opcode':
        return [header.opcode];
      case 'status':
        return [header.status];
      case 'nonce':
        return little(header.nonce, widthOf(service, name));
    }
  });
}

/** Where the nonce of a kind of frame is, and where the header ends. */
function nonceAt(service: ServiceShape, kind: FrameShape['kind']): { at: number; end: number } {
  const names = service.headers[kind];
  const size = (part: readonly HeaderField[]): number =>
    part.reduce((sum, name) => sum + widthOf(service, name), 0);
  return { at: size(names.slice(0, names.indexOf('nonce'))), end: size(names) };
}

function frameBytes({ service, frame, opcode }: Task, bad?: BadField): number[] {
  const header = headerBytes(service, frame.kind, { status: 0, opcode, nonce: caseNonce(service) });
  return [...header, ...goodFields(service.types, frame.fields, bad)];
}

function fits(bytes: Bytes, { magic, version }: ServiceShape): boolean {
  return (
    bytes[0] === magic.charCodeAt(0) && bytes[1] === magic.charCodeAt(1) && bytes[2] === version
  );
}

/** A reply of a status: the header, then as many zeros as a reply without variable parts has. */
function refusalBytes({ service, frame }: Task, header: Header, full: boolean): number[] {
  const reply = headerBytes(service, 'reply', { ...header, opcode: header.opcode | REPLY_BIT });
  const fields = service.frames[`${service.name}.${frame.of}.reply`]?.fields ?? [];
  return [...reply, ...filled(full ? emptySize(service.types, fields) : 0, 0)];
}

const numberOf = ({ statuses }: ServiceShape, name: string): number => statuses[name] ?? -1;

/** What the server answers a malformed request with. */
function malformedReply(task: Task, bytes: Bytes): number[] {
  const { service, op } = task;
  const { at, end } = nonceAt(service, 'request');
  const nonceBytes = bytes.length >= end ? bytes.slice(at, at + widthOf(service, 'nonce')) : [];
  const nonce = nonceBytes.reduce((sum, byte, i) => sum + (BigInt(byte) << BigInt(8 * i)), 0n);
  const opcode = bytes[3] ?? 0;
  const full = op?.malformed === 'full' && opcode === task.opcode && fits(bytes, service);
  const status = numberOf(service, service.malformed);
  return refusalBytes(task, { status, opcode, nonce }, full);
}

function malformedCase(
  task: Task,
  what: string,
  bytes: Bytes,
  ids: readonly string[] = [],
): FrameCase {
  const { service, id, codec, frame } = task;
  if (frame.kind !== 'request') {
    const error = frame.kind === 'reply' ? 'BadReply' : 'malformed';
    return { covers: [id, ...ids], what, codec, bytes, error };
  }
  const covers = [id, `${service.name}.status.${service.malformed}`, ...ids];
  return { covers, what, codec, bytes, error: 'malformed', reply: malformedReply(task, bytes) };
}

function changed(bytes: Bytes, at: number, value: number): number[] {
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
  const { service, frame } = task;
  const { version } = service;
  const good = frameBytes(task);
  const wrong = (what: string, at: number, value: number): FrameCase =>
    malformedCase(task, what, changed(good, at, value));
  const cases = [
    wrong('first byte of the magic', 0, 0),
    wrong('second byte of the magic', 1, 0),
    wrong('version 0', 2, 0),
    wrong(`version ${version + 1}`, 2, version + 1),
    wrong('bit 7 of the opcode', 3, task.opcode ^ REPLY_BIT),
  ];
  const opcodes = new Set(Object.values(service.ops).map(({ opcode }) => opcode));
  const unknown = Array.from({ length: REPLY_BIT }, (_, i) => i).find((i) => !opcodes.has(i));
  if (frame.kind === 'request' && unknown !== undefined) {
    cases.push(wrong(`opcode ${unknown}, which no operation has`, 3, unknown));
  }
  if (frame.kind === 'reply') {
    cases.push(wrong('the nonce of another request', nonceAt(service, 'reply').at, 0xff));
  }
  return cases;
}

/** A bad value of a field: the check with the field's name fails, if the request has one. */
function badCases(task: Task, name: string, shape: FieldShape): FrameCase[] {
  const { service, frame, op, id, opcode, codec } = task;
  const isChecked = frame.kind === 'request' && typeof shape === 'string';
  const check = isChecked ? op?.checks.find((one) => one.name === name) : undefined;
  return badField(service.types, name, shape).flatMap((bad): FrameCase[] => {
    const bytes = frameBytes(task, bad);
    const what = `${name}: ${bad.what}`;
    if (check === undefined) return [malformedCase(task, what, bytes, bad.covers)];
    const { error } = check;
    const covers = [check.id, id, ...bad.covers, `${service.name}.status.${error}`];
    const header = { status: numberOf(service, error), opcode, nonce: caseNonce(service) };
    const reply = refusalBytes(task, header, true);
    return [
      { covers, what, codec, bytes, error, reply },
      malformedCase(task, `${what}, and one byte too long`, [...bytes, 0]),
    ];
  });
}

/** Replies of every status: those that the operation declares, with a body of zeros, and others. */
function statusCases(task: Task): FrameCase[] {
  const { service, frame, op, id, opcode, codec } = task;
  if (frame.kind !== 'reply' || op === undefined) return [];
  const refusal = (status: number, full: boolean): number[] =>
    refusalBytes(task, { status, opcode, nonce: caseNonce(service) }, full);
  const headerEnd = nonceAt(service, 'reply').end;
  const declared = op.statuses.flatMap((name): FrameCase[] => {
    const full = name === service.malformed ? op.malformed === 'full' : name !== service.denied;
    const bytes = refusal(numberOf(service, name), full);
    const covers = [id, `${service.name}.status.${name}`];
    const out: FrameCase[] = [{ covers, what: `status ${name}`, codec, bytes, error: name }];
    if (bytes.length > headerEnd) {
      const dirty = changed(bytes, bytes.length - 1, 1);
      out.push(malformedCase(task, `status ${name} and a body that is not zero`, dirty));
    }
    out.push(malformedCase(task, `status ${name}, one byte too long`, [...bytes, 0]));
    return out;
  });
  const known = new Set([0, ...op.statuses.map((name) => numberOf(service, name))]);
  const other = Array.from({ length: 256 }, (_, i) => i).find((i) => !known.has(i)) ?? 255;
  const what = `status ${other}, which it does not declare`;
  return [...declared, malformedCase(task, what, refusal(other, true))];
}

/** Cases of all frames, by operation. */
export function frameCases(service: ServiceShape): FrameCase[] {
  return Object.entries(service.frames).flatMap(([codec, frame]) => {
    const task = taskOf(service, codec, frame);
    const covers = [task.id];
    const good: FrameCase = {
      covers,
      what: 'a valid frame',
      codec,
      bytes: frameBytes(task),
      error: '',
      ...(frame.kind === 'request' && task.op !== undefined && { handler: task.op.handler }),
    };
    const bad = frame.fields.flatMap(([name, shape]) => badCases(task, name, shape));
    const all = [good, ...lengths(task), ...heads(task), ...bad, ...statusCases(task)];
    return all.map((one) => ({ ...one, covers: [...new Set(one.covers)] }));
  });
}
