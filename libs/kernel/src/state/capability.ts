/** Capabilities as data: what each names, and with which rights. */

/** What a capability names. Endpoints are made with one factory, identities are bound by holders of the other. */
export const Kind = {
  Endpoint: 1,
  Vmo: 2,
  Device: 3,
  EndpointFactory: 4,
  ServiceFactory: 5,
} as const;
/** What a capability names. */
export type Kind = (typeof Kind)[keyof typeof Kind];

/** A capability. It never changes; one with fewer rights is another one. */
export interface Cap {
  readonly kind: Kind;
  /** Id of the endpoint or VMO, physical address of the device; 0 for a factory. */
  readonly object: number;
  /** Bits of `Rights`. */
  readonly rights: number;
  /** Bytes of a device's window; 0 for the others. */
  readonly length: number;
}

/** The capabilities of a task by slot. It is as long as the highest slot that was ever used. */
export type CapTable = (Cap | undefined)[];

/** A capability. */
export function cap(kind: Kind, object: number, rights: number, length = 0): Cap {
  return { kind, object, rights, length };
}
