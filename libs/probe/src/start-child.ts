/** Children that probes start: from an image, without identity. */
import {
  asStackPages,
  asWaitTarget,
  exec,
  wait,
  type ExecError,
  type Pid,
} from '@abicus/abi-kernel';
import type { Program, Result } from '@abicus/wire';
import type { ProbeContext } from './probe.ts';

const CHILD_STACK = asStackPages(2);

/** The exit of a child. */
export interface ChildEnd {
  readonly pid: Pid;
  readonly status: number;
}

/** Starts a child without identity. */
export function startChild(
  { cpu, images }: ProbeContext,
  name: string,
): Program<Result<Pid, ExecError>> {
  return exec(cpu, images(name), CHILD_STACK, 0);
}

/** Starts a child and waits for its exit; undefined: one of the two failed. */
export function* runChild(context: ProbeContext, name: string): Program<ChildEnd | undefined> {
  const pid = yield* startChild(context, name);
  if (!pid.ok) return undefined;
  const exited = yield* wait(context.cpu, asWaitTarget(pid.value));
  if (!exited.ok || exited.value.pid !== pid.value) return undefined;
  return { pid: pid.value, status: exited.value.status };
}
