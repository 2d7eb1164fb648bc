/** Services: the frames of a protocol, byte by byte. */
import type { AuditDef, CheckDef, Failure } from './calls.ts';
import type { Pos } from '../../diagnostics/diagnostic.ts';
import type { Declared, FieldDef, ScalarDef } from './values.ts';

/** A field of every frame. Offsets count from the start of the frame. */
export type HeaderField = {
  readonly name: 'magic' | 'version' | 'opcode' | 'status' | 'nonce';
  readonly offset: number;
  readonly size: number;
};

/** The layout of a frame: header, then fields, packed, then a nonce that stands at the end. */
export type FrameDef = {
  /** Of the last version that has the frame. */
  readonly header: readonly HeaderField[];
  readonly headerSize: number;
  /** Bytes after the fields, in that version: those of a nonce at the end. */
  readonly trailerSize: number;
  /** Offsets count from the start of the frame, header included. */
  readonly fields: readonly FieldDef[];
  /** Sizes of the fields alone; the same if no field is of variable length. */
  readonly bodyMin: number;
  readonly bodyMax: number;
  /** Sizes with header and trailer, over all versions that have the frame. */
  readonly minSize: number;
  readonly maxSize: number;
};

/** A form of an envelope. */
export type VersionDef = {
  /** `v2`; `v` and the number where the envelope has one version only. */
  readonly name: string;
  readonly doc: string;
  readonly pos: Pos;
  /** The third byte of each frame. */
  readonly number: number;
  readonly nonce?: ScalarDef;
  readonly place: 'header' | 'end';
  readonly request: readonly HeaderField[];
  readonly reply: readonly HeaderField[];
  readonly event: readonly HeaderField[];
  /** Bytes after the fields of requests and replies. */
  readonly trailerSize: number;
  /** The status that its requests are answered with, whatever they hold. */
  readonly rejected?: Failure;
};

/** How a request is answered that does not decode. */
export type AnswerDef = {
  readonly status: Failure;
  readonly form: 'header' | 'full' | 'none';
  /** The name of the operation whose reply it is; that of the request if there is none. */
  readonly as?: string;
  readonly opcode: 'own' | 'echo' | 'zero';
  /** The name of the version of the reply; that of the request if there is none. */
  readonly version?: string;
  readonly nonce: 'echo' | 'zero';
};

/** What all frames of a service start with. */
export type EnvelopeDef = {
  /** Two characters. */
  readonly magic: string;
  /** Their codes, the first two bytes of each frame. */
  readonly magicBytes: readonly [number, number];
  /** In declared order. */
  readonly versions: readonly VersionDef[];
  /** The answer to a frame that does not decode, where nothing more special is stated. */
  readonly malformed: AnswerDef;
  /** Without the magic, or too short for a header. */
  readonly foreign: AnswerDef;
  readonly unknownVersion: AnswerDef;
  readonly unknownOpcode: AnswerDef;
  /** The status for callers outside `authority`, where that is a list. */
  readonly denied?: Failure;
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
  /** How a malformed request is answered. */
  readonly malformed: AnswerDef;
  /** The form of the reply to a request that a check rejects. */
  readonly rejects: 'header' | 'full';
  /** The names of the versions that have it, in the order of the envelope. */
  readonly versions: readonly string[];
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
