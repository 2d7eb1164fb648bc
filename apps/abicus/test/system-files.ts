/** The system of this repository, for workspaces of tests. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const REGISTRY = join(import.meta.dirname, '../../../libs/system/src/registry.ts');

/** The file, by its path in a workspace, that `abicus selftest` takes the system from. */
export const SYSTEM_FILES: Readonly<Record<string, string>> = {
  'libs/system/src/registry.ts': `export * from '${pathToFileURL(REGISTRY).href}';\n`,
};
