/** The shared part of the C header's codecs, printed once: readers, writers, and envelopes of frames. */
import type { CodeFile } from '../../../output/code-file.ts';
import { screaming } from '../../names.ts';
import { folded } from './folded.ts';
import { FRAMES } from './shared-frames.ts';
import { READING } from './shared-reading.ts';
import { WRITING } from './shared-writing.ts';

/** The header's explanation of its codecs. */
const GUIDE = `
Codecs. A frame is a structure of its values, without header, padding, constants and lengths, and two
functions. \`c_encode_…\` gives the bytes that it wrote, or 0 if a value is outside its set, a length is out
of bounds, or the room is too small. \`c_decode_…\` gives 0, or \`P_MALFORMED\`, or the number of a
status: of a request, that of the check which a value outside its set fails; of a reply, that of the
reject. Whatever the bytes are, nothing outside of them is read, and what a decoder gives an encoder
makes into the same bytes. Unless a decoder gives 0, \`value\` means nothing. \`c_reject_…\` makes the reply
with a status, \`c_answer_…\` the one to a malformed request.

Text and bytes are views into the frame. A list is its elements as they are on the wire, checked when
the frame was decoded: open it with \`p_open_list\`, then decode as many as it counts. To make one, start
a writer over memory for it, encode its elements, and take \`p_list_of\`.

A correlation is what a reply has of its request: its nonce, and which version of the envelope it has,
by place in the contract from 0 on.`;

function renamed(text: string, prefix: string): string {
  return text
    .trim()
    .replaceAll(/,\n {10,}/g, ', ')
    .replaceAll(/\bc_(?=[a-z])/g, `${prefix}_`)
    .replaceAll(/\bp_(?=[a-z])/g, `${prefix}_wire_`)
    .replaceAll(/\bP_(?=[A-Z])/g, `${screaming(prefix)}_WIRE_`);
}

/** All identifiers in the shared part, of any kind. */
export function sharedWords(prefix: string): string[] {
  const text = renamed(`${READING}${WRITING}${FRAMES}`, prefix).replaceAll(/\/\*[^]*?\*\//g, '');
  return [...new Set(text.match(/\b[A-Za-z_]\w*/g))];
}

/** All names that the shared part defines in the file. */
export function sharedNames(prefix: string): string[] {
  const text = renamed(`${READING}${WRITING}${FRAMES}`, prefix);
  const start = new RegExp(`\\b${prefix}_wire_\\w+`, 'gi');
  return [...new Set([...text.matchAll(start)].map(([name]) => name))];
}

/** Prints the shared part; that of frames only if there are frames. */
export function printShared(file: CodeFile, prefix: string, frames: boolean): void {
  file.doc(renamed(GUIDE, prefix));
  file.blank();
  for (const text of frames ? [READING, WRITING, FRAMES] : [READING, WRITING]) {
    for (const line of renamed(text, prefix).split('\n')) file.print(folded(line));
    file.blank();
  }
}
