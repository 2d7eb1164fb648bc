/** Two elements whose generated code would have one name: a finding with both places. */
import { diagnostic, related, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { namesInC } from './c-table.ts';
import { stem } from './native.ts';
import { namesInRust } from './rust.ts';
import type { NamedElement } from './table.ts';
import { typescriptClashes } from './typescript/clashes.ts';

/** Whether an element has a finding already, or what it is a part of has one. */
function isKnown(known: ReadonlySet<string>, id: string): boolean {
  const end = id.lastIndexOf('.');
  return known.has(id) || (end > 0 && known.has(id.slice(0, end)));
}

/** Clashes in one table. Elements in `known` have a finding of another language already. */
function clashesIn(
  language: string,
  written: readonly NamedElement[],
  known: Set<string>,
): Diagnostic[] {
  const owners = new Map<string, NamedElement>();
  const found: Diagnostic[] = [];
  for (const one of written) {
    // One finding for an element: renaming it resolves its other clashes too.
    const twin = one.names.find((name) => owners.has(name));
    const first = twin === undefined ? undefined : owners.get(twin);
    if (twin !== undefined && first !== undefined && !isKnown(known, one.of.id)) {
      const { of, what } = one;
      const message = `the ${what} '${of.id}' and the ${first.what} '${first.of.id}' both become '${twin}' in ${language}`;
      const places = [related('first', first.of.pos, first.of.id)];
      const extras = { related: places, fix: 'rename one of the two' };
      found.push(diagnostic('registry/taken', of.pos, message, extras));
      known.add(of.id);
    }
    for (const name of one.names) owners.set(name, owners.get(name) ?? one);
  }
  return found;
}

/** The clashes in all packages, and in what C and Rust have of all contracts together. */
export function clashes(model: Model, workspace: Workspace): Diagnostic[] {
  const known = new Set<string>();
  return [
    ...typescriptClashes(model, workspace, known),
    ...clashesIn('C', namesInC(model, stem(workspace)), known),
    ...clashesIn('Rust', namesInRust(model), known),
  ];
}
