/**
 * Makes the functions of the runtime tell the recorder what is seen, where their module is loaded: by Vite (plugin.ts),
 * or by Node itself (runner.ts) with `experimental: { viteModuleRunner: false }`. Throws if the runtime is one that it
 * does not know: a test that tells nothing proves nothing.
 */
import { registerHooks } from 'node:module';
import { ASSERTED, DRAWN, TOLD } from './format.ts';

/** The functions of the runtime that tell the recorder under test, and the global that each calls. */
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

/** The text of a module that tells; undefined if it is another one. @param path its file, or its URL. */
export function telling(code: string, path: string): string | undefined {
  const found = TELLING.find(({ file }) => file.test(path));
  if (found === undefined) return undefined;
  const { head, told } = found;
  const signature = head.exec(code);
  if (signature === null) throw new Error(`${path}: no ${head.source} to tell what is seen from`);
  const [text, ...names] = signature;
  // On the same line, so that places in the file stay what they are.
  return code.replace(text, () => `${text} globalThis.${told}?.(${names.join(', ')});`);
}

/** Does so in this process for what Node loads from now on. */
export function tellWhereLoaded(): void {
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!TELLING.some(({ file }) => file.test(url))) return loaded;
      const { source = '' } = loaded;
      const code = typeof source === 'string' ? source : new TextDecoder().decode(source);
      return { ...loaded, source: telling(code, url) };
    },
  });
}
