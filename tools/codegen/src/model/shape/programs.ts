/** Programs and their calls. */
import type { Declaration } from './values.ts';

/** The operations of a service that a program calls. */
export type CallsDef = {
  /** The name of the service. */
  readonly service: string;
  /** The slug of the contract that declares it. */
  readonly contract: string;
  /** Names of operations, as listed. */
  readonly ops: readonly string[];
};

/** The program of a contract, `program.policyd`. */
export type ProgramDef = Declaration & {
  /** Whether its contract is a draft: such a program is not booted. */
  readonly draft: boolean;
  /** By service, as listed. */
  readonly calls: readonly CallsDef[];
};
