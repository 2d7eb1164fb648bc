/** What a person does with a new service: puts code where a part is missing. */

/** The code of a file's missing parts, by what each is (`the act of orders.put`), and what it imports. */
export type Filling = {
  readonly imports?: readonly string[];
  readonly parts: Readonly<Record<string, string>>;
};

/** A call that stands for a missing part: what it is, and what stands there. */
const MISSING =
  /unwritten\d*\(\s*(["'])((?:(?!\1)[^\\]|\\.)*?) in (?:src|test)\/[\w./-]+(?:: (?:(?!\1)[^\\]|\\.)*)?\1(?:,\s*\w+)*,?\s*\)/g;
const IMPORT = /^import \{ unwritten(?: as unwritten\d+)? \} from ["']@abicus\/wire["'];\n/m;

/** The parts that a text misses. */
export function missingIn(text: string): string[] {
  return [...text.matchAll(MISSING)].map(([, , what = '']) => what);
}

/** A text with its missing parts filled in. Throws if one has no code, or if code is left over. */
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
