/** Each check of the calls whose reply goes through a capability. */
import { capCloseRaw, MARKERS } from '@abicus/abi-kernel';
import { outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { closeEndpoints } from './endpoint-scene.ts';
import { setMessages } from './message-scene.ts';
import { REPLY_REJECTS } from './reply-calls.ts';
import { checkRejects } from './rejects.ts';
import { endScene } from './scene.ts';

const MARKER = MARKERS.replyRejects;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu } = context;
  const checks = proof(MARKER);
  const scene = yield* setMessages(context);
  checks.that('ipcCall', 'the endpoints are there', scene !== undefined);
  if (scene === undefined) return checks.end();
  yield* checkRejects(checks, REPLY_REJECTS, scene);
  const closed = yield* closeEndpoints(scene);
  checks.equal('ipcReplyRecv', 'all copies are where they were', closed, '0 0 0 0 0');
  const part = yield* capCloseRaw(cpu, scene.part);
  checks.equal('ipcReplyRecv', 'and the factory', part, 0);
  const ended = yield* endScene(context, scene);
  checks.equal('ipcCall', 'nothing is left', outcome(ended), 'ok');
  return checks.end();
}

/** `SELFTEST: ipc call rejects ok`. */
export const replyRejects: Probe<typeof MARKER> = { marker: MARKER, run };
