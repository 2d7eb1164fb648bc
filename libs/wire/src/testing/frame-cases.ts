/**
 * Cases of the frames of a service: truncated at every length, too long by one, wrong magic, version,
 * opcode and nonce, values outside their sets, padding, statuses, and for requests the exact reply of
 * the server.
 */
import { badField, canBeOfSize, otherGood, type BadField } from './bad-fields.ts';
import type { Bytes } from './fields.ts';
import {
  REPLY_BIT,
  caseNonce,
  goodFrame,
  headerSize,
  malformedReply,
  nonceAt,
  numberOf,
  rejectBytes,
  trailerOf,
} from './frame-bytes.ts';
import type {
  FieldShape,
  FrameShape,
  ServiceOpShape,
  ServiceShape,
  VersionShape,
} from './shapes.ts';

/** A frame as data, and the expected result of decoding it. */
export type FrameCase = {
  /** Ids of the elements that it tests, the check or operation first. */
  readonly covers: readonly string[];
  /** Its fault. */
  readonly what: string;
  /** The name of its kind of frame in the service. */
  readonly codec: string;
  /** Its version. */
  readonly version: VersionShape;
  readonly bytes: Bytes;
  /** The expected reject; empty if it is accepted. */
  readonly error: string;
  /**
   * For a request, the whole reply of the server; absent if a handler is reached, empty if the server
   * does not answer.
   */
  readonly reply?: Bytes;
  /** The name of the handler that an accepted request reaches. */
  readonly handler?: string;
};

/** The title of a case's test, which starts with the ids of the elements that it tests. */
export function frameTitle({ covers, codec, error, what }: FrameCase): string {
  const end = error === '' ? 'is taken' : `is rejected as ${error}`;
  return `${covers.join(' ')} ${codec} ${end}: ${what}`;
}

type Task = {
  readonly service: ServiceShape;
  readonly version: VersionShape;
  readonly codec: string;
  readonly frame: FrameShape;
  /** The id of its operation or event. */
  readonly id: string;
  /** As it is on the wire. */
  readonly opcode: number;
  readonly op: ServiceOpShape | undefined;
  readonly good: Bytes;
};

function tasksOf(service: ServiceShape, codec: string, frame: FrameShape): Task[] {
  const { kind, of } = frame;
  const op = kind === 'event' ? undefined : service.ops[of];
  const number = op?.opcode ?? service.events[of] ?? 0;
  const opcode = kind === 'request' ? number : number | REPLY_BIT;
  const id = `${service.name}.${kind === 'event' ? 'event.' : ''}${of}`;
  const versions =
    op === undefined
      ? service.versions.slice(-1)
      : service.versions.filter(({ name }) => op.versions.includes(name));
  return versions.map((version) => {
    const good = goodFrame(service, version, frame, opcode);
    return { service, version, codec, frame, id, opcode, op, good };
  });
}

/** A case of a version, which its title names if there are several. */
function caseOf(
  { service, version, codec }: Task,
  one: Omit<FrameCase, 'codec' | 'version'>,
): FrameCase {
  const what = service.versions.length > 1 ? `${version.name}, ${one.what}` : one.what;
  return { ...one, what, codec, version };
}

function malformedCase(
  task: Task,
  what: string,
  bytes: Bytes,
  ids: readonly string[] = [],
): FrameCase {
  const { service, id, frame, op } = task;
  if (frame.kind !== 'request') {
    const error = frame.kind === 'reply' ? 'BadReply' : 'malformed';
    return caseOf(task, { covers: [id, ...ids], what, bytes, error });
  }
  const status = op?.malformed.status ?? '';
  const covers = [id, `${service.name}.status.${status}`, ...ids];
  const reply = malformedReply(service, bytes) ?? [];
  return caseOf(task, { covers, what, bytes, error: 'malformed', reply });
}

function changed(bytes: Bytes, at: number, value: number): number[] {
  return bytes.map((byte, i) => (i === at ? value : byte));
}

/**
 * Whether a frame of this length is valid too: of another form, or of the version without a nonce at
 * the end.
 */
function isOtherFrame({ service, version, frame, op, good }: Task, length: number): boolean {
  const [, last] = frame.fields.at(-1) ?? [];
  if (last === undefined) return isTwin(service, version, op, good.length, length, 0);
  const lastSize = good.length - trailerOf(version) - sizeBefore(service, version, frame, last);
  const size = (other: VersionShape): number =>
    length - trailerOf(other) - (good.length - trailerOf(version) - lastSize);
  const twins = frame.kind === 'request' ? twinsOf(service, version, op) : [];
  return [version, ...twins].some((other) => canBeOfSize(service.types, last, size(other)));
}

