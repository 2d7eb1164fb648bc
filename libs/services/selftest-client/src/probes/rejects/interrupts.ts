/** Rejected calls on interrupts of devices. */
import {
  irqBindRaw,
  irqBindRejects,
  irqCompleteRaw,
  irqCompleteRejects,
  recvHeaderRaw,
} from '@abicus/abi-kernel';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import type { EndpointScene } from './endpoint-scene.ts';
import { operation, type Group, type Violations } from './rejects.ts';
import { EMPTY } from './scene.ts';

/** The stage at which the interrupt is bound through its copy. */
const BOUND = 'a bound interrupt';
/** What a binding is told with. */
export const COOKIE = BigInt(CLIENT.blockInterrupt);

/** A scene with a copy of the interrupt of a device. */
export interface InterruptScene extends EndpointScene {
  readonly copy: number;
}

const irqBind: Violations<InterruptScene, typeof irqBindRejects, typeof BOUND> = {
  irq: {
    ways: {
      empty: ({ cpu, own }) => irqBindRaw(cpu, EMPTY, own, COOKIE),
      'an endpoint': ({ cpu, own }) => irqBindRaw(cpu, own, own, COOKIE),
    },
  },
  notify: {
    ways: {
      'SEND alone': ({ cpu, copy, send }) => irqBindRaw(cpu, copy, send, COOKIE),
      'a memory object': ({ cpu, copy, vmo }) => irqBindRaw(cpu, copy, vmo, COOKIE),
    },
  },
  alive: ({ cpu, copy, gone }) => irqBindRaw(cpu, copy, gone, COOKIE),
  bound: {
    at: BOUND,
    by: {
      ways: {
        'through its copy': ({ cpu, copy, own }) => irqBindRaw(cpu, copy, own, COOKIE),
        'through another slot': ({ cpu, own }) =>
          irqBindRaw(cpu, CLIENT.blockInterrupt, own, COOKIE),
      },
    },
  },
};

const irqComplete: Violations<InterruptScene, typeof irqCompleteRejects, typeof BOUND> = {
  irq: ({ cpu, own }) => irqCompleteRaw(cpu, own),
  bound: {
    at: BOUND,
    by: ({ cpu }) => irqCompleteRaw(cpu, CLIENT.blockInterrupt),
  },
  received: { at: BOUND, by: ({ cpu, copy }) => irqCompleteRaw(cpu, copy) },
};

/** Describes the queue of the endpoint, and whether an interrupt is bound. */
function* state({ cpu, own, copy }: InterruptScene): Program<string> {
  return [yield* recvHeaderRaw(cpu, own), yield* irqCompleteRaw(cpu, copy)].join(' ');
}

function bind({ cpu, copy, own }: InterruptScene): Program<number> {
  return irqBindRaw(cpu, copy, own, COOKIE);
}

/** The rejected calls. */
export const INTERRUPT_REJECTS: Group<InterruptScene, 'irqBind' | 'irqComplete', typeof BOUND> = {
  operations: [
    operation('irqBind', irqBindRejects, irqBind),
    operation('irqComplete', irqCompleteRejects, irqComplete),
  ],
  state,
  stages: { [BOUND]: bind },
};
