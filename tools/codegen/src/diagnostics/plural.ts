/** Numbers of things, as a sentence tells them. */

/** `1 finding`, `1,234 findings`. */
export const plural = (count: number, of: string): string =>
  `${count.toLocaleString('en-US')} ${of}${count === 1 ? '' : 's'}`;
