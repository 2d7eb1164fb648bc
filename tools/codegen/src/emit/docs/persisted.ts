/** What programs keep, on the page of its contract. */
import type { StoredDef } from '../../model/types.ts';
import { ownOf, type Page } from './links.ts';
import { mono, paragraph, section } from './markdown.ts';
import { schemaTable } from './schemas.ts';

function entry({ id, store, key, version, layouts, scan, doc }: StoredDef): string[] {
  const versions = layouts.flatMap(({ version: number, layout }) => {
    const written = number === version ? ', which is written' : '';
    if (layout.kind === 'struct')
      return [`Version ${number}${written}: ${mono(layout.type.id)}.`, ''];
    return [`Version ${number}${written}, as JSON:`, '', ...schemaTable(layout.schema)];
  });
  const listed = scan ? ' Entries are listed by what their keys begin with.' : '';
  return section(3, id, [
    ...paragraph(doc),
    `Kept in ${mono(store)} under ${mono(key)}.${listed} The first byte is the version.`,
    '',
    ...versions,
  ]);
}

/** What programs of a contract keep in stores. */
export function persistedSection(page: Page): string[] {
  return section(2, 'Persisted', ownOf(page, page.model.persisted).flatMap(entry));
}
