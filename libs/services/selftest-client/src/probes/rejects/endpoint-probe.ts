/** Each check of the calls on endpoints, watches and factories. */
import { capCloseRaw, factoryDeriveRaw, LIMITS, MARKERS } from '@abicus/abi-kernel';
import { type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { endpointEffects, notice, ownedByChild } from './endpoint-effects.ts';
import { closeEndpoints, setEndpoints } from './endpoint-scene.ts';
import { ENDPOINT_REJECTS } from './endpoints.ts';
import { checkRejects } from './rejects.ts';
import { EMPTY } from './scene.ts';

const MARKER = MARKERS.endpointRejects;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu } = context;
  const checks = proof(MARKER);
  const scene = yield* setEndpoints(context);
  checks.that('ipcEndpointCreateV2', 'the endpoints are there', scene !== undefined);
  if (scene === undefined) return checks.end();
  yield* endpointEffects(scene, checks);
  const parted = { ...scene, part: EMPTY };
  yield* checkRejects(checks, ENDPOINT_REJECTS, parted);
  const closed = yield* closeEndpoints(scene);
  checks.equal('ipcEndpointClose', 'all copies are where they were', closed, '0 0 0 0 0');
  checks.equal('capWatch', 'a notice of all watches', yield* notice(scene), undefined);
  yield* ownedByChild(context, parted, checks);
  const whole = yield* factoryDeriveRaw(cpu, CLIENT.endpoints, 2, 2 * LIMITS.endpointBytes);
  const freed = yield* capCloseRaw(cpu, whole);
  checks.equal('factoryDerive', 'the whole budget is there again', freed, 0);
  return checks.end();
}

/** `SELFTEST: endpoint rejects ok`. */
export const endpointRejects: Probe<typeof MARKER> = { marker: MARKER, run };
