/** Cases of statuses: the declared ones of an operation, with and without a body, and others. */
import { caseNonce, headerSize, numberOf, rejectBytes, trailerOf } from './frame-bytes.ts';
import type { ServiceOpShape, ServiceShape } from './shapes.ts';
import { caseOf, changed, type FrameCase, malformedCase, type Task } from './frame-task.ts';

/**
 * The operation whose empty reply is the body of a reject by a check; nothing if the reject is the
 * header alone.
 */
export function rejectBody({ op, frame }: Task): string | undefined {
  return op?.rejectForm === 'header' ? undefined : frame.of;
}

/** Whether requests of one of an operation's versions are always answered with a status. */
function isOfVersion({ versions }: ServiceShape, op: ServiceOpShape, status: string): boolean {
  return versions.some(({ name, rejected }) => rejected === status && op.versions.includes(name));
}

/** Replies of every status: the declared ones with a body of zeros, and others. */
export function statusCases(task: Task): FrameCase[] {
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
