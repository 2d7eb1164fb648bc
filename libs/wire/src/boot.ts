/** What boot starts, and with which capabilities: the form of a package's `BOOT`. */

/** Where a capability is put, and what it may do there. */
export interface BootGrant {
  readonly slot: number;
  /** Bits of the kernel's rights. */
  readonly rights: number;
  readonly rightNames: readonly string[];
}

/** An endpoint that is made for a program. */
export interface BootEndpoint {
  readonly name: string;
  /** How many messages it queues. */
  readonly depth: number;
  /** What its owner gets. */
  readonly own: readonly BootGrant[];
  /** What other programs get. */
  readonly clients: readonly (BootGrant & { readonly program: string })[];
}

/** A program that boot starts. */
export interface BootProgram {
  readonly name: string;
  /** The identity that it is bound to, the FNV-1a hash of its name. */
  readonly identity: bigint;
  /** The slot of the init task that holds its image. */
  readonly image: number;
  readonly stackPages: number;
  /** Capabilities of the init task that it gets a copy of, from slot `from`. */
  readonly factories: readonly (BootGrant & { readonly name: string; readonly from: number })[];
  readonly endpoints: readonly BootEndpoint[];
}
