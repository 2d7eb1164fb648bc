/** Where a value is in a larger one: keys and places in lists. */
export type Path = readonly (string | number)[];

/** A key as paths show it: quoted if it is no word. */
export function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}

/** A path as text: `retention.windows[2].name`; that of the whole is empty. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, one) => {
    if (typeof one === 'number') return `${text}[${one}]`;
    return text === '' ? keyText(one) : `${text}.${keyText(one)}`;
  }, '');
}
