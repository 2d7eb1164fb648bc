/** Two elements whose generated code would have one name: a finding with both places. */
import { diagnostic, related, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/types.ts';
import { writtenIn, type Written } from './typescript.ts';

function clashesIn(written: readonly Written[]): Diagnostic[] {
  const owners = new Map<string, Written>();
  const found: Diagnostic[] = [];
  for (const one of written) {
    // One finding for an element: whatever else clashes is mended with it.
    const twin = one.names.find((name) => owners.has(name));
    const first = twin === undefined ? undefined : owners.get(twin);
    if (twin !== undefined && first !== undefined) {
      const { of, what } = one;
      const message = `the ${what} '${of.id}' and the ${first.what} '${first.of.id}' both become '${twin}' in TypeScript`;
      const places = [related('first', first.of.pos, first.of.id)];
      const extras = { related: places, fix: 'rename one of the two' };
      found.push(diagnostic('registry/taken', of.pos, message, extras));
    }
    for (const name of one.names) owners.set(name, owners.get(name) ?? one);
  }
  return found;
}

/** The clashes in all packages. */
export function clashes(model: Model): Diagnostic[] {
  return model.packages.flatMap(({ feeds }) => clashesIn(writtenIn(model, feeds)));
}
