/** Markers: the lines of evidence that a package's programs print. */
import type { MarkerDef } from '../model/types.ts';
import { property, quote } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import type { Emitter } from './emitter.ts';
import { ownOf, perPackage } from './per-package.ts';

function printMarker(file: CodeFile, marker: MarkerDef): void {
  file.doc(marker.doc);
  file.closed(`${property(marker.name)}:`, '},', () => {
    const { id, text, fail, by, proves, profile, detail } = marker;
    file.print(`id: ${quote(id)},`);
    file.print(`text: ${quote(text)},`);
    file.print(`fail: ${quote(fail)},`);
    file.print(`by: ${quote(by)},`);
    file.print(`proves: [${proves.map(quote).join(', ')}],`);
    if (profile !== undefined) file.print(`profile: ${quote(profile)},`);
    if (detail) file.print('detail: true,');
  });
}

/** `markers.ts` of each package with markers. */
export const markers: Emitter = perPackage('markers.ts', (file, feeds, model) => {
  const own = ownOf(model.markers, feeds);
  if (own.length === 0) return;
  file.doc(
    'Markers: the text of each, its failing twin, its emitter, and the elements that it proves.',
  );
  file.closed('export const MARKERS =', '} as const;', () =>
    own.forEach((marker) => printMarker(file, marker)),
  );
  file.item('The name of a marker.', 'export type MarkerName = keyof typeof MARKERS;');
});
