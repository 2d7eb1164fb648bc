/** Configuration files: a module for each, with its type, its guard, and the table of its loader. */
import type { ConfigDef } from '../model/types.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { sourcePath } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { kebab } from './names.ts';
import { originsOf, ownOf } from './per-package.ts';
import { printSchema } from './schema/declare.ts';

/** The module of a configuration file, below the sources of its package. */
export const configModule = ({ name }: Pick<ConfigDef, 'name'>): string =>
  `config/${kebab(name)}.ts`;

function printConfig(file: CodeFile, config: ConfigDef): void {
  const { id, name, doc, file: def } = config;
  const what = doc === '' ? `The content of ${name}` : doc;
  printSchema(file, def, {
    id,
    name,
    doc: `${what}${doc === '' ? '.' : ''}\n\nMissing keys have their defaults.`,
    tableDoc: `The schema of ${name}, for \`readConfig\` of @abicus/config.`,
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
