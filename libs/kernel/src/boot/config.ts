/** What a kernel is booted with. */

/** A device whose registers and interrupt init gets. */
export interface BootDevice {
  /** Physical address and size of its registers in bytes, in whole pages. */
  readonly base: number;
  readonly length: number;
  /** Its interrupt line. */
  readonly line: number;
  /** Slots of init: of the registers, with MAP and WRITE, and of the interrupt, with RECV. */
  readonly slots: { readonly registers: number; readonly interrupt: number };
}

/** The configuration of a boot. */
export interface BootConfig {
  /** ELF images by name; `init` is started as the first task. */
  readonly images: Readonly<Record<string, Uint8Array>>;
  /** The slots of init's capabilities. */
  readonly slots: {
    readonly endpointFactory: number;
    readonly serviceFactory: number;
    readonly clock: number;
    /** Slots by name of an image: init gets a VMO with MAP of each. */
    readonly images: Readonly<Record<string, number>>;
  };
  /** Devices that programs drive; none if left out. */
  readonly devices?: readonly BootDevice[];
  /** Stack pages of init; 4 if left out. */
  readonly stackPages?: number;
  /** The version in the banner. */
  readonly version?: string;
}
