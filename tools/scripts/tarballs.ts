/** Tarballs of everything that is published, built from the sources as they are. */
import { build } from './build.ts';
import type { Tarball } from './consumer.ts';
import { pack } from './pack.ts';
import { publishablePackages } from './packages.ts';
import { workspaceRoot } from './steps.ts';

/** Packs what is publishable into `folder`. */
export async function packAll(folder: string): Promise<Tarball[]> {
  await build();
  const manifests = new Map(
    publishablePackages().map(({ manifest }) => [manifest.name, manifest] as const),
  );
  const packed = await pack(workspaceRoot, [...manifests.keys()], folder);
  return packed.flatMap((one) => {
    const manifest = manifests.get(one.name);
    return manifest === undefined ? [] : [{ packed: one, manifest }];
  });
}
