/**
 * A service with a client that reads its own counters, with the load of others and without it. What the client reads may
 * not show the difference.
 */
import { asPid, MessageKind } from '@abicus/abi-kernel';
import { encodeAll, encodeIncidents, encodeOwn, PRINCIPALS } from '@abicus/abi-service';
import type { Marker } from '@abicus/wire';
import {
  encodedFrame,
  hostileFrames,
  seededDraw,
  toHex,
  type Draw,
  type ServiceShape,
} from '@abicus/wire/testing';
import type { ServiceDefinition } from '../definition.ts';
import { Rig } from './rig.ts';

/** The client, and the protocol of the others. */
export type Load = {
  readonly service: ServiceShape;
  /** Draws a request of the client, whose outcome does not depend on what others have, such as their ids. */
  readonly client: (draw: Draw) => Uint8Array;
};

/** What was read after a run, byte for byte. */
export type ReadUnderLoad = {
  /** By the client: its counts, and the answers to what it may not read. */
  readonly own: readonly string[];
  /** The counts of all, by a reader with the authority. */
  readonly all: string;
};

type Step =
  | { readonly kind: 'client' | 'other'; readonly sender: number; readonly frame: Uint8Array }
  | { readonly kind: 'event' | 'end'; readonly sender: number; readonly frame: Uint8Array }
  | { readonly kind: 'time'; readonly ns: number };

const CLIENT = 7;
/** The pids of the others: fewer than are counted one by one. */
const OTHERS = { first: 20, last: 27 } as const;
/** The first slot in which capabilities arrive. */
const FIRST_SLOT = 10_000;
const PAUSE_NS = 8_000_000;
const NONCE = 5;
const NOTHING = new Uint8Array();

function steps({ service, client }: Load, draw: Draw, count: number): Step[] {
  const frames = hostileFrames(service);
  return Array.from({ length: count }, (): Step => {
    const sender = draw.integer(OTHERS.first, OTHERS.last);
    switch (draw.integer(0, 7)) {
      case 0:
      case 1:
        return { kind: 'client', sender: CLIENT, frame: client(draw) };
      case 2:
        return { kind: 'time', ns: draw.integer(0, PAUSE_NS) };
      case 3:
        return { kind: 'event', sender, frame: frames(draw) };
      case 4:
        return { kind: 'end', sender, frame: NOTHING };
      default:
        return { kind: 'other', sender, frame: frames(draw) };
    }
  });
}

/** Runs the steps, those of others or only the client's, and reads. */
function read<H, S, N, M extends Marker>(
  definition: ServiceDefinition<H, S, N, M>,
  taken: readonly Step[],
  isAlone: boolean,
): ReadUnderLoad {
  const rig = new Rig(definition);
  let [moved, ended] = [FIRST_SLOT, 0];
  for (const step of taken) {
    if (step.kind === 'time') rig.now += BigInt(step.ns);
    else if (step.kind === 'client' || !isAlone) take(rig, step, moved++);
    rig.run();
    // The services that it calls are gone.
    for (; ended < rig.started.length; ended++) {
      rig.end(rig.started[ended] ?? 0, MessageKind.PeerGone);
      rig.run();
    }
  }
  const asked = (identity: bigint, frame: Uint8Array): string =>
    toHex(rig.ask({ sender: CLIENT, identity }, frame) ?? NOTHING);
  return {
    own: [
      encodedFrame(encodeOwn({ from: 0 }, NONCE)),
      encodedFrame(encodeAll({ from: 0 }, NONCE)),
      encodeIncidents(NONCE),
    ].map((frame) => asked(BigInt(CLIENT), frame)),
    all: asked(PRINCIPALS['selftest-client'], encodedFrame(encodeAll({ from: 0 }, NONCE))),
  };
}

function take<H, S, N, M extends Marker>(
  rig: Rig<H, S, N, M>,
  { kind, sender, frame }: Exclude<Step, { readonly kind: 'time' }>,
  moved: number,
): void {
  const from = { sender: asPid(sender), identity: BigInt(sender), moved };
  if (kind === 'event') rig.message(from, frame);
  else if (kind !== 'end') rig.request(from, frame);
  else {
    const at = rig.watched.lastIndexOf(`task ${sender}`);
    if (at >= 0) rig.notice(at + 1);
  }
}

/** What is read of a service after drawn steps: with those of others, and with the client's alone. */
export function readUnderLoad<H, S, N, M extends Marker>(
  definition: ServiceDefinition<H, S, N, M>,
  load: Load,
  seed: number,
  count: number,
): { readonly among: ReadUnderLoad; readonly alone: ReadUnderLoad } {
  const taken = steps(load, seededDraw(seed), count);
  return { among: read(definition, taken, false), alone: read(definition, taken, true) };
}
