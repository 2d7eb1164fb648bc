/**
 * The image of a TypeScript program: a small but whole ELF64 file, so that exec checks real bytes and the kernel can't
 * tell it from the output of a compiler.
 *
 *     0x000  ELF header        64 bytes, little-endian, EXEC, RISC-V, entry TEXT_BASE
 *     0x040  program headers   PT_LOAD R+X of the text, PT_NOTE
 *     0x0b0  notes             "abicus" 1: name of the program; "abicus" 2: hash of the contracts it was built against
 *     then  text               u32 TEXT_MARK, u32 0, u64 FNV-1a64 of the name; 16-byte aligned in the file
 *
 * The marker word is of RISC-V's custom-0 space: a hart with no coroutine engine takes an illegal-instruction trap on it.
 */
import { fnv1a64 } from '@abicus/wire';

/** Where the text of a TypeScript program lies: in the same 4 MiB as its stack, so that one page table serves both. */
export const TEXT_BASE = 0x1fc0_0000;
/** The first word of the text: an instruction of the custom-0 space. */
export const TEXT_MARK = 0x0000_000b;
/** Bytes of text: the mark, a zero word, the id of the program. */
export const TEXT_SIZE = 16;
/** The note that names the program. */
export const NOTE_NAME = 1;
/** The note that holds the hash of the contracts. */
export const NOTE_CONTRACTS = 2;

const HEADER_SIZE = 64;
const PROGRAM_HEADER_SIZE = 56;
const NOTES_AT = HEADER_SIZE + 2 * PROGRAM_HEADER_SIZE;
const TEXT_ALIGN = 16;
const ET_EXEC = 2;
const EM_RISCV = 243;
const PT_LOAD = 1;
const PT_NOTE = 4;
const PF_X = 1;
const PF_R = 4;
const NOTE_OWNER = 'abicus\0';

/** What an image says of its program. */
export interface ImageSource {
  /** Name of the program: what its text's id is made of. */
  readonly name: string;
  /** Hash of the contracts that the program was built against. */
  readonly contracts: string;
}

/** The id by which a host finds a program: FNV-1a64 of its name, as identities are made. */
export function programId(name: string): bigint {
  return fnv1a64(name);
}

/** Packs an image. */
export function packImage({ name, contracts }: ImageSource): Uint8Array<ArrayBuffer> {
  const notes = [note(NOTE_NAME, name), note(NOTE_CONTRACTS, contracts)];
  const noteBytes = notes.reduce((sum, { length }) => sum + length, 0);
  const textAt = Math.ceil((NOTES_AT + noteBytes) / TEXT_ALIGN) * TEXT_ALIGN;
  const image = new Uint8Array(textAt + TEXT_SIZE);
  const view = new DataView(image.buffer);
  writeHeader(image, view);
  writeProgramHeader(view, HEADER_SIZE, {
    type: PT_LOAD,
    flags: PF_R | PF_X,
    offset: textAt,
    va: TEXT_BASE,
    size: TEXT_SIZE,
    align: TEXT_ALIGN,
  });
  writeProgramHeader(view, HEADER_SIZE + PROGRAM_HEADER_SIZE, {
    type: PT_NOTE,
    flags: PF_R,
    offset: NOTES_AT,
    va: 0,
    size: noteBytes,
    align: 4,
  });
  let at = NOTES_AT;
  for (const bytes of notes) {
    image.set(bytes, at);
    at += bytes.length;
  }
  view.setUint32(textAt, TEXT_MARK, true);
  view.setBigUint64(textAt + 8, programId(name), true);
  return image;
}

/** The program that a text of `TEXT_SIZE` bytes names; undefined: it is not that of a TypeScript program. */
export function readText(text: Uint8Array): bigint | undefined {
  if (text.length < TEXT_SIZE) return undefined;
  const view = new DataView(text.buffer, text.byteOffset, TEXT_SIZE);
  if (view.getUint32(0, true) !== TEXT_MARK || view.getUint32(4, true) !== 0) return undefined;
  return view.getBigUint64(8, true);
}

function writeHeader(image: Uint8Array, view: DataView): void {
  // Magic, 64 bits, little-endian, version 1, System V.
  image.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
  view.setUint16(16, ET_EXEC, true);
  view.setUint16(18, EM_RISCV, true);
  view.setUint32(20, 1, true);
  view.setBigUint64(24, BigInt(TEXT_BASE), true);
  view.setBigUint64(32, BigInt(HEADER_SIZE), true);
  view.setUint16(52, HEADER_SIZE, true);
  view.setUint16(54, PROGRAM_HEADER_SIZE, true);
  view.setUint16(56, 2, true);
  view.setUint16(58, 64, true);
}

interface Segment {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly va: number;
  readonly size: number;
  readonly align: number;
}

function writeProgramHeader(view: DataView, at: number, segment: Segment): void {
  view.setUint32(at, segment.type, true);
  view.setUint32(at + 4, segment.flags, true);
  view.setBigUint64(at + 8, BigInt(segment.offset), true);
  view.setBigUint64(at + 16, BigInt(segment.va), true);
  view.setBigUint64(at + 24, BigInt(segment.va), true);
  view.setBigUint64(at + 32, BigInt(segment.size), true);
  view.setBigUint64(at + 40, BigInt(segment.size), true);
  view.setBigUint64(at + 48, BigInt(segment.align), true);
}

/** One note: sizes and type, then owner and text, each filled up to four bytes. */
function note(type: number, text: string): Uint8Array {
  const owner = new TextEncoder().encode(NOTE_OWNER);
  const body = new TextEncoder().encode(text);
  const bytes = new Uint8Array(12 + aligned(owner.length) + aligned(body.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, owner.length, true);
  view.setUint32(4, body.length, true);
  view.setUint32(8, type, true);
  bytes.set(owner, 12);
  bytes.set(body, 12 + aligned(owner.length));
  return bytes;
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}
