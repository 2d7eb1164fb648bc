/**
 * Checks that two versions with one number can be distinguished by length: no frame of the one has the
 * length of a frame of the other.
 */
import type { FrameDef, VersionDef } from './shape/services.ts';
import type { FieldDef } from './shape/values.ts';
import type { Site } from './site.ts';

/** The possible sizes of a last field, as ranges, if the bytes before it do not determine the size. */
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

/** Reports a frame whose last bytes can be its fields or a nonce. */
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
  const message = `'${last.name}' and the nonce of '${nonce.name}' at the end are not distinguished by length`;
  site.at(`.${last.name}`).report('budget/size', message, {
    fix: 'give it a length, other sizes, or the versions different numbers',
  });
}
