/** Names in sentences. */

/** A name behind its article: `a timer`, `an entry`. */
export const withArticle = (name: string): string =>
  `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
