/** The functions of the runtime that tell the recorder under test, which in any other program do nothing. */
import { ASSERTED, DRAWN, TOLD } from './format.ts';

/** Their files, how each begins, and the global that it calls. */
const TELLING = [
  {
    file: /[\\/]wire[\\/](?:src|dist)[\\/]seen\.[jt]s$/,
    head: /export function seen\((\w+)[^,]*,\s*(\w+)[^{]*\{/,
    told: TOLD,
  },
  {
    file: /[\\/]wire[\\/](?:src|dist)[\\/]asserted\.[jt]s$/,
    head: /export function asserted\((\w+)[^{]*\{/,
    told: ASSERTED,
  },
  {
    file: /[\\/]wire[\\/](?:src|dist)[\\/]testing[\\/]drew\.[jt]s$/,
    head: /export function drew\((\w+)[^,]*,\s*(\w+)[^,]*,\s*(\w+)[^{]*\{/,
    told: DRAWN,
  },
] as const;

/**
 * The text of such a file, given by its path or URL, in which the function tells; undefined for any other. Throws if the
 * runtime is one that is not known: a test that tells nothing proves nothing.
 */
export function withTelling(path: string, read: () => string): string | undefined {
  const [name = ''] = path.split('?');
  const telling = TELLING.find(({ file }) => file.test(name));
  if (telling === undefined) return undefined;
  const { head, told } = telling;
  const code = read();
  const found = head.exec(code);
  if (found === null) throw new Error(`${path}: no ${head.source} to tell what is seen from`);
  const [signature, ...names] = found;
  // On the same line, so that places in the file stay what they are.
  return code.replace(signature, () => `${signature} globalThis.${told}?.(${names.join(', ')});`);
}
