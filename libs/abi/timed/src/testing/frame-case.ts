// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:2902652f3667367e

/** A frame as data, and how decoding it ends. */
export type FrameCase = {
  /** Ids of the elements that it shows something of, the check or operation first. */
  readonly covers: readonly string[];
  /** What is wrong with it. */
  readonly what: string;
  /** Its codec in `FRAME_CODECS`. */
  readonly codec: string;
  /** Its bytes in hexadecimal. */
  readonly hex: string;
  /** What it is refused with, empty if it is taken. */
  readonly error: string;
  /** Of a request, the whole reply of the server; none if a handler is reached. */
  readonly reply?: string;
};

/** Something that serves requests: generated dispatch, or a whole service. */
export interface FrameDriver {
  /** Serves a request, and gives the reply in hexadecimal, or nothing if a handler was reached. */
  serve(frame: Uint8Array): string | undefined;
}

/** The nonce of all cases. */
export const CASE_NONCE = 0x01020304n;

/** The title of a case's test, which starts with the ids of what it shows something of. */
export function frameCaseTitle(one: FrameCase): string {
  const end = one.error === '' ? 'is taken' : `is refused as ${one.error}`;
  return `${one.covers.join(' ')} ${one.codec} ${end}: ${one.what}`;
}
