/**
 * `capabilities.json` of a folder of evidence: which task held which capability of which object, as the kernel's tables
 * say. It has numbers of objects, not names from contracts, so that it can be compared with contracts. A task that has
 * ended holds nothing, and isn't listed.
 */

/** The version of the format. */
export const CAPABILITIES_FORMAT = 1;

/** Kinds of objects. */
export const OBJECT_KINDS = [
  'endpoint',
  'memory',
  'registers',
  'endpointFactory',
  'serviceFactory',
  'clock',
  'interrupt',
] as const;

/** A kind of object. */
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** A capability. */
export interface HeldCapability {
  readonly slot: number;
  readonly kind: ObjectKind;
  /**
   * The id of the endpoint, memory object or derived factory; the physical address of registers; the line of an
   * interrupt; 0 for the factories and the clock that the boot gives.
   */
  readonly object: number;
  /** Names of the kernel's rights. */
  readonly rights: readonly string[];
  /** The size in bytes of a window of registers; absent for other objects. */
  readonly length?: number;
}

/** A task that has not ended. */
export interface HeldByTask {
  readonly pid: number;
  /** Its bound name; empty: it has none. */
  readonly name: string;
  /** The task that is told of its end; 0: the kernel. */
  readonly parent: number;
  readonly capabilities: readonly HeldCapability[];
}

/** An endpoint. A capability of one that isn't listed is of a closed endpoint. */
export interface HeldEndpoint {
  readonly id: number;
  readonly owner: number;
  readonly depth: number;
  /** The factory that it counts in; 0: that of the boot. */
  readonly factory: number;
  /** Capabilities that messages in its queue move: no task holds them. */
  readonly inTransit: readonly (Omit<HeldCapability, 'slot'> & { readonly sender: number })[];
}

/** The document. */
export interface HeldCapabilities {
  readonly format: typeof CAPABILITIES_FORMAT;
  /**
   * When the tables were read: as the last rung of the run was printed, at the end of a run that did not reach it, or
   * never, because the machine stopped within a trap; then all lists are empty.
   */
  readonly taken: 'at the last rung' | 'at the end' | 'never';
  readonly tasks: readonly HeldByTask[];
  readonly endpoints: readonly HeldEndpoint[];
  /** Derived factories, with the number of endpoints that may exist through each. */
  readonly factories: readonly {
    readonly id: number;
    readonly parent: number;
    readonly budget: number;
  }[];
  /** Memory objects, with the program whose image each contains, if it is one. */
  readonly memory: readonly {
    readonly id: number;
    readonly length: number;
    readonly image?: string;
  }[];
}
