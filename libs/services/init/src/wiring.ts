/** Computes from the boot list which capabilities init grants to which programs. Pure functions. */
import type { ListedEndpoint, ListedProgram } from '@abicus/wire';

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
  readonly endpoint: ListedEndpoint;
  readonly grants: readonly Grant[];
}

/** Lists the endpoints of all programs, in the order of the boot list. */
export function endpointWirings(boot: readonly ListedProgram[]): readonly EndpointWiring[] {
  return boot.flatMap((program) =>
    program.endpoints.map((endpoint) => ({
      owner: program.name,
      endpoint,
      grants: [
        ...endpoint.own.map(({ slot, rights }) => ({ program: program.name, slot, rights })),
        ...endpoint.clients.map(({ program: client, slot, rights }) => ({
          program: client,
          slot,
          rights,
        })),
      ],
    })),
  );
}

/** A copy of a capability of init: of a factory, or of the clock. */
export interface CopyWiring extends Grant {
  readonly name: string;
  /** The slot of init that it is copied from. */
  readonly from: number;
  /** How many endpoints may exist through a factory that is derived for the program; absent: it is copied. */
  readonly budget?: number;
}

/** Lists the copies of capabilities of init that programs get, in the order of the boot list. */
export function copyWirings(boot: readonly ListedProgram[]): readonly CopyWiring[] {
  return boot.flatMap(({ name: program, factories }) =>
    factories.map(({ name, from, budget, slot, rights }) => ({
      program,
      name,
      from,
      ...(budget === undefined ? {} : { budget }),
      slot,
      rights,
    })),
  );
}

/** Lists all capabilities that the boot list grants. */
export function allGrants(boot: readonly ListedProgram[]): readonly Grant[] {
  return [...endpointWirings(boot).flatMap(({ grants }) => grants), ...copyWirings(boot)];
}

/** The number of capabilities that the boot list grants to a program. */
export function grantCount(boot: readonly ListedProgram[], name: string): number {
  return allGrants(boot).filter(({ program }) => program === name).length;
}
