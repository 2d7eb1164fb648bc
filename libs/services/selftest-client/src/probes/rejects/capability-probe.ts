/** Each check of the calls on capabilities. */
import { MARKERS } from '@abicus/abi-kernel';
import { outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { CAPABILITY_REJECTS } from './capabilities.ts';
import { capabilityEffects } from './capability-effects.ts';
import { checkRejects } from './rejects.ts';
import { endScene, setScene } from './scene.ts';

const MARKER = MARKERS.capRejects;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const scene = yield* setScene(context);
  checks.that('capTransferTo', 'a child starts', scene !== undefined);
  if (scene === undefined) return checks.end();
  yield* capabilityEffects(scene, checks);
  yield* checkRejects(checks, CAPABILITY_REJECTS, scene);
  const ended = yield* endScene(context, scene);
  checks.equal('capTransfer', 'nothing is left of what was transferred', outcome(ended), 'ok');
  return checks.end();
}

/** `SELFTEST: capability rejects ok`. */
export const capRejects: Probe<typeof MARKER> = { marker: MARKER, run };
