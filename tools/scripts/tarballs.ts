/** Tarballs of all published packages, built from the current sources. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import type { Tarball } from './consumer.ts';
import { packBundled } from './pack-bundled.ts';
import { publishablePackages } from './packages.ts';
import { workspaceRoot } from './steps.ts';

/** The overrides that a `pnpm-workspace.yaml` needs, in the folder of the tarballs. */
export const PNPM_OVERRIDES = 'pnpm-overrides.yaml';

/** Packs the publishable packages into `folder`. */
export async function packAll(folder: string): Promise<Tarball[]> {
  await build();
  const manifests = new Map(
    publishablePackages().map(({ manifest }) => [manifest.name, manifest] as const),
  );
  const packed = await packBundled(workspaceRoot, folder);
  const tarballs = packed.flatMap((one) => {
    const manifest = manifests.get(one.name);
    return manifest === undefined ? [] : [{ packed: one, manifest }];
  });
  writeFileSync(join(folder, PNPM_OVERRIDES), pnpmOverrides(folder, tarballs));
  return tarballs;
}

/** npm resolves a package from those that are installed next to it; pnpm needs an override. */
function pnpmOverrides(folder: string, tarballs: readonly Tarball[]): string {
  const lines = tarballs.map(
    ({ packed }) =>
      `  '${packed.name}': ${JSON.stringify(`file:${join(folder, packed.filename)}`)}\n`,
  );
  return `overrides:\n${lines.join('')}`;
}
