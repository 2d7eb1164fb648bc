/** Services: the frames of a protocol, byte by byte. */
import type { AuditDef, CheckDef, Failure } from './calls.ts';
import type { Declared, FieldDef, ScalarDef } from './values.ts';

/** A field of every frame. Offsets count from the start of the frame. */
export type HeaderField = {
  readonly name: 'magic' | 'version' | 'opcode' | 'status' | 'nonce';
  readonly offset: number;
  readonly size: number;
};

/** The layout of a frame: header, then fields, packed. */
export type FrameDef = {
  readonly header: readonly HeaderField[];
  readonly headerSize: number;
  /** Offsets count from the start of the frame, header included. */
  readonly fields: readonly FieldDef[];
  /** Sizes with the header; the same if no field is of variable length. */
  readonly minSize: number;
  readonly maxSize: number;
};

/** What all frames of a service start with. */
export type EnvelopeDef = {
  /** Two characters. */
  readonly magic: string;
  /** Their codes, the first two bytes of each frame. */
  readonly magicBytes: readonly [number, number];
  readonly version: number;
  readonly nonce: ScalarDef;
  readonly replyOrder: readonly ['status', 'nonce'] | readonly ['nonce', 'status'];
  /** The status of a frame that does not decode. */
  readonly malformed: Failure;
  /** The status for callers outside `authority`, where that is a list. */
  readonly denied?: Failure;
  readonly request: readonly HeaderField[];
  readonly reply: readonly HeaderField[];
  readonly event: readonly HeaderField[];
};

/** A status of a service, `timed.status.OK`. */
export type StatusDef = Declared & {
  readonly number: number;
  /** Whether the same request may succeed later, with nothing changed by the caller. */
  readonly retryable: boolean;
};

/** An operation of a service, `timed.register`. */
export type ServiceOpDef = Declared & {
  readonly service: string;
  readonly opcode: number;
  /** The opcode with bit 7 set. */
  readonly replyOpcode: number;
  readonly request: FrameDef;
  readonly reply: FrameDef;
  /** Absent: it moves no capability, and its reply goes back on the connection that the request came on. */
  readonly moves?: 'reply' | 'replyAndEvents';
  readonly answers: 'now' | 'later';
  readonly checks: readonly CheckDef[];
  /** Its own callers, where not all of those of the service may call it: names of principals. */
  readonly authority?: readonly string[];
  /** The line that each decision is written to. */
  readonly audit?: AuditDef;
  /** Every status other than that of success that it can answer with: of its checks, of callers denied, and malformed. */
  readonly statuses: readonly Failure[];
  readonly idempotent: boolean;
  /** Absent: what it made stays. */
  readonly peerDeath?: string;
  readonly cost?: number;
  /** A malformed request is answered with the header alone, or with a full reply, body zero. */
  readonly malformed: 'header' | 'full';
};

/** A frame that a service sends unasked, `timed.event.fired`. */
export type ServiceEventDef = Declared & {
  readonly service: string;
  readonly opcode: number;
  /** The opcode with bit 7 set, as it is on the wire. */
  readonly wireOpcode: number;
  readonly frame: FrameDef;
};

/** A service, `timed`. */
export type ServiceDef = Declared & {
  readonly envelope: EnvelopeDef;
  readonly statuses: readonly StatusDef[];
  readonly ops: readonly ServiceOpDef[];
  readonly events: readonly ServiceEventDef[];
  /** Who may call it: names of principals, or everyone who was given a capability. */
  readonly authority: 'any' | readonly string[];
  /** The largest of its frames in bytes. */
  readonly maxFrame: number;
};
