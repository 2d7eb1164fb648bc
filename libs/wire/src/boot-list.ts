/** The programs that boot starts and their capabilities: the type of a package's `BOOT`. */

/** A capability's slot and rights. */
export interface ListedGrant {
  readonly slot: number;
  /** Bits of the kernel's rights. */
  readonly rights: number;
  readonly rightNames: readonly string[];
}

/** A copy of a capability of the init task. */
export interface ListedFactory extends ListedGrant {
  readonly name: string;
  /** The slot of the init task. */
  readonly from: number;
  /** How many endpoints may exist through the factory that init derives from it; absent: it is copied. */
  readonly budget?: number;
}

/** An endpoint that boot creates for a program. */
export interface ListedEndpoint {
  readonly name: string;
  /** The depth of its queue in messages. */
  readonly depth: number;
  /** The capabilities of its owner. */
  readonly own: readonly ListedGrant[];
  /** The capabilities of other programs. */
  readonly clients: readonly (ListedGrant & { readonly program: string })[];
}

/** A program that boot starts. */
export interface ListedProgram {
  readonly name: string;
  /** Its bound identity, the FNV-1a hash of its name. */
  readonly identity: bigint;
  /** The slot of the init task that holds its image. */
  readonly image: number;
  readonly stackPages: number;
  /** Capabilities of the init task that are copied to it. */
  readonly factories: readonly ListedFactory[];
  readonly endpoints: readonly ListedEndpoint[];
}
