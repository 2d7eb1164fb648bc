/** Configuration files. */
import { kebab } from '../emit/names.ts';
import type { Context } from './context.ts';
import { linkSchema } from './link-schema.ts';
import { section } from './site.ts';
import type { ConfigDef } from './types.ts';

/** The longest name of a file in characters. */
const NAME_MAX = 48;
/** The form of a file's name: it becomes the name of a module, of a type and of a constant. */
const NAME = /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*$/;

/** Links the schemas of files. */
export function linkConfigs(context: Context): ConfigDef[] {
  return section(context, 'config', (value) => value.config).map(([name, schema, site]) => {
    const isName = NAME.test(name) && name.length <= NAME_MAX && kebab(name) !== '';
    if (!site.unit.source.stored && !isName) {
      const shown = JSON.stringify(name.slice(0, NAME_MAX));
      const message = `${shown} is not a file name: a letter, then letters, digits, '_', '-' and '.', at most ${NAME_MAX}`;
      site.report('contract/bad-name', message, { fix: "'metrics.toml'" });
    }
    const id = `${site.unit.feeds}.config.${name}`;
    return { ...site.declared(id, name), schema, file: linkSchema(site, schema, 'file') };
  });
}
