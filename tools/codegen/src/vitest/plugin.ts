/**
 * What tests see refused, for `abicus prove`: a plugin for vitest.config.ts.
 *
 *     import { refusals } from '@abicus/codegen/vitest';
 *     export default defineConfig({ plugins: [refusals()], … });
 *
 * A check has been seen when a call was answered with its refusal. All such answers pass through
 * two functions of `@abicus/wire`; under test, and only there, they tell which check it was. The
 * setup file notes it in the `meta` of the test, which vitest's JSON report holds.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The part of a Vite plugin that is used here. */
export type RefusalsPlugin = {
  readonly name: string;
  readonly enforce: 'pre';
  readonly config: () => { readonly test: object };
  readonly transform: (code: string, id: string) => string | undefined;
};

/** The name on `globalThis` of what is told. */
export const TOLD = '__abicusRefused';

/** Files of the runtime, where an answer is known for a refusal, and what is said there. */
const PLACES: readonly { readonly file: RegExp; readonly head: RegExp; readonly tell: string }[] = [
  {
    file: /[\\/]wire[\\/](?:src|dist)[\\/]call\.[jt]s$/,
    head: /export function refuse\b[^{]*\{/,
    tell: `globalThis.${TOLD}?.(reason.check);`,
  },
  {
    file: /[\\/]wire[\\/](?:src|dist)[\\/]reject\.[jt]s$/,
    head: /export function isReject\b[^{]*\{/,
    tell: `if (value instanceof Reject) globalThis.${TOLD}?.(value.check);`,
  },
];

function setupFile(): string {
  const source = join(import.meta.dirname, 'setup.ts');
  return existsSync(source) ? source : join(import.meta.dirname, 'setup.js');
}

/** The plugin. Throws if the runtime is one that it does not know: a test that tells nothing proves nothing. */
export function refusals(): RefusalsPlugin {
  return {
    name: 'abicus-refusals',
    enforce: 'pre',
    config: () => ({
      test: { setupFiles: [setupFile()], server: { deps: { inline: [/@abicus\//, /abi-/] } } },
    }),
    transform: (code, id) => {
      const place = PLACES.find(({ file }) => file.test(id.split('?')[0] ?? ''));
      if (place === undefined) return undefined;
      const { head, tell } = place;
      if (!head.test(code)) throw new Error(`${id}: no ${head.source} to tell refusals from`);
      // On the same line, so that places in the file stay what they are.
      return code.replace(head, (found) => `${found} ${tell}`);
    },
  };
}
