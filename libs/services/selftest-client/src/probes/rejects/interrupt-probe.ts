/** Each check of the calls on interrupts. */
import { capCloneRaw, capCloseRaw, irqBindRaw, MARKERS } from '@abicus/abi-kernel';
import { outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { closeEndpoints, setEndpoints } from './endpoint-scene.ts';
import { COOKIE, INTERRUPT_REJECTS } from './interrupts.ts';
import { checkRejects, outcomeOf } from './rejects.ts';
import { endScene } from './scene.ts';

const MARKER = MARKERS.interruptRejects;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu } = context;
  const checks = proof(MARKER);
  const scene = yield* setEndpoints(context);
  checks.that('irqBind', 'the endpoints are there', scene !== undefined);
  if (scene === undefined) return checks.end();
  const copy = yield* capCloneRaw(cpu, CLIENT.blockInterrupt);
  checks.equal('irqBind', 'a copy of the interrupt', outcomeOf(copy), 'ok');
  yield* checkRejects(checks, INTERRUPT_REJECTS, { ...scene, copy });
  const unbound = yield* capCloseRaw(cpu, copy);
  checks.equal('irqBind', 'its copy is closed', unbound, 0);
  // A binding ends with the slot through which it was made, so that another one may follow.
  const again = yield* capCloneRaw(cpu, CLIENT.blockInterrupt);
  const bound = yield* irqBindRaw(cpu, again, scene.own, COOKIE);
  const left = yield* capCloseRaw(cpu, again);
  checks.equal('irqBind', 'through another copy then', `${bound} ${left}`, '0 0');
  const closed = yield* closeEndpoints(scene);
  checks.equal('irqComplete', 'all copies are where they were', closed, '0 0 0 0 0');
  const ended = yield* endScene(context, scene);
  checks.equal('irqBind', 'nothing is left', outcome(ended), 'ok');
  return checks.end();
}

/** `SELFTEST: interrupt rejects ok`. */
export const interruptRejects: Probe<typeof MARKER> = { marker: MARKER, run };
