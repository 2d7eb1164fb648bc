/** Texts of contracts where they are shown to people: on one line, and as they are. */

/** Control characters, ends of lines, and characters that turn the direction of text. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** Whether a text has characters that are not seen in it. */
export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) !== -1;
}

/** A text on one line, with what is not seen in it written as an escape. */
export function visible(text: string): string {
  return text.replaceAll(UNSEEN, (one) => {
    return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
