/**
 * Cases of the frames of a service: truncated at every length, too long by one, wrong magic, version,
 * opcode and nonce, values outside their sets, padding, statuses, and for requests the exact reply of
 * the server.
 */
import { badField, type BadField, otherGood } from './bad-fields.ts';
import type { Bytes } from './fields.ts';
import { caseNonce, goodFrame, nonceAt, numberOf, rejectBytes, REPLY_BIT } from './frame-bytes.ts';
import type { FieldShape, ServiceShape, VersionShape } from './shapes.ts';
import { isOtherFrame, lengths } from './frame-lengths.ts';
import { rejectBody, statusCases } from './frame-statuses.ts';
import {
  caseOf,
  changed,
  type FrameCase,
  malformedCase,
  type Task,
  tasksOf,
} from './frame-task.ts';

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

/** The answer to all requests of a rejected version. */
function rejectedReply(task: Task): number[] | undefined {
  const { service, version, frame, opcode } = task;
  const { rejected } = version;
  if (rejected === undefined || frame.kind !== 'request') return undefined;
  const header = { status: numberOf(service, rejected), opcode, nonce: caseNonce(version) };
  return rejectBytes(service, version, header, rejectBody(task));
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