function sizeBefore(
  service: ServiceShape,
  version: VersionShape,
  frame: FrameShape,
  last: FieldShape,
): number {
  const opcode = 0;
  const others = { ...frame, fields: frame.fields.filter(([, shape]) => shape !== last) };
  return goodFrame(service, version, others, opcode).length - trailerOf(version);
}

function twinsOf(
  { versions }: ServiceShape,
  version: VersionShape,
  op: ServiceOpShape | undefined,
): readonly VersionShape[] {
  return versions.filter(
    (other) =>
      other !== version && other.number === version.number && op?.versions.includes(other.name),
  );
}

function isTwin(
  service: ServiceShape,
  version: VersionShape,
  op: ServiceOpShape | undefined,
  good: number,
  length: number,
  size: number,
): boolean {
  return twinsOf(service, version, op).some(
    (other) => good - trailerOf(version) + trailerOf(other) + size === length,
  );
}

function lengths(task: Task): FrameCase[] {
  const { good } = task;
  const cuts = good.flatMap((_, length) =>
    isOtherFrame(task, length)
      ? []
      : [malformedCase(task, `cut to ${length} of ${good.length} bytes`, good.slice(0, length))],
  );
  if (isOtherFrame(task, good.length + 1)) return cuts;
  return [...cuts, malformedCase(task, 'one byte too long', [...good, 0])];
}

/** Numbers of no version, next to the number of one. */
function strangeVersions({ versions }: ServiceShape, { number }: VersionShape): number[] {
  const taken = new Set(versions.map((one) => one.number));
  const above = Array.from({ length: 256 }, (_, i) => (number + 1 + i) % 256);
  const next = above.find((one) => !taken.has(one));
  return [...new Set([0, ...(next === undefined ? [] : [next])])].filter((one) => !taken.has(one));
}

function heads(task: Task): FrameCase[] {
  const { service, version, frame, good, opcode, op } = task;
  const wrong = (what: string, at: number, value: number): FrameCase =>
    malformedCase(task, what, changed(good, at, value));
  const cases = [
    wrong('first byte of the magic', 0, 0),
    wrong('second byte of the magic', 1, 0),
    ...strangeVersions(service, version).map((number) => wrong(`version ${number}`, 2, number)),
    wrong('bit 7 of the opcode', 3, opcode ^ REPLY_BIT),
  ];
  const opcodes = new Set(Object.values(service.ops).map((one) => one.opcode));
  const unknown = Array.from({ length: REPLY_BIT }, (_, i) => i).find((i) => !opcodes.has(i));
  if (frame.kind === 'request' && unknown !== undefined) {
    cases.push(wrong(`opcode ${unknown}, which no operation has`, 3, unknown));
  }
  if (frame.kind === 'request') {
    const others = service.versions.filter(({ name, number }) => {
      const numbers = service.versions.filter((one) => op?.versions.includes(one.name));
      return !op?.versions.includes(name) && !numbers.some((one) => one.number === number);
    });
    const taken = Object.values(service.ops).filter((one) => one.opcode === opcode);
    for (const { name, number } of others) {
      if (taken.some((one) => one.versions.includes(name))) continue;
      cases.push(wrong(`version ${number}, which does not have the operation`, 2, number));
    }
  }
  const at = nonceAt(version, frame.kind, good.length);
  if (frame.kind === 'reply' && at !== undefined) {
    cases.push(wrong('the nonce of another request', at, 0xff));
  }
  return cases;
}

/** A bad value of a field: the check with the field's name fails, if the request has one. */
function badCases(task: Task, name: string, shape: FieldShape): FrameCase[] {
  const { service, version, frame, op, id, opcode } = task;
  return badField(service.types, name, shape).flatMap((bad): FrameCase[] => {
    const bytes = goodFrame(service, version, frame, opcode, bad);
    const what = `${name}: ${bad.what}`;
    const check =
      frame.kind === 'request' && bad.isValue
        ? op?.checks.find((one) => one.name === name)
        : undefined;
    if (check === undefined) {
      return isOneAnyhow(task, bad, bytes) ? [] : [malformedCase(task, what, bytes, bad.covers)];
    }
    const { error } = check;
    const covers = [check.id, id, ...bad.covers, `${service.name}.status.${error}`];
    const header = { status: numberOf(service, error), opcode, nonce: caseNonce(version) };
    const byCheck = rejectBytes(service, version, header, rejectBody(task));
    const reply = rejectedReply(task) ?? byCheck;
    const first = caseOf(task, { covers, what, bytes, error, reply });
    if (isOtherFrame(task, bytes.length + 1)) return [first];
    return [first, malformedCase(task, `${what}, and one byte too long`, [...bytes, 0])];
  });
}

