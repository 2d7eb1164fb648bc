/** Names of what is generated of schemas. */
import { configModule } from '../../emit/config.ts';
import { patternNames, schemaNames } from '../../emit/schema/declare.ts';
import type { Model } from '../../model/types.ts';
import type { GeneratedName } from './written.ts';

/** What is written of the files that people write. */
export function schemaFileNames(model: Model, feeds: string): GeneratedName[] {
  return model.configs
    .filter((one) => one.feeds === feeds)
    .map((one) => {
      const { type, guard, table } = schemaNames(one.name);
      const file = configModule(one);
      const locals = patternNames(one.file);
      return {
        of: one,
        what: 'file',
        file,
        part: one.id,
        exports: [type, guard, table],
        type,
        locals,
      };
    });
}
