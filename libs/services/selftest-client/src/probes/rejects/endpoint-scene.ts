/** Endpoints to make rejected calls with: one of the client's own, and a closed one. */
import {
  capCloneRaw,
  capCloseRaw,
  capDeriveRaw,
  ipcEndpointCloseRaw,
  ipcEndpointCreateV2Raw,
  Rights,
} from '@abicus/abi-kernel';
import type { ProbeContext } from '@abicus/probe';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { outcomesOf } from './rejects.ts';
import { setScene, type Scene } from './scene.ts';

/** How many messages an endpoint can queue. */
export const DEPTH = 12;
/** The endpoints of a derived factory. */
export const SHARE = 1;

/** A scene with endpoints, by slots of the client. */
export interface EndpointScene extends Scene {
  /** An endpoint that the client owns, with all rights. */
  readonly own: number;
  /** Copies of it with SEND alone, and with RECV alone. */
  readonly send: number;
  readonly receive: number;
  /** Copies of a closed endpoint: with all rights, and with SEND and RECV. */
  readonly closed: number;
  readonly gone: number;
}

/** Sets a scene, and creates its endpoints. Undefined: one could not be created. */
export function* setEndpoints(context: ProbeContext): Program<EndpointScene | undefined> {
  const { cpu } = context;
  const scene = yield* setScene(context);
  if (scene === undefined) return undefined;
  const first = yield* ipcEndpointCreateV2Raw(cpu, CLIENT.endpoints, DEPTH);
  const closed = yield* capCloneRaw(cpu, first);
  const gone = yield* capDeriveRaw(cpu, first, Rights.SEND | Rights.RECV);
  const ended = yield* ipcEndpointCloseRaw(cpu, first);
  const own = yield* ipcEndpointCreateV2Raw(cpu, CLIENT.endpoints, DEPTH);
  const send = yield* capDeriveRaw(cpu, own, Rights.SEND);
  const receive = yield* capDeriveRaw(cpu, own, Rights.RECV);
  const set = outcomesOf([closed, gone, ended, own, send, receive]);
  if (set !== 'ok ok ok ok ok ok') return undefined;
  return { ...scene, own, send, receive, closed, gone };
}

/** Closes all copies, with which their watches end, and the endpoint; gives the results: 0 if each was where it was. */
export function* closeEndpoints(scene: EndpointScene): Program<string> {
  const { cpu, own, send, receive, closed, gone } = scene;
  const results: number[] = [];
  for (const slot of [send, receive, closed, gone]) results.push(yield* capCloseRaw(cpu, slot));
  results.push(yield* ipcEndpointCloseRaw(cpu, own));
  return results.join(' ');
}
