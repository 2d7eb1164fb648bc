/**
 * Services: a protocol of frames over IPC. The envelope is the header of every frame; an operation
 * has a request, a reply, an authority, and the effect of a peer's death.
 */
import type { Check } from './errors.ts';
import type { FailingWith, Only, SaidAt, SaidByFields, SaidIn, Says, ValueAt } from './names.ts';
import type { Scalar } from './scalars.ts';
import type { Fields } from './types.ts';

/** What every frame of a protocol starts with, and how malformed ones are answered. */
export type Envelope<S extends string = string> = {
  /** Two characters, the first two bytes of each frame. */
  readonly magic: string;
  readonly version: number;
  /** The width of the nonce that requests carry and replies echo (RFC-0019). */
  readonly nonce: Scalar;
  /** The order of status and nonce in a reply. */
  readonly reply: readonly ['status', 'nonce'] | readonly ['nonce', 'status'];
  /** The status of a frame that does not decode; such a reply is the header alone. */
  readonly malformed: S;
  /** The status for callers outside a list in `authority`; such a reply is the header alone. */
  readonly denied?: S;
};

/** An operation of a service. */
export type ServiceOp = {
  readonly kind: 'serviceOp';
  readonly opcode: number;
  readonly request: Fields;
  readonly reply: Fields;
  /**
   * For services of a microkernel: what the capability is for that is moved with the request. Absent: nothing is moved,
   * and the reply goes back on the connection that the request came on. Said by all operations of a service or by none.
   */
  readonly moves?: 'reply' | 'replyAndEvents';
  /** When the reply is sent: at once, or deferred until an event. */
  readonly answers?: 'now' | 'later';
  readonly checks?: Readonly<Record<string, Check>>;
  readonly idempotent: boolean;
  /**
   * What the end of the caller does to what the operation made. Absent: what it made stays. It must be said where
   * `moves` is: of a capability that is kept, the death of its sender has to do something.
   */
  readonly peerDeath?: string;
  readonly cost?: number;
  /**
   * The callers of this operation, where not all callers of the service may call it: some of `authority` of the service, or
   * any principals where that is `any`. Others are answered with the status `denied` of the envelope.
   */
  readonly authority?: readonly string[];
  /** The audit line that each decision is written to: of requests that are answered, rejected by a check, or denied. */
  readonly audit?: string;
  /** A malformed request of this operation is answered with a full reply, body zero. */
  readonly malformed?: 'header' | 'full';
};

type Body = Omit<ServiceOp, 'kind' | 'opcode'>;

/** The names that an operation says. */
type SaidByBody<O extends Body> = FailingWith<
  'status',
  | SaidByFields<O['request']>
  | SaidByFields<O['reply']>
  | SaidIn<ValueAt<O, 'checks'>>
  | SaidAt<O, 'audit', 'audit'>
>;

/** Declares an operation by its opcode; the reply's opcode is the same with bit 7 set. */
export function serviceOp<const O extends Body>(
  opcode: number,
  shape: Only<O, keyof Body>,
): ServiceOp & Says<SaidByBody<O>> {
  return { kind: 'serviceOp', opcode, ...shape };
}

/** A frame that a service sends without having been asked. */
export type ServiceEvent = {
  readonly kind: 'event';
  readonly opcode: number;
  readonly fields: Fields;
};

/** Declares an event frame by its opcode. */
export function event<const F extends Fields>(
  opcode: number,
  fields: F,
): ServiceEvent & Says<SaidByFields<F>> {
  return { kind: 'event', opcode, fields };
}

/** A protocol and its operations; `S` are the names of its statuses. */
export type Service<S extends string = string> = {
  readonly name: string;
  readonly envelope: Envelope<NoInfer<S>>;
  readonly status: Readonly<Record<S, number>>;
  /** The statuses after which the same request may succeed later, with nothing changed by the caller. */
  readonly retryable?: readonly NoInfer<S>[];
  readonly ops: Readonly<Record<string, ServiceOp>>;
  readonly events?: Readonly<Record<string, ServiceEvent>>;
  /** The principals that may call it; `any`: every holder of a capability. */
  readonly authority: 'any' | readonly string[];
};
