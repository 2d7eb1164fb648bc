/** Capabilities as plain data: the object that each names, and the rights to it. */

/**
 * Kinds of objects. An endpoint factory creates endpoints, within its budget if it is derived; a holder of a service
 * factory binds identities; a holder of a clock reads the exact time, and one of an interrupt binds it.
 */
export const Kind = {
  Endpoint: 1,
  Vmo: 2,
  Device: 3,
  EndpointFactory: 4,
  ServiceFactory: 5,
  Clock: 6,
  Interrupt: 7,
} as const;
/** A kind of object. */
export type Kind = (typeof Kind)[keyof typeof Kind];

/** A capability. Immutable: a copy with fewer rights is a capability of its own. */
export interface Cap {
  readonly kind: Kind;
  /**
   * Id of the endpoint, VMO or derived factory, physical address of the device, or line of the interrupt; 0 for what
   * the boot gives.
   */
  readonly object: number;
  /** Bits of `Rights`. */
  readonly rights: number;
  /** Size of a device's window in bytes; 0 for other kinds. */
  readonly length: number;
}

/** The capabilities of a task by slot. Its length is the highest slot that was ever used, plus 1. */
export type CapTable = (Cap | undefined)[];

/** Creates a capability. */
export function cap(kind: Kind, object: number, rights: number, length = 0): Cap {
  return { kind, object, rights, length };
}
