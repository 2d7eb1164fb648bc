/** Which program reaches which service in which slot, by the contracts; and what a question about a route gets. */
import { getRejects, type GetReject, type ProgramState } from '@abicus/abi-init';
import type { Boot, BootProgram } from '@abicus/wire';
import type { PolicyTable } from './policy-table.ts';

/** What follows from a question: it is rejected, waits, or is answered with a capability in this slot. */
export type RouteVerdict =
  | { readonly kind: 'reject'; readonly reject: GetReject }
  | { readonly kind: 'park' }
  | { readonly kind: 'grant'; readonly slot: number };

/** The slot of a program for each service that its contract calls or notifies. */
export function routesOf({ calls, notifies }: BootProgram): ReadonlyMap<string, number> {
  return new Map([...notifies, ...calls].map(({ service, slot }) => [service, slot]));
}

/** The routes that the contracts declare. */
export class Routes {
  readonly #byName: ReadonlyMap<string, BootProgram>;
  readonly #slots: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly #policy: PolicyTable;

  constructor({ programs }: Boot, policy: PolicyTable) {
    this.#byName = new Map(programs.map((one) => [one.name, one]));
    this.#slots = new Map(programs.map((one) => [one.name, routesOf(one)]));
    this.#policy = policy;
  }

  /**
   * Decides on a question.
   *
   * @param requester the program that asks; undefined: the sender is not the instance of a program.
   * @param stateOf the state of the target, a program of the boot.
   */
  decide(
    requester: string | undefined,
    name: string,
    stateOf: (target: string) => ProgramState,
  ): RouteVerdict {
    const target = this.#byName.get(name);
    if (target?.requests === undefined) return reject(getRejects.target);
    const from = requester === undefined ? undefined : this.#byName.get(requester);
    const slot = from === undefined ? undefined : this.#slots.get(from.name)?.get(name);
    if (from === undefined || slot === undefined) return reject(getRejects.declared);
    if (!this.#policy.allows(from.identity, target.identity)) return reject(getRejects.policy);
    const state = stateOf(name);
    if (state === 'ended') return reject(getRejects.ended);
    return state === 'absent' || state === 'waiting' ? { kind: 'park' } : { kind: 'grant', slot };
  }
}

const reject = (why: GetReject): RouteVerdict => ({ kind: 'reject', reject: why });
