/** The path of a value in a larger one: keys and list indexes. */
export type Path = readonly (string | number)[];

/** A key as paths show it: quoted unless it is a word. */
export function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}

/** A path as text: `retention.windows[2].name`; empty for the whole value. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, one) => {
    if (typeof one === 'number') return `${text}[${one}]`;
    return text === '' ? keyText(one) : `${text}.${keyText(one)}`;
  }, '');
}
