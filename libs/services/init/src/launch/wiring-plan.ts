/** Which capabilities a program holds at its start, and in which slots, by the boot. Without effects. */
import { Rights, type CapSlot } from '@abicus/abi-kernel';
import type { Boot, BootProgram } from '@abicus/wire';
import { routesOf } from '../routing/routes.ts';
import { INIT_SLOT } from '@abicus/ipc';

/** A capability of init that a program gets a copy of, with these rights. */
export interface CopyPlan {
  readonly name: string;
  /** The slot of init. */
  readonly from: number;
  readonly rights: number;
  /** The slot of the program. */
  readonly slot: number;
}

/** An endpoint that is created for a program, and the slots of the program with its two sides. */
export interface EndpointPlan {
  readonly name: string;
  readonly depth: number;
  readonly recv: number;
  /** Absent: others send to it. */
  readonly send?: number;
}

/** What a program is wired with, in the order in which it is. */
export interface WiringPlan {
  readonly endpoints: readonly EndpointPlan[];
  readonly copies: readonly CopyPlan[];
  readonly factory?: { readonly slot: number; readonly budget: number };
  /** The slot of the program for each service that it sends to. */
  readonly services: ReadonlyMap<string, number>;
}

/** The capabilities of init that its programs get copies of. */
export interface OwnSlots {
  /** All rights to the endpoint of its requests. */
  readonly requests: CapSlot;
  readonly clock: CapSlot;
}

/** The plan of a program. @param own the slots of init. */
export function wiringPlan(boot: Boot, program: BootProgram, own: OwnSlots): WiringPlan {
  const { clock, factory, devices } = program;
  const further = program.endpoints.map(({ name, depth, recv, send }) => {
    return { name, depth, recv, send };
  });
  const served = program.requests;
  const endpoints =
    served === undefined
      ? further
      : [{ name: 'requests', depth: served.depth, recv: served.slot }, ...further];
  const toInit = { name: 'init', from: own.requests, rights: Rights.SEND, slot: INIT_SLOT };
  const time = { name: 'clock', from: own.clock, rights: Rights.TIME };
  return {
    endpoints,
    copies: [
      toInit,
      ...(clock === undefined ? [] : [{ ...time, slot: clock }]),
      ...devices.flatMap((device) => deviceCopies(boot, device)),
    ],
    ...(factory === undefined ? {} : { factory }),
    services: new Map([
      ...[...routesOf(program)].filter(([name]) => name !== boot.first),
      ...(served?.send === undefined ? [] : ([[program.name, served.send]] as const)),
    ]),
  };
}

function deviceCopies({ devices }: Boot, device: BootProgram['devices'][number]): CopyPlan[] {
  const { name, registers, interrupt } = device;
  const board = devices.find((one) => one.name === name);
  if (board === undefined) return [];
  const rights = Rights.MAP | Rights.WRITE;
  return [
    { name: `${name} registers`, from: board.registers, rights, slot: registers },
    { name: `${name} interrupt`, from: board.interrupt, rights: Rights.RECV, slot: interrupt },
  ];
}

/** The number of capabilities of a plan. */
export function grantsOf({ endpoints, copies, factory, services }: WiringPlan): number {
  const sides = endpoints.reduce((sum, { send }) => sum + (send === undefined ? 1 : 2), 0);
  return sides + copies.length + (factory === undefined ? 0 : 1) + services.size;
}
