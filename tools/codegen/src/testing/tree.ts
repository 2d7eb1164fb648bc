/** A folder as a value, to be compared before and after. */
import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Every path in a folder: the text of a file, the target of a link, `folder` for a folder. */
export function treeOf(root: string, skip: readonly string[] = []): Map<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !skip.some((one) => path === one || path.startsWith(`${one}/`)))
      .sort()
      .map((path) => {
        const whole = join(root, path);
        const stats = lstatSync(whole);
        if (stats.isSymbolicLink()) return [path, `→ ${readlinkSync(whole)}`];
        return [path, stats.isDirectory() ? 'folder' : readFileSync(whole, 'utf8')];
      }),
  );
}
