/** One case of a frame, and the facts that all cases of one frame share. */
import type { Bytes } from './fields.ts';
import { goodFrame, malformedReply, REPLY_BIT } from './frame-bytes.ts';
import type { FrameShape, ServiceOpShape, ServiceShape, VersionShape } from './shapes.ts';

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

/** A frame of a version, and a valid frame to change. */
export type Task = {
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

/** The versions of a frame, each with a valid frame. */
export function tasksOf(service: ServiceShape, codec: string, frame: FrameShape): Task[] {
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
export function caseOf(
  { service, version, codec }: Task,
  one: Omit<FrameCase, 'codec' | 'version'>,
): FrameCase {
  const what = service.versions.length > 1 ? `${version.name}, ${one.what}` : one.what;
  return { ...one, what, codec, version };
}

/** A case of a malformed frame. */
export function malformedCase(
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

/** Bytes with another value at an offset. */
export function changed(bytes: Bytes, at: number, value: number): number[] {
  return bytes.map((byte, i) => (i === at ? value : byte));
}
