/** The chunks of the bundle: what the bundler makes of the sources. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type OutputChunk } from 'rolldown';
import { MAIN } from './closures.ts';
import type { Inputs } from './inputs.ts';
import { sources } from './plugin.ts';

/** The registry of the workspace's own system; undefined: it has none. */
function registryOf(root: string): string | undefined {
  const settings: { readonly system?: string } = JSON.parse(
    readFileSync(join(root, 'abicus.json'), 'utf8'),
  );
  const path = join(root, settings.system ?? 'libs/system', 'src/registry.ts');
  return existsSync(path) ? path : undefined;
}

/** The chunks of the sources at `root`, of which `inputs` gets the texts. @param importers see `sources`. */
export async function chunksOf(
  root: string,
  inputs: Inputs,
  importers: Set<string>,
): Promise<OutputChunk[]> {
  const registry = registryOf(root);
  const bundle = await rolldown({
    input: {
      [MAIN]: join(root, 'apps/abicus/src/main.ts'),
      ...(registry !== undefined && { registry }),
    },
    cwd: root,
    platform: 'node',
    tsconfig: false,
    resolve: { conditionNames: ['@abicus/source', 'node', 'import'] },
    plugins: [sources(inputs, importers)],
    // On a busy machine the bundler warns that plugins take long. Its other warnings are errors here.
    checks: { bundlerTimings: false },
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(message);
    },
  });
  try {
    const { output } = await bundle.generate({
      format: 'cjs',
      comments: false,
      chunkFileNames: '[name]-[hash].js',
      entryFileNames: '[name].js',
    });
    return output.filter((one) => one.type === 'chunk');
  } finally {
    await bundle.close();
  }
}
