/**
 * Services: a protocol of frames over IPC. The envelope is the header of every frame; an operation
 * has a request, a reply, an authority, and the effect of a peer's death.
 */
import type { Check } from './errors.ts';
import type {
  FailingWith,
  Only,
  SaidAt,
  SaidBy,
  SaidByFields,
  SaidIn,
  Says,
  ValueAt,
} from './names.ts';
import type { Scalar } from './scalars.ts';
import type { Fields } from './fields.ts';

/** No nonce: of versions whose requests and replies are not correlated by one. */
export type NoNonce = { readonly kind: 'none' };

/** In place of a nonce's width: frames of this version have none. */
export const none: NoNonce = { kind: 'none' };

/** A form of the envelope of a protocol that has several. */
export type Version<S extends string = string> = {
  readonly kind: 'version';
  /** The third byte of each frame. */
  readonly number: number;
  /** The width of the nonce that requests carry and replies echo, or `none`. */
  readonly nonce: Scalar | NoNonce;
  /** Where the nonce is: after the opcode of a request and by the status of a reply, or last of all. */
  readonly place?: 'header' | 'end';
  /** The order of status and nonce in a reply, where both are in the header. */
  readonly reply?: readonly ['status', 'nonce'] | readonly ['nonce', 'status'];
  /** Requests of this version are decoded, and answered with this status. */
  readonly rejected?: S;
};

/**
 * Declares a version of an envelope: `v2: version(2, { nonce: u64, reply: ['status', 'nonce'] })`.
 * The length distinguishes two forms of one number: one has its nonce at the end, the other none.
 */
export function version<const S extends string = never>(
  number: number,
  shape: Omit<Version<S>, 'kind' | 'number'>,
): Version<S> {
  return { kind: 'version', number, ...shape };
}

/** How a request is answered that does not decode. */
export type Answer<S extends string = string> = {
  readonly kind: 'answer';
  readonly status: S;
  /** The header alone, a full reply with a body of zeros, or no answer at all. */
  readonly form?: 'header' | 'full' | 'none';
  /** The operation whose reply it is; that of the request if nothing is said. */
  readonly as?: string;
  /** The opcode of the reply: that of `as`, that of the request, or 0; bit 7 is set. `own` if nothing is said. */
  readonly opcode?: 'own' | 'echo' | 'zero';
  /** The version of the reply: that of the request if nothing is said. */
  readonly version?: string;
  /** The nonce of the reply: that of the request where it has one, or zero. */
  readonly nonce?: 'echo' | 'zero';
};

/** Declares how a request is answered that does not decode. */
export function answer<const S extends string>(
  status: S,
  shape: Omit<Answer, 'kind' | 'status'> = {},
): Answer<S> & Says<`status ${S}`> {
  return { kind: 'answer', status, ...shape };
}

/** What all envelopes state, whatever versions they have. */
type Answers<S extends string> = {
  /** Two characters, the first two bytes of each frame. */
  readonly magic: string;
  /** The answer to a frame that does not decode: a status (the header alone), or an `answer`. */
  readonly malformed: S | Answer<S>;
  /** The answer to a frame without the magic, or too short for a header; `malformed` if nothing is said. */
  readonly foreign?: Answer<S>;
  /** The answer to a version that is not declared; `malformed` if nothing is said. */
  readonly unknownVersion?: Answer<S>;
  /** The answer to an opcode that no operation of the version has; `malformed` if nothing is said. */
  readonly unknownOpcode?: Answer<S>;
  /** The status for callers outside a list in `authority`; such a reply is the header alone. */
  readonly denied?: S;
};

/** The envelope of a protocol with one version. */
export type OneVersion<S extends string = string> = Answers<S> & {
  /** The third byte of each frame. */
  readonly version: number;
  /** The width of the nonce that requests carry and replies echo (RFC-0019), or `none`. */
  readonly nonce: Scalar | NoNonce;
  /** The order of status and nonce in a reply. */
  readonly reply: readonly ['status', 'nonce'] | readonly ['nonce', 'status'];
};

