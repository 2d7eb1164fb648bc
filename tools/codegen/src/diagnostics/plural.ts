/** Numbers of things, as a sentence tells them. */

/** `1,234`. What the host knows of languages takes 10 ms to load, and is not asked. */
export const grouped = (count: number): string =>
  String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

/** `1 finding`, `1,234 findings`. */
export const plural = (count: number, of: string): string =>
  `${grouped(count)} ${of}${count === 1 ? '' : 's'}`;

/** `1 byte`, `12 bytes`, `1 to 12 bytes`. */
export const pluralRange = (min: number, max: number, of: string): string =>
  min === max ? plural(max, of) : `${grouped(min)} to ${grouped(max)} ${of}s`;
