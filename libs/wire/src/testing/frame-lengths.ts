/** Cases of wrong lengths: frames truncated at every length, and too long by one. */
import { canBeOfSize } from './bad-fields.ts';
import { goodFrame, trailerOf } from './frame-bytes.ts';
import type {
  FieldShape,
  FrameShape,
  ServiceOpShape,
  ServiceShape,
  VersionShape,
} from './shapes.ts';
import { type FrameCase, malformedCase, type Task } from './frame-task.ts';

/**
 * Whether a frame of this length is valid too: of another form, or of the version without a nonce at
 * the end.
 */
export function isOtherFrame({ service, version, frame, op, good }: Task, length: number): boolean {
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

/** The cases of wrong lengths. */
export function lengths(task: Task): FrameCase[] {
  const { good } = task;
  const cuts = good.flatMap((_, length) =>
    isOtherFrame(task, length)
      ? []
      : [malformedCase(task, `cut to ${length} of ${good.length} bytes`, good.slice(0, length))],
  );
  if (isOtherFrame(task, good.length + 1)) return cuts;
  return [...cuts, malformedCase(task, 'one byte too long', [...good, 0])];
}
