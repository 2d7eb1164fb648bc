/** Two forms of one version number are told apart by length: no frame of the one is as long as one of the other. */
import type { FrameDef, VersionDef } from './shape/services.ts';
import type { FieldDef } from './shape/values.ts';
import type { Site } from './site.ts';

/** The sizes that a last field can have, as ranges, where the bytes before it do not say. */
function sizes({ type, minSize, maxSize }: FieldDef): (readonly [min: number, max: number])[] {
  if (type.kind === 'tail') {
    const min = type.type.kind === 'struct' ? type.type.size : type.type.minSize;
    return [
      [0, 0],
      [min, maxSize],
    ];
  }
  if (type.kind === 'composite' && type.type.kind === 'sized') {
    return type.type.variants.map((one) => [one.minSize, one.maxSize]);
  }
  if ('length' in type && typeof type.length === 'object' && type.length.place === 'rest') {
    return [[minSize, maxSize]];
  }
  return [];
}

/** A frame whose end can be that of its fields or of a nonce is a finding. */
export function checkTwinSizes(
  site: Site,
  versions: readonly VersionDef[],
  { fields }: FrameDef,
): void {
  const nonce = versions.find(
    (one) =>
      one.trailerSize > 0 && versions.some((other) => other !== one && other.number === one.number),
  );
  const last = fields.at(-1);
  if (nonce === undefined || last === undefined) return;
  const { trailerSize } = nonce;
  const ranges = sizes(last);
  const overlap = ranges.some(([min, max]) =>
    ranges.some(([low, high]) => min <= high + trailerSize && low + trailerSize <= max),
  );
  if (!overlap) return;
  const message = `'${last.name}' and the nonce of '${nonce.name}' at the end are not told apart by length`;
  site.at(`.${last.name}`).report('budget/size', message, {
    fix: 'give it a length, other sizes, or the versions different numbers',
  });
}
