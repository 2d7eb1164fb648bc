/** Control characters in printed texts: a terminal executes some of them. */

/** All control characters but the tab. */
export const CONTROLS: RegExp = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F]/g; // oxlint-disable-line no-control-regex -- it is what finds them

/** Whether a text has a control character. */
export function hasControls(text: string): boolean {
  return text.search(CONTROLS) !== -1;
}

/** A text with its control characters escaped. */
export function visible(text: string): string {
  return text.replaceAll(CONTROLS, (one) => {
    return `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}
