/** Names of what programs keep in stores. */
import { storedModule, storedNames, versionName } from '../../emit/persisted.ts';
import { patternNames, schemaNames } from '../../emit/schema/declare.ts';
import type { Model, StoredDef } from '../../model/types.ts';
import type { GeneratedName } from './written.ts';

/** What is declared of the versions that are JSON. */
function versionNames(entry: StoredDef): { readonly exports: string[]; readonly locals: string[] } {
  const exports: string[] = [];
  const locals: string[] = [];
  for (const { version, layout } of entry.layouts) {
    if (layout.kind !== 'json') continue;
    const { type, guard, table } = schemaNames(versionName(entry, version));
    exports.push(type, guard, table);
    locals.push(...patternNames(layout.schema, locals.length + 1));
  }
  return { exports, locals };
}

/** What is written of the entries that programs of a package keep. */
export function persistedNames(model: Model, feeds: string): GeneratedName[] {
  return model.persisted
    .filter((one) => one.feeds === feeds)
    .map((one) => {
      const { prefix, ...names } = storedNames(one);
      const { exports, locals } = versionNames(one);
      const all = [...Object.values(names), ...(one.scan ? [prefix] : []), ...exports];
      const file = storedModule(one);
      return { of: one, what: 'kind of entry', file, part: one.id, exports: all, locals };
    });
}
