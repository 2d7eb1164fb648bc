/**
 * What tests see, for `abicus prove`: a plugin for vitest.config.ts.
 *
 *     import { proofs } from '@abicus/codegen/vitest';
 *     export default defineConfig({ plugins: [proofs()], … });
 *
 * Where an element of a contract shows itself, generated code calls `seen` of `@abicus/wire`, which does nothing. Under
 * test, and only there, it tells the recorder, which knows the test that runs; so does `drew` of
 * `@abicus/wire/testing`, by which tests of invariants say what they drew. The runner leaves what was seen in the
 * `meta` of the test, which vitest's JSON report holds. Whether vitest loads modules or Node does makes no difference.
 */
import { join } from 'node:path';
import { isThere } from '../files/read.ts';
import { withTelling } from './telling.ts';

/** The part of a Vite plugin that is used here. */
export type ProofsPlugin = {
  readonly name: string;
  readonly enforce: 'pre';
  readonly config: (given: { readonly test?: { readonly runner?: string } }) => {
    readonly test: object;
  };
  readonly transform: (code: string, id: string) => string | undefined;
};

function runnerFile(): string {
  const source = join(import.meta.dirname, 'runner.ts');
  return isThere(source) ? source : join(import.meta.dirname, 'runner.js');
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
    transform: (code, id) => withTelling(id, () => code),
  };
}
