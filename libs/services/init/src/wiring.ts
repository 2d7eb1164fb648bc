/** What init hands out to whom: the list of boot, as steps. Pure. */
import type { BootEndpoint, BootProgram } from '@abicus/wire';

/** One capability that goes to one program. */
export interface Grant {
  /** The program that gets it. */
  readonly program: string;
  readonly slot: number;
  /** Bits of the kernel's rights. */
  readonly rights: number;
}

/** An endpoint to make, its owner, and who gets a capability of it. */
export interface EndpointWiring {
  readonly owner: string;
  readonly endpoint: BootEndpoint;
  readonly grants: readonly Grant[];
}

/** The endpoints of all programs, in the order of the list. */
export function endpointWirings(boot: readonly BootProgram[]): readonly EndpointWiring[] {
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

/** How many capabilities a program gets by the list. */
export function grantCount(boot: readonly BootProgram[], name: string): number {
  return endpointWirings(boot).flatMap(({ grants }) =>
    grants.filter(({ program }) => program === name),
  ).length;
}