/** Whether a part of the wrong size makes a frame of another form or another version. */
function isOneAnyhow(task: Task, { isValue }: BadField, bytes: Bytes): boolean {
  return !isValue && bytes.length !== task.good.length && isOtherFrame(task, bytes.length);
}

/**
 * The operation whose empty reply is the body of a reject by a check; nothing if the reject is the
 * header alone.
 */
function rejectBody({ op, frame }: Task): string | undefined {
  return op?.rejectForm === 'header' ? undefined : frame.of;
}

/** The answer to all requests of a rejected version. */
function rejectedReply(task: Task): number[] | undefined {
  const { service, version, frame, opcode } = task;
  const { rejected } = version;
  if (rejected === undefined || frame.kind !== 'request') return undefined;
  const header = { status: numberOf(service, rejected), opcode, nonce: caseNonce(version) };
  return rejectBytes(service, version, header, rejectBody(task));
}

/** Whether requests of one of an operation's versions are always answered with a status. */
function isOfVersion({ versions }: ServiceShape, op: ServiceOpShape, status: string): boolean {
  return versions.some(({ name, rejected }) => rejected === status && op.versions.includes(name));
}

/** Replies of every status: the declared ones with a body of zeros, and others. */
function statusCases(task: Task): FrameCase[] {
  const { service, version, frame, op, id, opcode } = task;
  if (frame.kind !== 'reply' || op === undefined) return [];
  const reject = (status: number, full: boolean): number[] => {
    const header = { status, opcode, nonce: caseNonce(version) };
    return rejectBytes(service, version, header, full ? frame.of : undefined);
  };
  const start = headerSize(version, 'reply');
  const declared = op.statuses.flatMap((name): FrameCase[] => {
    const isMalformed = name === op.malformed.status && op.malformed.form !== 'none';
    const ofCheck = op.rejects.includes(name) || isOfVersion(service, op, name);
    const bare = op.rejectForm === 'header';
    const whole = (ofCheck && !bare) || (isMalformed && op.malformed.form === 'full');
    const short =
      name === service.denied ||
      (ofCheck && bare) ||
      (isMalformed && op.malformed.form === 'header');
    const full = !short;
    const bytes = reject(numberOf(service, name), full);
    const covers = [id, `${service.name}.status.${name}`];
    const out = [caseOf(task, { covers, what: `status ${name}`, bytes, error: name })];
    const last = bytes.length - trailerOf(version) - 1;
    if (last >= start) {
      const dirty = changed(bytes, last, 1);
      out.push(malformedCase(task, `status ${name} and a body that is not zero`, dirty));
    }
    const long = [...bytes.slice(0, last + 1), 0, ...bytes.slice(last + 1)];
    // A status of both a check and malformed requests has a short reply and a whole one.
    if (!(short && whole && long.length === reject(0, true).length)) {
      out.push(malformedCase(task, `status ${name}, one byte too long`, long));
    }
    return out;
  });
  const known = new Set([0, ...op.statuses.map((name) => numberOf(service, name))]);
  const other = Array.from({ length: 256 }, (_, i) => i).find((i) => !known.has(i)) ?? 255;
  const what = `status ${other}, which it does not declare`;
  return [...declared, malformedCase(task, what, reject(other, true))];
}

/** A frame that is accepted. */
function takenCase(task: Task, what: string, bytes: Bytes, ids: readonly string[] = []): FrameCase {
  const { id, frame, op } = task;
  const reply = rejectedReply(task);
  const ends =
    reply !== undefined
      ? { reply }
      : frame.kind === 'request' && op !== undefined
        ? { handler: op.handler }
        : {};
  return caseOf(task, { covers: [id, ...ids], what, bytes, error: '', ...ends });
}

function goodCases(task: Task): FrameCase[] {
  const { service, version, frame, opcode, good } = task;
  const others = frame.fields.flatMap(([name, shape]) =>
    otherGood(service.types, shape).map((one) => {
      const bytes = goodFrame(service, version, frame, opcode, { ...one, name });
      return takenCase(task, `${name}: ${one.what}`, bytes, one.covers);
    }),
  );
  return [takenCase(task, 'a valid frame', good), ...others];
}

/** Cases of all frames, by operation. */
export function frameCases(service: ServiceShape): FrameCase[] {
  return Object.entries(service.frames).flatMap(([codec, frame]) =>
    tasksOf(service, codec, frame).flatMap((task) => {
      const bad = frame.fields.flatMap(([name, shape]) => badCases(task, name, shape));
      const all = [
        ...goodCases(task),
        ...lengths(task),
        ...heads(task),
        ...bad,
        ...statusCases(task),
      ];
      return all.map((one) => ({ ...one, covers: [...new Set(one.covers)] }));
    }),
  );
}
