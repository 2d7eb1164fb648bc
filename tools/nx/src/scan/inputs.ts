/**
 * Which contracts a generated package is made from: those that feed it, and those of its borrowed
 * names, followed from declaration to declaration. `timed` uses the class `QosClass` of RFC-0023/qos,
 * whose declaration mentions `EINVAL` of RFC-0005; it does not use what else those two use.
 *
 * A contract that can't be read may feed anything: it is an input of every generated package.
 */
import { AGGREGATES } from '@abicus/codegen';
import type { Scan } from './scan.ts';

/** The files of all contracts, sorted. */
export function allContracts({ outlines, unread }: Scan): string[] {
  return [...unread, ...outlines.map(({ file }) => file)].sort();
}

/** The files of the contracts that the package `feeds` is made from, sorted; none for a stranger. */
export function contractsOf(feeds: string, { outlines, unread }: Scan): string[] {
  const files = new Set<string>(unread);
  if (AGGREGATES.includes(feeds)) return allContracts({ outlines, unread });
  const byId = Map.groupBy(outlines, ({ id }) => id);
  const seen = new Set<string>();
  const follow = (id: string, name: string): void => {
    if (seen.has(`${id} ${name}`)) return;
    seen.add(`${id} ${name}`);
    for (const one of byId.get(id) ?? []) {
      files.add(one.file);
      for (const mentioned of one.names.get(name) ?? []) {
        if (one.names.has(mentioned)) follow(id, mentioned);
        for (const [other, names] of one.uses) {
          if (names.includes(mentioned)) follow(other, mentioned);
        }
      }
    }
  };
  for (const one of outlines.filter((outline) => outline.feeds === feeds)) {
    files.add(one.file);
    for (const [id, names] of one.uses) for (const name of names) follow(id, name);
  }
  for (const { file } of usedByPrograms(feeds, outlines)) files.add(file);
  return [...files].sort();
}

/** The contracts whose hash is in the image of the program of a package: as the generator finds them. */
function usedByPrograms(feeds: string, outlines: Scan['outlines']): Set<Scan['outlines'][number]> {
  const booted = outlines.filter((one) => one.feeds === feeds && one.boots);
  if (booted.length === 0) return new Set();
  const kernels = new Set(outlines.flatMap((one) => (one.hasSyscalls ? [one.feeds] : [])));
  const called = new Set(booted.flatMap(({ calls }) => calls));
  const used = new Set(
    outlines.filter((one) => {
      const isCalled = one.service !== undefined && called.has(one.service);
      return one.feeds === feeds || kernels.has(one.feeds) || isCalled;
    }),
  );
  // A set gives what is added while it is walked.
  for (const { uses } of used) {
    for (const one of outlines) if (uses.has(one.id)) used.add(one);
  }
  return used;
}
