/** Builds the published packages, and removes output without a source. */
import { copyFileSync, existsSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './pack.ts';
import { publishablePackages } from './packages.ts';
import { workspaceRoot } from './steps.ts';

/** Runs `tsc -b`. The compiler keeps the output of deleted sources, so that is removed first. */
export async function build(): Promise<void> {
  for (const { folder } of publishablePackages()) {
    // npm packs a licence only from the folder of the package itself.
    copyFileSync(join(workspaceRoot, 'LICENSE'), join(folder, 'LICENSE'));
    for (const output of globSync('**/*.{js,d.ts}', { cwd: join(folder, 'dist') })) {
      const source = join(folder, 'src', output.replace(/(\.d\.ts|\.js)$/, '.ts'));
      if (!existsSync(source)) rmSync(join(folder, 'dist', output));
    }
  }
  await run(join(workspaceRoot, 'node_modules', '.bin', 'tsc'), ['-b'], workspaceRoot);
}
