/** ELF images of TypeScript programs: small and valid, with text that identifies the program. */
import { fnv1a64, putU16, putU32, putU53, putU64 } from '@abicus/wire';

/** Address of the text of a program, under the same leaf table as its stack. */
export const TEXT_VA = 0x1fc0_0000;
/** The first word of a program's text: an instruction of the encoding space for custom extensions. */
export const PROGRAM_MARK = 0x0000_000b;
const HEADER = 64;
const SEGMENT = 56;
const TEXT_OFFSET = HEADER + SEGMENT;

/** Returns the text of a program: the mark, zero, and the hash of its name. */
export function programText(name: string): Uint8Array {
  const text = new Uint8Array(16);
  putU32(text, 0, PROGRAM_MARK);
  putU64(text, 8, fnv1a64(name));
  return text;
}

/**
 * Creates an image with a second segment of the same bytes on the next page. @param spoil gets the offset of its
 * header.
 */
export function twoSegments(spoil: (image: Uint8Array, at: number) => void = () => {}): Uint8Array {
  const one = programImage('a');
  const two = new Uint8Array(one.length + SEGMENT);
  const second = HEADER + SEGMENT;
  two.set(one.subarray(0, second));
  two.set(one.subarray(HEADER, second), second);
  two.set(one.subarray(TEXT_OFFSET), second + SEGMENT);
  for (const at of [HEADER, second]) putU53(two, at + 8, second + SEGMENT);
  putU16(two, 56, 2);
  putU53(two, second + 16, TEXT_VA + 0x1000);
  spoil(two, second);
  return two;
}

/** Creates an image whose text starts with a program. Further programs follow, 16 bytes apart, for `spawn`. */
export function programImage(name: string, ...further: readonly string[]): Uint8Array {
  const names = [name, ...further];
  const size = names.length * 16;
  const image = new Uint8Array(TEXT_OFFSET + size);
  image.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  putU16(image, 16, 2);
  putU16(image, 18, 243);
  putU32(image, 20, 1);
  putU53(image, 24, TEXT_VA);
  putU53(image, 32, HEADER);
  putU16(image, 52, HEADER);
  putU16(image, 54, SEGMENT);
  putU16(image, 56, 1);
  putU32(image, HEADER, 1);
  putU32(image, HEADER + 4, 5);
  putU53(image, HEADER + 8, TEXT_OFFSET);
  putU53(image, HEADER + 16, TEXT_VA);
  putU53(image, HEADER + 24, TEXT_VA);
  putU53(image, HEADER + 32, size);
  putU53(image, HEADER + 40, size);
  putU53(image, HEADER + 48, 8);
  names.forEach((each, i) => image.set(programText(each), TEXT_OFFSET + i * 16));
  return image;
}
