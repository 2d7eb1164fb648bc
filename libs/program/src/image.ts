/**
 * The image of a TypeScript program: a small but complete ELF64 file, so that exec validates real bytes and the kernel
 * treats it like the output of a compiler.
 *
 *     0x000  ELF header        64 bytes, little-endian, EXEC, RISC-V, entry TEXT_BASE
 *     0x040  program headers   PT_LOAD R+X of the text, PT_NOTE
 *     0x0b0  notes             "abicus" 1: name of the program; "abicus" 2: hash of the contracts it was built against
 *     then  text               u32 TEXT_MAGIC, u32 0, u64 FNV-1a64 of the name; 16-byte aligned in the file
 *
 * The magic word is in RISC-V's custom-0 opcode space: without the coroutine engine it is an illegal-instruction trap.
 */
import { fnv1a64 } from '@abicus/wire';

/** Address of the text of a TypeScript program: in the same 4 MiB as its stack, so that one leaf table maps both. */
export const TEXT_BASE = 0x1fc0_0000;
/** The first word of the text: an instruction in the custom-0 opcode space. */
export const TEXT_MAGIC = 0x0000_000b;
/** Size of the text in bytes: the magic word, a zero word, the id of the program. */
export const TEXT_SIZE = 16;
/** Type of the note with the name of the program. */
export const NOTE_NAME = 1;
/** Type of the note with the hash of the contracts. */
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

/** The content of an image. */
export interface ImageSource {
  /** Name of the program: the id in its text is a hash of it. */
  readonly name: string;
  /** Hash of the contracts that the program was built against. */
  readonly contracts: string;
}

/** The id of a program, by which the registry finds it: FNV-1a64 of its name, like a service id. */
export function programId(name: string): bigint {
  return fnv1a64(name);
}

/** Builds the ELF image of a program. */
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
  view.setUint32(textAt, TEXT_MAGIC, true);
  view.setBigUint64(textAt + 8, programId(name), true);
  return image;
}

/** Reads the program id from a text of `TEXT_SIZE` bytes; undefined: it is not the text of a TypeScript program. */
export function readProgramId(text: Uint8Array): bigint | undefined {
  if (text.length < TEXT_SIZE) return undefined;
  const view = new DataView(text.buffer, text.byteOffset, TEXT_SIZE);
  if (view.getUint32(0, true) !== TEXT_MAGIC || view.getUint32(4, true) !== 0) return undefined;
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

/** Encodes a note: sizes and type, then owner and text, each padded to four bytes. */
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
