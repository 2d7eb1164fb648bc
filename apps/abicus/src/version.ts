/** The version of this package. */
import { readIfThere } from '@abicus/codegen/files';
import { join } from 'node:path';

/** As its package.json says it. */
export function ownVersion(): string {
  // `src` and `dist` are side by side.
  const text = readIfThere(join(import.meta.dirname, '../package.json')) ?? '{}';
  const { version = 'unknown' }: { readonly version?: string } = JSON.parse(text);
  return version;
}
