/** Computes from what is booted which capabilities init grants to which programs. Pure functions. */
import { Rights } from '@abicus/abi-kernel';
import type { Boot, BootProgram } from '@abicus/wire';

/** A capability that is granted to a program. */
export interface Grant {
  /** The program that receives it. */
  readonly program: string;
  readonly slot: number;
  /** The rights, as bits of the kernel. */
  readonly rights: number;
}

/** An endpoint to create, with its owner and its grants. */
export interface EndpointWiring {
  readonly owner: string;
  readonly name: string;
  readonly depth: number;
  readonly grants: readonly Grant[];
}

/** SEND of the requests of a service, for each program that calls or notifies it. */
function clientsOf({ programs }: Boot, service: string): Grant[] {
  return programs.flatMap(({ name: program, calls, notifies }) => {
    const slots = [...calls, ...notifies].filter((one) => one.service === service);
    const unique = new Set(slots.map(({ slot }) => slot));
    return [...unique].map((slot) => ({ program, slot, rights: Rights.SEND }));
  });
}

function endpointsOf(boot: Boot, { name: owner, requests, endpoints }: BootProgram) {
  const own = endpoints.map(({ name, depth, recv, send }): EndpointWiring => {
    const grants = [
      { program: owner, slot: recv, rights: Rights.RECV },
      { program: owner, slot: send, rights: Rights.SEND },
    ];
    return { owner, name, depth, grants };
  });
  if (requests === undefined) return own;
  const { slot, depth } = requests;
  const receive = { program: owner, slot, rights: Rights.RECV };
  return [{ owner, name: 'requests', depth, grants: [receive, ...clientsOf(boot, owner)] }, ...own];
}

/** Lists the endpoints of all programs, in the order of their start. */
export function endpointWirings(boot: Boot): readonly EndpointWiring[] {
  return boot.programs.flatMap((program) => endpointsOf(boot, program));
}

/** A copy of a capability of init: of a factory, the clock, a device. */
export interface CopyWiring extends Grant {
  readonly name: string;
  /** The slot of init that it is copied from. */
  readonly from: number;
  /** How many endpoints may exist through a factory that is derived for the program; absent: it is copied. */
  readonly budget?: number;
}

function copiesOf({ slots, devices }: Boot, one: BootProgram): CopyWiring[] {
  const { name: program, clock, factory } = one;
  const from = (name: string): number => slots[name] ?? -1;
  const { TIME, MANAGE, MAP, WRITE, RECV } = Rights;
  const driven = one.devices.flatMap(({ name, registers, interrupt }) => {
    const device = devices.find((each) => each.name === name);
    if (device === undefined) return [];
    return [
      { name: `${name} registers`, from: device.registers, slot: registers, rights: MAP | WRITE },
      { name: `${name} interrupt`, from: device.interrupt, slot: interrupt, rights: RECV },
    ];
  });
  const copies = [
    ...(clock === undefined
      ? []
      : [{ name: 'clock', from: from('clock'), slot: clock, rights: TIME }]),
    ...(factory === undefined
      ? []
      : [
          {
            name: 'endpointFactory',
            from: from('endpointFactory'),
            slot: factory.slot,
            rights: MANAGE,
            budget: factory.budget,
          },
        ]),
    ...driven,
  ];
  return copies.map((copy) => ({ program, ...copy }));
}

/** Lists the copies of capabilities of init that programs get, in the order of their start. */
export function copyWirings(boot: Boot): readonly CopyWiring[] {
  return boot.programs.flatMap((program) => copiesOf(boot, program));
}

/** Lists all capabilities that init grants. */
export function allGrants(boot: Boot): readonly Grant[] {
  return [...endpointWirings(boot).flatMap(({ grants }) => grants), ...copyWirings(boot)];
}

/** The number of capabilities that init grants to a program. */
export function grantCount(boot: Boot, name: string): number {
  return allGrants(boot).filter(({ program }) => program === name).length;
}
