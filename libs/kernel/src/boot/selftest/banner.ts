/** The banner, which says that the boot hart is alone and that there is no task yet. */
import { MARKERS } from '@abicus/abi-kernel';
import { line, proof } from '@abicus/wire';
import type { Core } from '../../core/core.ts';

/** Returns the first line of the boot, before any task exists. */
export function bannerLine({ state }: Core, version = '0.1.0'): string {
  const { banner } = MARKERS;
  const first = proof(banner);
  first.equal(banner.id, 'harts online', state.cpus.filter(({ online }) => online).length, 1);
  first.equal(banner.id, 'tasks', state.tasks.live, 0);
  return line(banner, first.end(), version);
}
