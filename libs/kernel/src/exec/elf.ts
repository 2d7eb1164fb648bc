/**
 * Parses and validates ELF images: 64-bit, little-endian, RISC-V, executable. Each field is checked before it is used.
 */
import { PAGE_SIZE, USER_VA_END } from '@abicus/emulator';
import { getU16, getU32, getU53, getU8 } from '@abicus/wire';
import { isReserved } from './layout.ts';

const SEGMENT_SIZE = 56;
/** Most segments of an image, more than any linker writes: bounds the work of one exec. */
const SEGMENTS_MAX = 16;
const TYPE_EXECUTABLE = 2;
const MACHINE_RISCV = 243;
const SEGMENT_LOAD = 1;

/** Flags of a segment. */
export const SegmentFlags = { EXECUTE: 1, WRITE: 2, READ: 4 } as const;

/** A segment to load. */
export interface Segment {
  readonly va: number;
  /** Offset and number of its bytes in the image. */
  readonly offset: number;
  readonly fileSize: number;
  /** Size in memory in bytes; what the image does not provide is zeroed. */
  readonly size: number;
  /** Bits of `SegmentFlags`; never both WRITE and EXECUTE. */
  readonly flags: number;
  /** Address of its first page, and number of pages. */
  readonly firstPage: number;
  readonly pages: number;
}

/** The entry point and the segments of an image. */
export interface Elf {
  readonly entry: number;
  readonly segments: readonly Segment[];
}

/**
 * Parses an image; `undefined` if it is no valid image or a segment is out of bounds. Behind its end an image reads as
 * zeros: one that ends within its header has no segment.
 */
export function readElf(image: Uint8Array): Elf | undefined {
  if (!isHeader(image)) return undefined;
  const entry = getU53(image, 24);
  const table = getU53(image, 32);
  const count = getU16(image, 56);
  if (count > SEGMENTS_MAX || table < 0) return undefined;
  if (table + count * SEGMENT_SIZE > image.length) return undefined;
  const segments: Segment[] = [];
  for (let i = 0; i < count; i++) {
    const at = table + i * SEGMENT_SIZE;
    if (getU32(image, at) !== SEGMENT_LOAD) continue;
    const segment = readSegment(image, at);
    if (segment === undefined || segments.some((other) => overlap(other, segment))) {
      return undefined;
    }
    if (segment.size > 0) segments.push(segment);
  }
  return entry % 2 === 0 && segments.some((s) => isCode(s, entry))
    ? { entry, segments }
    : undefined;
}

function isHeader(image: Uint8Array): boolean {
  return (
    getU32(image, 0) === 0x464c_457f && // \x7fELF
    getU8(image, 4) === 2 && // 64 bits
    getU8(image, 5) === 1 && // little-endian
    getU8(image, 6) === 1 &&
    getU16(image, 16) === TYPE_EXECUTABLE &&
    getU16(image, 18) === MACHINE_RISCV &&
    getU16(image, 54) === SEGMENT_SIZE
  );
}

function readSegment(image: Uint8Array, at: number): Segment | undefined {
  const flags = getU32(image, at + 4);
  const offset = getU53(image, at + 8);
  const va = getU53(image, at + 16);
  const fileSize = getU53(image, at + 32);
  const size = getU53(image, at + 40);
  if (offset < 0 || va < PAGE_SIZE || fileSize < 0 || size < fileSize) return undefined;
  if (offset + fileSize > image.length || va + size > USER_VA_END) return undefined;
  const both = SegmentFlags.WRITE | SegmentFlags.EXECUTE;
  // A segment is readable, or execute-only. One without any flag is useless; write-only is reserved by the
  // architecture.
  if ((flags & both) === both || (flags & ~7) !== 0) return undefined;
  if ((flags & SegmentFlags.READ) === 0 && (flags & both) !== SegmentFlags.EXECUTE) {
    return undefined;
  }
  const firstPage = va - (va % PAGE_SIZE);
  const pages = Math.ceil((va + size - firstPage) / PAGE_SIZE);
  if (size > 0 && isReserved(firstPage, pages * PAGE_SIZE)) return undefined;
  return { va, offset, fileSize, size, flags, firstPage, pages };
}

function overlap(a: Segment, b: Segment): boolean {
  return (
    a.firstPage < b.firstPage + b.pages * PAGE_SIZE &&
    b.firstPage < a.firstPage + a.pages * PAGE_SIZE
  );
}

function isCode(segment: Segment, entry: number): boolean {
  const code = (segment.flags & SegmentFlags.EXECUTE) !== 0;
  return code && entry >= segment.va && entry < segment.va + segment.size;
}
