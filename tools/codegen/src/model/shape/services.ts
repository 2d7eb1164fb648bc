/** Services: the frames of a protocol, byte by byte. */
import type { AuditDef, CheckDef, Failure } from './calls.ts';
import type { Pos } from '../../diagnostics/diagnostic.ts';
import type { Declaration, FieldDef, ScalarDef } from './values.ts';

/** A field of every frame. Offsets count from the start of the frame. */
export type HeaderField = {
  readonly name: 'magic' | 'version' | 'opcode' | 'status' | 'nonce';
  readonly offset: number;
  readonly size: number;
};

/** The layout of a frame: header, then fields, packed, then a nonce if the version has it at the end. */
export type FrameDef = {
  /** Of the last version that has the frame. */
  readonly header: readonly HeaderField[];
  readonly headerSize: number;
  /** The size of a nonce after the fields, in that version. */
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
  /** The status that rejects all of its requests. */
  readonly rejected?: Failure;
};

/** The answer to a malformed request. */
export type AnswerDef = {
  readonly status: Failure;
  readonly form: 'header' | 'full' | 'none';
  /** The name of the operation whose reply it is; the request's if absent. */
  readonly as?: string;
  readonly opcode: 'own' | 'echo' | 'zero';
  /** The name of the version of the reply; the request's if absent. */
  readonly version?: string;
  readonly nonce: 'echo' | 'zero';
};

/** The header of all frames of a service. */
export type EnvelopeDef = {
  /** Two characters. */
  readonly magic: string;
  /** Their codes, the first two bytes of each frame. */
  readonly magicBytes: readonly [number, number];
  /** In declared order. */
  readonly versions: readonly VersionDef[];
  /** The answer to a malformed frame without a more specific answer. */
  readonly malformed: AnswerDef;
  /** The answer to a frame without the magic, or too short for a header. */
  readonly foreign: AnswerDef;
  readonly unknownVersion: AnswerDef;
  readonly unknownOpcode: AnswerDef;
  /** The status for callers outside `authority`, if that is a list. */
  readonly denied?: Failure;
};

/** A status of a service, `timed.status.OK`. */
export type StatusDef = Declaration & {
  readonly number: number;
  /** Whether the same request may succeed later without a change by the caller. */
  readonly retryable: boolean;
};

/** An operation of a service, `timed.register`. */
export type ServiceOpDef = Declaration & {
  readonly service: string;
  readonly opcode: number;
  /** The opcode with bit 7 set. */
  readonly replyOpcode: number;
  readonly request: FrameDef;
  readonly reply: FrameDef;
  /** Absent: it moves no capability, and its reply is sent on the connection of the request. */
  readonly moves?: 'reply' | 'replyAndEvents' | 'events';
  readonly answers: 'now' | 'later' | 'never';
  /** The calls of its program that it waits for: `timed.register`. */
  readonly calls: readonly string[];
  readonly checks: readonly CheckDef[];
  /** Names of its allowed callers, if not all callers of the service may call it. */
  readonly authority?: readonly string[];
  /** The audit line of its decisions. */
  readonly audit?: AuditDef;
  /** Every status of its replies other than success: of its checks, of denied callers, and malformed. */
  readonly statuses: readonly Failure[];
  readonly idempotent: boolean;
  /** Absent: what it created stays. */
  readonly peerDeath?: string;
  readonly cost?: number;
  /** How long callers wait for its reply, in ns. */
  readonly budget?: number;
  /** The answer to a malformed request. */
  readonly malformed: AnswerDef;
  /** The form of the reply to a request that a check rejects. */
  readonly rejects: 'header' | 'full';
  /** The names of its versions, in the order of the envelope. */
  readonly versions: readonly string[];
};

/** A frame that a service sends unasked, `timed.event.fired`. */
export type ServiceEventDef = Declaration & {
  readonly service: string;
  readonly opcode: number;
  /** The opcode with bit 7 set, as it is on the wire. */
  readonly wireOpcode: number;
  readonly frame: FrameDef;
};

/** A service, `timed`. */
export type ServiceDef = Declaration & {
  readonly envelope: EnvelopeDef;
  readonly statuses: readonly StatusDef[];
  readonly ops: readonly ServiceOpDef[];
  readonly events: readonly ServiceEventDef[];
  /** Its allowed callers: names of principals, or every holder of a capability. */
  readonly authority: 'any' | readonly string[];
  /** The largest of its frames in bytes. */
  readonly maxFrame: number;
};
