/** What frames of drafts that were put together by hand hold. */
import type { ReferenceRecord } from '../../tools/codegen/src/reference/encode.ts';

/** A frame: its operation, and what it holds; a reject has a status instead. */
export type DraftFrame = {
  readonly operation: string;
  readonly side: 'request' | 'reply';
  /** Of those that its service has several of. */
  readonly version?: string;
  readonly nonce?: bigint;
  readonly values?: ReferenceRecord;
  readonly status?: number;
  readonly bytes: string;
};

/** The bytes of a text. */
export const bytes = (text: string): number[] => [...Buffer.from(text)];

/** The nonce 0x0807060504030201, as it stands in frames. */
export const N64 = '0102030405060708';
/** The same as a number. */
export const nonce = 0x0807_0605_0403_0201n;
/** The nonce 0x04030201, as it stands in frames. */
export const N32 = '01020304';
/** The same as a number. */
export const short = 0x0403_0201n;
