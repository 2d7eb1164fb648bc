/** The plugin of the bundler: takes our packages from their sources, and leaves all others where they are. */
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';
import type { Inputs } from './inputs.ts';
import { rewrite } from './rewrite.ts';

/** Before the path of a module of another package, which the launcher requires by this path. */
export const OTHER = 'other:';

/** The path of the package.json that a file belongs to, by the outermost package below node_modules. */
function manifestOf(path: string): string {
  const [, name = ''] = /^(.*?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  return `${name}/package.json`;
}

/** The path of the link to a package of ours. */
function linkOf(specifier: string): string {
  return `node_modules/${specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')}`;
}

/** The package.json of a file of ours: that of the nearest folder above src/. */
function ownManifestOf(path: string): string {
  return join(dirname(path).replace(/(?:^|\/)src(?:\/.*)?$/, ''), 'package.json');
}

/** Takes the sources from `inputs`. @param importers gets the paths of the modules that import one known at run time. */
export function sources(inputs: Inputs, importers: Set<string>): Plugin {
  return {
    name: 'abicus-sources',
    async resolveId(specifier, importer, options) {
      if (importer === undefined) return null;
      if (specifier.startsWith('node:')) return { id: specifier, external: true };
      const found = await this.resolve(specifier, importer, { ...options, skipSelf: true });
      if (found === null) throw new Error(`${importer}: '${specifier}' leads nowhere`);
      const path = inputs.pathOf(found.id);
      if (path === undefined)
        throw new Error(`${importer}: '${specifier}' is not in the workspace`);
      if (/(?:^|\/)node_modules\//.test(path)) {
        inputs.read(manifestOf(path));
        return { id: `${OTHER}${path}`, external: true };
      }
      if (!specifier.startsWith('.')) {
        inputs.readLink(linkOf(specifier));
        inputs.read(ownManifestOf(path));
      }
      return found;
    },
    async load(id) {
      const path = inputs.pathOf(id);
      if (path === undefined) return null;
      const parse = (code: string): unknown => this.parse(code, { lang: 'ts' });
      const outside = async (specifier: string): Promise<string | undefined> => {
        const found = await this.resolve(specifier, id, { skipSelf: false });
        return found !== null && found.external !== false ? found.id : undefined;
      };
      const { code, imports } = await rewrite(path, inputs.read(path), { parse, outside });
      if (imports) importers.add(path);
      return { code, moduleType: 'ts' };
    },
  };
}
