/**
 * Packs the published packages with their code bundled, see bundle/package.ts. Their builds in the
 * workspace stay as the compiler made them.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { bundlePackage } from './bundle/package.ts';
import { pack, type PackResult } from './pack.ts';
import { publishablePackages } from './packages.ts';

/** Packs the publishable packages of the workspace at `root`, which are built, into `destination`. */
export async function packBundled(root: string, destination: string): Promise<PackResult[]> {
  const copy = mkdtempSync(join(tmpdir(), 'abicus-packing-'));
  try {
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    for (const { folder } of publishablePackages(root)) {
      cpSync(folder, join(copy, relative(root, folder)), {
        recursive: true,
        filter: (from) => basename(from) !== 'node_modules',
      });
    }
    const packages = publishablePackages(copy);
    for (const found of packages) await bundlePackage(found);
    const names = packages.map(({ manifest }) => manifest.name);
    return await pack(copy, names, destination);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