/** The envelope of a protocol with several versions. */
export type ManyVersions<S extends string = string> = Answers<S> & {
  /** By name; a client speaks the last one that an operation has. */
  readonly versions: Readonly<Record<string, Version<S>>>;
};

/** What every frame of a protocol starts with, and how malformed ones are answered. */
export type Envelope<S extends string = string> = OneVersion<S> | ManyVersions<S>;

/** An operation of a service. */
export type ServiceOp = {
  readonly kind: 'serviceOp';
  readonly opcode: number;
  /** What follows the header of a request. */
  readonly request: Fields;
  /** What follows the header of a reply of success. */
  readonly reply: Fields;
  /**
   * For services of a microkernel: what the capability is for that is moved with the request. Absent: nothing is moved,
   * and the reply goes back on the connection that the request came on. `events`: the kernel mints the capability for the
   * reply, and the request moves one for events alone.
   */
  readonly moves?: 'reply' | 'replyAndEvents' | 'events';
  /** When the reply is sent: at once, deferred until an event, or never. */
  readonly answers?: 'now' | 'later' | 'never';
  /**
   * The calls of its program that this operation waits for: `'timed.register'`. None if nothing is said.
   */
  readonly calls?: readonly string[];
  /** Semantic checks, in the order in which they are made; each fails with a status. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** Whether a client may repeat a request that was not answered. */
  readonly idempotent: boolean;
  /**
   * What the end of the caller does to what the operation made. Absent: what it made stays. It must be said where
   * `moves` is: of a capability that is kept, the death of its sender has to do something.
   */
  readonly peerDeath?: string;
  /** The virtual time that it takes, in nanoseconds. */
  readonly cost?: number;
  /**
   * How long callers wait for the reply, in nanoseconds: `ns.micros(200)`. Generated clients use it as
   * their deadline. What the operation takes and the budgets of the calls that it waits for must fit
   * it. An operation of a booted program that is answered at once says it; without it a caller waits
   * until the reply comes or the service ends.
   */
  readonly budget?: number;
  /**
   * The callers of this operation, where not all callers of the service may call it: some of `authority` of the service, or
   * any principals where that is `any`. Others are answered with the status `denied` of the envelope.
   */
  readonly authority?: readonly string[];
  /** The audit line that each decision is written to: of requests that are answered, rejected by a check, or denied. */
  readonly audit?: string;
  /** A malformed request of this operation is answered with a full reply, body zero, or as stated. */
  readonly malformed?: 'header' | 'full' | Answer;
  /** The reply to a request that a check rejects: in full length with a body of zeros (the default), or the header alone. */
  readonly rejects?: 'header' | 'full';
  /** The versions of the envelope that have this operation: all of them if nothing is said. */
  readonly versions?: readonly string[];
};

type Body = Omit<ServiceOp, 'kind' | 'opcode'>;

/** The names that an operation says. */
type SaidByBody<O extends Body> = FailingWith<
  'status',
  | SaidByFields<O['request']>
  | SaidByFields<O['reply']>
  | SaidIn<ValueAt<O, 'checks'>>
  | SaidBy<ValueAt<O, 'malformed'>>
  | SaidAt<O, 'audit', 'audit'>
  | `caller ${Listed<ValueAt<O, 'authority'>>}`
>;

/** The texts of a list. */
type Listed<L> = L extends readonly (infer N extends string)[] ? N : never;

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
  /** Its name; generated functions and ids begin with it. */
  readonly name: string;
  /** What every frame starts with, and how frames are answered that do not decode. */
  readonly envelope: Envelope<NoInfer<S>>;
  /** Statuses by name; one of them is 0, success. */
  readonly status: Readonly<Record<S, number>>;
  /** The statuses after which the same request may succeed later, with nothing changed by the caller. */
  readonly retryable?: readonly NoInfer<S>[];
  /** Operations by name. */
  readonly ops: Readonly<Record<string, ServiceOp>>;
  /** Frames that it sends without a request. */
  readonly events?: Readonly<Record<string, ServiceEvent>>;
  /** The principals that may call it; `any`: every holder of a capability. */
  readonly authority: 'any' | readonly string[];
};
