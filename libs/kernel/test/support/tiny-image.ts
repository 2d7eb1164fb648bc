/** The smallest ELF image: one page of executable text. */
import { putU16, putU32, putU64, putU8 } from '@abicus/wire';

/** Address of its text, and its entry. */
export const TEXT_VA = 0x1fc0_0000;
/** Size of the image in bytes. */
export const IMAGE_SIZE = 144;

/** Creates an ELF64 image for RISC-V with one segment, readable and executable. */
export function tinyImage(): Uint8Array {
  const bytes = new Uint8Array(IMAGE_SIZE);
  putU32(bytes, 0, 0x464c_457f);
  putU8(bytes, 4, 2);
  putU8(bytes, 5, 1);
  putU8(bytes, 6, 1);
  putU16(bytes, 16, 2);
  putU16(bytes, 18, 243);
  putU32(bytes, 20, 1);
  putU64(bytes, 24, BigInt(TEXT_VA));
  putU64(bytes, 32, 64n);
  putU16(bytes, 52, 64);
  putU16(bytes, 54, 56);
  putU16(bytes, 56, 1);
  putU32(bytes, 64, 1);
  putU32(bytes, 68, 5);
  putU64(bytes, 72, 128n);
  putU64(bytes, 80, BigInt(TEXT_VA));
  putU64(bytes, 96, 16n);
  putU64(bytes, 104, 16n);
  putU64(bytes, 112, 16n);
  return bytes;
}
