/**
 * What tests see, for `abicus prove`: a plugin for vitest.config.ts.
 *
 *     import { proofs } from '@abicus/codegen/vitest';
 *     export default defineConfig({ plugins: [proofs()], … });
 *
 * Where an element of a contract shows itself, generated code calls `seen` of `@abicus/wire`, which does nothing. Under
 * test, and only there, it tells the recorder, which knows the test that runs. The runner leaves what was seen in the
 * `meta` of the test, which vitest's JSON report holds.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TOLD } from './format.ts';

/** The part of a Vite plugin that is used here. */
export type ProofsPlugin = {
  readonly name: string;
  readonly enforce: 'pre';
  readonly config: (given: { readonly test?: { readonly runner?: string } }) => {
    readonly test: object;
  };
  readonly transform: (code: string, id: string) => string | undefined;
};

const FILE = /[\\/]wire[\\/](?:src|dist)[\\/]seen\.[jt]s$/;
const HEAD = /export function seen\((\w+)[^,]*,\s*(\w+)[^{]*\{/;

function runnerFile(): string {
  const source = join(import.meta.dirname, 'runner.ts');
  return existsSync(source) ? source : join(import.meta.dirname, 'runner.js');
}

/** The plugin. Throws if the runtime is one that it does not know: a test that tells nothing proves nothing. */
export function proofs(): ProofsPlugin {
  return {
    name: 'abicus-proofs',
    enforce: 'pre',
    config: ({ test }) => {
      const runner = runnerFile();
      if (test?.runner !== undefined && test.runner !== runner) {
        throw new Error(`test.runner is ${test.runner}: proofs() needs its own, ${runner}`);
      }
      return { test: { runner, server: { deps: { inline: [/@abicus\//, /abi-/] } } } };
    },
    transform: (code, id) => {
      if (!FILE.test(id.split('?')[0] ?? '')) return undefined;
      if (!HEAD.test(code)) throw new Error(`${id}: no ${HEAD.source} to tell what is seen from`);
      // On the same line, so that places in the file stay what they are.
      return code.replace(
        HEAD,
        (found, name: string, how: string) => `${found} globalThis.${TOLD}?.(${name}, ${how});`,
      );
    },
  };
}
