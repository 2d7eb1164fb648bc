/** Formats counts for sentences. */

/** Formats `1,234`. It does not use the host's locales, which take 10 ms to load. */
export const grouped = (count: number): string =>
  String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

/** `1 finding`, `1,234 findings`. */
export const plural = (count: number, of: string): string =>
  `${grouped(count)} ${of}${count === 1 ? '' : 's'}`;

/** `1 byte`, `12 bytes`, `1 to 12 bytes`. */
export const pluralRange = (min: number, max: number, of: string): string =>
  min === max ? plural(max, of) : `${grouped(min)} to ${grouped(max)} ${of}s`;
