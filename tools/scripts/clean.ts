/** `npm run clean`: removes the files of builds, test runs and caches, except node_modules. */
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './steps.ts';
import { rejectArguments } from './no-arguments.ts';

rejectArguments('npm run clean');

const WRITTEN = ['dist', '.tsbuild', '.abicus', '.nx', 'coverage', 'node_modules/.cache'];

const roots = ['.', 'contracts', 'apps/*', 'libs/*', 'libs/abi/*', 'libs/services/*', 'tools/*'];
const paths = roots.flatMap((root) => WRITTEN.map((name) => `${root}/${name}`));
for (const path of globSync(paths, { cwd: workspaceRoot })) {
  rmSync(join(workspaceRoot, path), { recursive: true, force: true });
}
