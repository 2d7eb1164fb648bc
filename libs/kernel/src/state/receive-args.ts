/** The arguments of a receive, as plain data. */

/** The arguments of a receive, after they were decoded. */
export interface ReceiveArgs {
  readonly slot: number;
  /** Address of the buffer for the header. */
  readonly header: number;
  /** Address of the buffer for the payload, and its size in bytes. */
  readonly payload: number;
  readonly payloadMax: number;
  /** Address of the buffer for the identity of the sender; 0: it is not stored. */
  readonly identity: number;
  readonly flags: number;
  readonly deadline: bigint;
}
