/** Files that people write: for each a module with its type, its guard, and the table that a loader holds it against. */
import type { ConfigDef } from '../model/types.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { sourcePath } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { kebab } from './names.ts';
import { originsOf, ownOf } from './per-package.ts';
import { printSchema } from './schema/declare.ts';

/** The module of a file that people write, below the sources of its package. */
export const configModule = ({ name }: Pick<ConfigDef, 'name'>): string =>
  `config/${kebab(name)}.ts`;

function printConfig(file: CodeFile, config: ConfigDef): void {
  const { id, name, doc, file: def } = config;
  const what = doc === '' ? `What ${name} says` : doc;
  printSchema(file, def, {
    id,
    name,
    doc: `${what}${doc === '' ? '.' : ''}\n\nWhat the file leaves out is filled in with the defaults.`,
    tableDoc: `What ${name} may say: \`readConfig\` of @abicus/config holds a file against it.`,
  });
}

/** A module for each file that a contract describes. */
export const configs: Emitter = {
  name: 'config',
  emit: (model, workspace) =>
    outputs(
      ...model.packages.flatMap((pkg) =>
        ownOf(model.configs, pkg.feeds).map((config) => {
          const path = sourcePath(workspace, pkg.feeds, configModule(config));
          const file = codeFile(path, originsOf(model, pkg));
          printConfig(file, config);
          return file;
        }),
      ),
    ),
};
