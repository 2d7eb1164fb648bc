/** Makes texts of contracts safe to print: on one line, without hidden characters. */

/** Control characters, ends of lines, and characters that turn the direction of text. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** Whether a text has hidden characters. */
export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) !== -1;
}

/** Returns a text on one line, with hidden characters as escapes. */
export function visible(text: string): string {
  return text.replaceAll(UNSEEN, (one) => {
    return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
