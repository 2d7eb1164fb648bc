/** The routes that policyd allows. Where it is booted, no route is allowed before it has sent its table. */
import type { AllowedRoute } from '@abicus/abi-init';
import type { Boot } from '@abicus/wire';

/** The program that sends the table. */
export const POLICY_AUTHORITY = 'policyd';

/** The table, or that there is none. */
export class PolicyTable {
  readonly #isNeeded: boolean;
  #allowed: ReadonlySet<string> | undefined;

  constructor({ programs }: Boot) {
    this.#isNeeded = programs.some(({ name }) => name === POLICY_AUTHORITY);
  }

  /** Whether a route is allowed, between identities. */
  allows(requester: bigint, target: bigint): boolean {
    if (!this.#isNeeded) return true;
    return this.#allowed?.has(keyOf({ requester, target })) === true;
  }

  /** Replaces the whole table. */
  replace(allowed: readonly AllowedRoute[]): void {
    this.#allowed = new Set(allowed.map(keyOf));
  }
}

const keyOf = ({ requester, target }: AllowedRoute): string => `${requester} ${target}`;
