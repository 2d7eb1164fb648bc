/** Each check of the calls on tasks. */
import { MARKERS } from '@abicus/abi-kernel';
import { outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { checkRejects } from './rejects.ts';
import { endScene } from './scene.ts';
import { taskEffects } from './task-effects.ts';
import { setTasks } from './task-scene.ts';
import { TASK_REJECTS } from './tasks.ts';

const MARKER = MARKERS.taskRejects;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const scene = yield* setTasks(context);
  checks.that('exec', 'the children are there', scene !== undefined);
  if (scene === undefined) return checks.end();
  yield* checkRejects(checks, TASK_REJECTS, scene);
  yield* taskEffects(scene, checks);
  const ended = yield* endScene(context, scene);
  checks.equal('taskKill', 'nothing is left', outcome(ended), 'ok');
  return checks.end();
}

/** `SELFTEST: task rejects ok`. */
export const taskRejects: Probe<typeof MARKER> = { marker: MARKER, run };
