/**
 * Marks where an element of a contract takes effect. Generated code calls `seen` where an operation is
 * answered, a check rejects, a limit decides, an event is encoded. The function is empty, and the host
 * inlines it to nothing; under test the plugin of `@abicus/codegen/vitest` replaces it by a recorder,
 * and `abicus prove` reads what each test recorded.
 */

/** How an element took effect. */
export type SeenHow =
  /** An operation was answered with success. */
  | 'answered'
  /** A check, the decoding of an argument, or the version of a request rejected a call. */
  | 'rejected'
  /** A request of this operation was answered as malformed. */
  | 'malformed'
  /** The caller of a request of this operation was denied. */
  | 'denied'
  /** The server of a service wrote the audit line of a decision. */
  | 'audited'
  /** A limit was reached exactly. */
  | 'at'
  /** One more than a limit allows was requested, and rejected. */
  | 'beyond'
  /** An event or audit line was encoded by its generated function. */
  | 'sent'
  /** A marker was printed by its emitter. */
  | 'printed'
  /** An edge of a state machine was taken. */
  | 'taken'
  /** A state machine rejected an operation that has no edge in its state. */
  | 'disallowed';

/** Records that an element took effect. Arguments are constants, so on a hot path the call costs nothing. */
export function seen(_id: string, _how: SeenHow): void {}
