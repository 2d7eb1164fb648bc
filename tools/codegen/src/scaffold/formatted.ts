/** New files as the formatter of the workspace writes them. */
import { formatterFor } from '../output/format.ts';
import type { Workspace } from '../workspace/config.ts';

/** Formats the texts of files, by path. */
export async function formatted(
  { root }: Workspace,
  files: Iterable<readonly [path: string, text: string]>,
): Promise<ReadonlyMap<string, string>> {
  const format = formatterFor(root);
  const all = [...files].map(async ([path, text]) => [path, await format(path, text)] as const);
  return new Map(await Promise.all(all));
}
