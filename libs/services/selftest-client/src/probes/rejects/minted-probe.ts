/** Each check of the calls whose reply the kernel makes. */
import { capCloseRaw, ipcEndpointCloseRaw, MARKERS } from '@abicus/abi-kernel';
import { outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { closeEndpoints } from './endpoint-scene.ts';
import { setMessages } from './message-scene.ts';
import { MINTED_REJECTS } from './minted-calls.ts';
import { checkRejects } from './rejects.ts';
import { EMPTY, endScene, NONE } from './scene.ts';

const MARKER = MARKERS.mintedRejects;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu } = context;
  const checks = proof(MARKER);
  const scene = yield* setMessages(context);
  checks.that('ipcCallV2', 'the endpoints are there', scene !== undefined);
  if (scene === undefined) return checks.end();
  const calls = { ...scene, token: NONE, deep: EMPTY };
  yield* checkRejects(checks, MINTED_REJECTS, calls);
  const closed = yield* closeEndpoints(scene);
  checks.equal('ipcReplyRecvV2', 'all copies are where they were', closed, '0 0 0 0 0');
  const deep = yield* ipcEndpointCloseRaw(cpu, calls.deep);
  const part = yield* capCloseRaw(cpu, scene.part);
  checks.equal('ipcReplyRecvV2', 'and the other endpoint', deep + part, 0);
  const ended = yield* endScene(context, scene);
  checks.equal('ipcReplyRecvV2', 'nothing is left', outcome(ended), 'ok');
  return checks.end();
}

/** `SELFTEST: minted call rejects ok`. */
export const mintedRejects: Probe<typeof MARKER> = { marker: MARKER, run };
