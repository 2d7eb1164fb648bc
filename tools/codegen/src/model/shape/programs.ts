/** Programs: what they hold and call. */
import type { Supervision } from '@abicus/contract';
import type { Pos } from '../../diagnostics/diagnostic.ts';
import type { Declaration } from './values.ts';

/** The operations of a service that a program calls or notifies. */
export type CallsDef = {
  /** The name of the service. */
  readonly service: string;
  /** The slug of the contract that declares it. */
  readonly contract: string;
  /** Names of operations, as listed. */
  readonly ops: readonly string[];
};

/** Something that a program states by name, and where. */
export type StatedName = { readonly name: string; readonly doc: string; readonly pos: Pos };

/** The program of a contract, `program.policyd`. */
export type ProgramDef = Declaration & {
  /** Whether its contract is a draft: such a program is not booted. */
  readonly draft: boolean;
  readonly stackPages?: number;
  /** Of the queue of requests, if the program has a service. */
  readonly depth?: number;
  readonly endpoints: readonly (StatedName & { readonly depth: number })[];
  readonly time: boolean;
  readonly endpointBudget?: number;
  readonly devices: readonly StatedName[];
  readonly supervision?: Supervision;
  readonly endsRun: boolean;
  /** By service, as listed; by name where the contract says `every`. */
  readonly calls: readonly CallsDef[];
  readonly notifies: readonly CallsDef[];
};
