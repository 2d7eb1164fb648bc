/** What making a part gives: files, or why there are none. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** New files by path, and what to do next; or why there are none. */
export type Scaffold =
  | {
      readonly ok: true;
      readonly files: ReadonlyMap<string, string>;
      readonly next: readonly string[];
    }
  | Rejected;

/** Why nothing is made. */
export type Rejected = {
  readonly ok: false;
  readonly message: string;
  /** Findings in contracts, if they are why. */
  readonly diagnostics?: readonly Diagnostic[];
};

/** What a new part is told. */
export type Request = {
  readonly name: string;
  /** The day, `YYYY-MM-DD`: it stands in the contract. */
  readonly created: string;
  /** Of a service: the id or the file of its contract, where that has a service of another name. */
  readonly contract?: string;
  /** Of a service: handlers with promises, for a connection, or from frame to frame, for a program of a microkernel. */
  readonly kind?: 'async' | 'frames';
};
