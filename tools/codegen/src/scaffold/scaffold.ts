/** The result of creating a part: files, or why there are none. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** New files by path, and the next step; or why nothing is created. */
export type Scaffold =
  | {
      readonly ok: true;
      readonly files: ReadonlyMap<string, string>;
      /** New texts of files that are there, by path. */
      readonly edits?: ReadonlyMap<string, string>;
      readonly next: readonly string[];
    }
  | ScaffoldReject;

/** Why nothing is created. */
export type ScaffoldReject = {
  readonly ok: false;
  readonly message: string;
  /** Whether the request is wrong usage: its name is invalid, or an option names what is not there. */
  readonly misused?: boolean;
  /** Findings in contracts, if they are the reason. */
  readonly diagnostics?: readonly Diagnostic[];
};

/** The request for a new part. */
export type Request = {
  readonly name: string;
  /** The day, `YYYY-MM-DD`, for the contract. */
  readonly created: string;
  /** Of a service: the id or the file of its contract, if its service has another name. */
  readonly contract?: string;
  /**
   * Of a service: handlers with promises, for a connection; from frame to frame, for any transport; or a
   * program of a microkernel, which init starts.
   */
  readonly kind?: ServiceKind;
};

/** The kinds of services. */
export const SERVICE_KINDS = ['async', 'frames', 'program'] as const;

/** A kind of service. */
export type ServiceKind = (typeof SERVICE_KINDS)[number];
