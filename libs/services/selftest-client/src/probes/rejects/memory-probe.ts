/** Each check of the calls on memory. */
import { MARKERS } from '@abicus/abi-kernel';
import { outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { MEMORY_REJECTS } from './memory.ts';
import { memoryEffects } from './memory-effects.ts';
import { closeMemory, setMemory } from './memory-scene.ts';
import { checkRejects } from './rejects.ts';
import { endScene } from './scene.ts';

const MARKER = MARKERS.memoryRejects;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const scene = yield* setMemory(context);
  checks.that('vmoCreate', 'the objects are there', scene !== undefined);
  if (scene === undefined) return checks.end();
  yield* checkRejects(checks, MEMORY_REJECTS, scene);
  yield* memoryEffects(scene, checks);
  const closed = yield* closeMemory(scene);
  checks.equal('vmoCreate', 'all copies are where they were', closed, '0 0 0 0');
  const ended = yield* endScene(context, scene);
  checks.equal('vmoDestroy', 'of an object that is still mapped', outcome(ended), 'EPERM');
  return checks.end();
}

/** `SELFTEST: memory rejects ok`. */
export const memoryRejects: Probe<typeof MARKER> = { marker: MARKER, run };
