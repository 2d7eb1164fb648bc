/**
 * Where an element of a contract shows itself. Generated code calls `seen` there: where an operation is answered, where
 * a check rejects, where a limit decides, where an event is encoded. The function is empty, and the host inlines it to
 * nothing; under test the plugin of `@abicus/codegen/vitest` puts a recorder in its place, and `abicus prove` reads
 * what each test saw.
 */

/** What is seen of an element. */
export type SeenHow =
  /** An operation was answered with success. */
  | 'answered'
  /** A check, the decoding of an argument, or the version that a request is of, rejected a call. */
  | 'rejected'
  /** A request of this operation was answered as malformed. */
  | 'malformed'
  /** A request of this operation came from a caller that may not call. */
  | 'denied'
  /** The server of a service wrote the audit line of a decision. */
  | 'audited'
  /** A limit was reached: as much as it allows was taken. */
  | 'at'
  /** One more than a limit allows was asked for, and not taken. */
  | 'beyond'
  /** An event or an audit line was made by its generated function. */
  | 'sent'
  /** A marker was printed by its emitter. */
  | 'printed'
  /** An edge of a state machine was taken. */
  | 'taken'
  /** A state machine has no edge for an operation in its state, and rejected it. */
  | 'disallowed';

/** Says that an element shows itself. Arguments are constants: on a hot path the call costs nothing. */
export function seen(_id: string, _how: SeenHow): void {}
