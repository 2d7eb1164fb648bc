/** Each check of the calls that send and receive. */
import { capCloseRaw, ipcEndpointCloseRaw, MARKERS } from '@abicus/abi-kernel';
import { outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { closeEndpoints } from './endpoint-scene.ts';
import { messageEffects } from './message-effects.ts';
import { setMessages } from './message-scene.ts';
import { MESSAGE_REJECTS } from './messages.ts';
import { checkRejects } from './rejects.ts';
import { endScene } from './scene.ts';

const MARKER = MARKERS.messageRejects;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu } = context;
  const checks = proof(MARKER);
  const scene = yield* setMessages(context);
  checks.that('ipcSend', 'the endpoints are there', scene !== undefined);
  if (scene === undefined) return checks.end();
  yield* messageEffects(scene, checks);
  yield* checkRejects(checks, MESSAGE_REJECTS, scene);
  const closed = yield* closeEndpoints(scene);
  checks.equal('ipcSend', 'all copies are where they were', closed, '0 0 0 0 0');
  const narrow = yield* ipcEndpointCloseRaw(cpu, scene.narrow);
  const part = yield* capCloseRaw(cpu, scene.part);
  checks.equal('ipcSend', 'and the endpoint without bytes', narrow + part, 0);
  const ended = yield* endScene(context, scene);
  checks.equal('ipc.invariant.moveIsAtomic', 'nothing is left', outcome(ended), 'ok');
  return checks.end();
}

/** `SELFTEST: message rejects ok`. */
export const messageRejects: Probe<typeof MARKER> = { marker: MARKER, run };
