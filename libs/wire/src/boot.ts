/** The programs of a system and their capabilities, as the linker derives them from contracts: the type of `BOOT`. */

/** How a program is restarted after it ended. */
export interface Supervision {
  /** Whether it is started again. */
  readonly restart: 'always' | 'never';
  /** How long the first restart waits, and how long any waits at most; the wait doubles in between. */
  readonly backoffNs: readonly [first: bigint, largest: bigint];
  /** How many restarts may follow failures in a window; after one more failure it stays ended. */
  readonly maxInWindow: number;
  readonly windowNs: bigint;
}

/** Operations of a service that a program may send requests of. */
export interface BootCalls {
  /** The name of the service, which is that of its program. */
  readonly service: string;
  /** The slot of the program: SEND to the requests of the service. */
  readonly slot: number;
  /** Names of operations. */
  readonly ops: readonly string[];
}

/** An endpoint of a program besides that of its requests; it holds both sides. */
export interface BootEndpoint {
  readonly name: string;
  /** The depth of its queue in messages. */
  readonly depth: number;
  /** The slot with RECV. */
  readonly recv: number;
  /** The slot with SEND. */
  readonly send: number;
}

/** A program that the first one starts. */
export interface BootProgram {
  readonly name: string;
  /** Its bound identity, the FNV-1a hash of its name. */
  readonly identity: bigint;
  /** The slot of the first program that holds its image. */
  readonly image: number;
  readonly stackPages: number;
  /** Hash of the contracts that it uses, as its image carries it. */
  readonly sha256: string;
  /** Its end ends the run. */
  readonly endsRun: boolean;
  /**
   * Where it receives requests, if it has a service: a slot with RECV. The first program hands out SEND. `send` is the slot
   * with its own SEND, of a program that calls operations with events, which arrive there too.
   */
  readonly requests?: { readonly slot: number; readonly depth: number; readonly send?: number };
  readonly endpoints: readonly BootEndpoint[];
  /** The slot of the clock, with TIME. */
  readonly clock?: number;
  /** A factory, with MANAGE, through which this many endpoints may exist. */
  readonly factory?: { readonly slot: number; readonly budget: number };
  /** Devices that it drives: slots of the registers (MAP, WRITE) and of the interrupt (RECV). */
  readonly devices: readonly {
    readonly name: string;
    readonly registers: number;
    readonly interrupt: number;
  }[];
  readonly calls: readonly BootCalls[];
  /** One-way operations that it sends; where it calls the same service, through the same slot. */
  readonly notifies: readonly BootCalls[];
  /** Absent: its end has no consequence. */
  readonly supervision?: Supervision | undefined;
}

/** A device that a program drives. */
export interface BootDevice {
  readonly name: string;
  /** Physical address and size of its registers in bytes. */
  readonly base: number;
  readonly length: number;
  /** Its interrupt line. */
  readonly line: number;
  /** Slots of the first program. */
  readonly registers: number;
  readonly interrupt: number;
}

/** What is booted. */
export interface Boot {
  /** The program that the kernel starts; it starts the others. */
  readonly first: string;
  /** In the order of their start, without the first. */
  readonly programs: readonly BootProgram[];
  /** Slots that the kernel fills for the first program, without those of images and devices. */
  readonly slots: Readonly<Record<string, number>>;
  readonly devices: readonly BootDevice[];
}
