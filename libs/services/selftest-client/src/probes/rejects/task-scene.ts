/** Tasks to make rejected calls with: a child that runs, and one that has ended and is not reaped. */
import { getpid, waitInfoRaw, type Pid } from '@abicus/abi-kernel';
import { startChild, type ProbeContext } from '@abicus/probe';
import type { Program } from '@abicus/wire';
import { outcomeOf } from './rejects.ts';
import { NONE, setScene, TEXT, type Scene } from './scene.ts';

/** A scene with children. The puppet runs, and has none itself. */
export interface TaskScene extends Scene {
  readonly self: Pid;
  readonly ended: Pid;
  /** The image of a program that exits. */
  readonly image: Uint8Array;
}

/** Sets a scene of tasks. Undefined: a child could not be started. */
export function* setTasks(context: ProbeContext): Program<TaskScene | undefined> {
  const { cpu, images } = context;
  const scene = yield* setScene(context);
  const ended = yield* startChild(context, 'child.exit42');
  if (scene === undefined || !ended.ok) return undefined;
  // Waits for its end, and does not reap it, since the buffer is not writable.
  const waited = yield* waitInfoRaw(cpu, ended.value, NONE, TEXT);
  const self = yield* getpid(cpu);
  if (!self.ok) return undefined;
  const image = images('child.exit42');
  return outcomeOf(waited) === 'EFAULT'
    ? { ...scene, self: self.value, ended: ended.value, image }
    : undefined;
}
