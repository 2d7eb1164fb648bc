/** What boot starts, in which order, and with which capabilities. */

/** Where a capability is put, and what it may do there. */
export type Grant = {
  readonly slot: number;
  readonly rights: readonly ('SEND' | 'RECV' | 'MAP' | 'MANAGE')[];
};

/** An endpoint made for a program: how many messages it queues, and who gets which side. */
export type BootEndpoint = {
  readonly kind: 'bootEndpoint';
  readonly depth: number;
  /** Where its owner finds it. */
  readonly own: readonly Grant[];
  /** Who else gets it. */
  readonly clients?: Readonly<Record<string, Grant>>;
};

/** Declares an endpoint that boot makes for a program. */
export function bootEndpoint(shape: Omit<BootEndpoint, 'kind'>): BootEndpoint {
  return { kind: 'bootEndpoint', ...shape };
}

/** A program that boot starts. */
export type BootProgram = {
  readonly kind: 'program';
  /** The slot of the init task that holds the image. */
  readonly image: number;
  readonly stackPages: number;
  /** The capability of the init task that the program gets a copy of, by slot. */
  readonly factories?: Readonly<Record<string, Grant & { readonly from: number }>>;
  readonly endpoints: Readonly<Record<string, BootEndpoint>>;
};

/** Declares a program that boot starts. */
export function program(shape: Omit<BootProgram, 'kind'>): BootProgram {
  return { kind: 'program', ...shape };
}

/** The programs of a boot, in the order in which they are started. */
export type Boot = {
  /** Slots that the kernel fills for the init task. */
  readonly slots: Readonly<Record<string, number>>;
  readonly programs: Readonly<Record<string, BootProgram>>;
};

/** A part of the ladder: everything up to and including this marker. */
export type Phase = { readonly until: string; readonly doc: string };

/**
 * What the lines of a system's log look like, for all contracts of a workspace.
 *
 * `emitter`: each line begins with a stamp that its printer cannot choose, `[     0.001234 0 timed] text` (seconds, hart,
 * identity), and only stamped lines prove. It is so if no contract says otherwise. `none`: lines have no stamp, as those of
 * a UART; a log then claims what it shows, and proves nothing. The code that prints them may stand elsewhere.
 */
export type Log = { readonly stamp: 'emitter' | 'none' };

/** A set of machines that share a ladder. */
export type Profile = { readonly harts: readonly [min: number, max: number] };
