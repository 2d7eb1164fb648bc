/** Fills in a new service like its author: replaces placeholders by code. */

/** The code of a file's missing parts, by description (`the act of orders.put`), and its imports. */
export type Filling = {
  readonly imports?: readonly string[];
  readonly parts: Readonly<Record<string, string>>;
};

/** A placeholder of a missing part: its description, and the code in its place. */
const MISSING =
  /unwritten\d*\(\s*(["'])((?:(?!\1)[^\\]|\\.)*?) in (?:src|test)\/[\w./-]+(?:: (?:(?!\1)[^\\]|\\.)*)?\1(?:,\s*\w+)*,?\s*\)/g;
const IMPORT = /^import \{ unwritten(?: as unwritten\d+)? \} from ["']@abicus\/wire["'];\n/m;

/** The missing parts of a text. */
export function missingIn(text: string): string[] {
  return [...text.matchAll(MISSING)].map(([, , what = '']) => what);
}

/** Fills in the missing parts of a text. Throws if one has no code, or if code is left over. */
export function filled(text: string, { imports = [], parts }: Filling): string {
  const left = new Set(Object.keys(parts));
  const body = text.replaceAll(MISSING, (_, _quote, what: string) => {
    const code = parts[what];
    if (code === undefined) throw new Error(`no code for ${what}`);
    left.delete(what);
    return code;
  });
  if (left.size > 0) throw new Error(`nothing misses ${[...left].join(', ')}`);
  return body
    .replace(IMPORT, '')
    .replace(/^(?=import )/m, imports.map((one) => `${one}\n`).join(''));
}
