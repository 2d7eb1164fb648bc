/** New files as the formatter of the workspace writes them. */
import type { Workspace } from '../workspace/config.ts';

/** Formats the texts of files, by path. */
export async function formatted(
  { root }: Workspace,
  files: Iterable<readonly [path: string, text: string]>,
): Promise<ReadonlyMap<string, string>> {
  // A run that writes nothing does not load the formatter.
  const { formatterFor } = await import('../output/format.ts');
  const format = formatterFor(root);
  const all = [...files].map(async ([path, text]) => [path, await format(path, text)] as const);
  return new Map(await Promise.all(all));
}
