/**
 * Which contracts a generated package is made from: those that feed it, and those of its borrowed
 * names, followed from declaration to declaration. `timed` uses the class `QosClass` of RFC-0023/qos,
 * whose declaration mentions `EINVAL` of RFC-0005; it does not use what else those two use.
 */
import { AGGREGATES } from '@abicus/codegen';
import type { Header } from './header.ts';

/** The files of the contracts that the package `feeds` is made from, sorted; none for a stranger. */
export function contractsOf(feeds: string, headers: readonly Header[]): string[] {
  if (AGGREGATES.includes(feeds)) return headers.map(({ file }) => file).toSorted();
  const byId = new Map(headers.map((header) => [header.id, header]));
  const files = new Set<string>();
  const seen = new Set<string>();
  const follow = (id: string, name: string): void => {
    const header = byId.get(id);
    if (header === undefined || seen.has(`${id} ${name}`)) return;
    seen.add(`${id} ${name}`);
    files.add(header.file);
    for (const mentioned of header.names.get(name) ?? []) {
      if (header.names.has(mentioned)) follow(id, mentioned);
      for (const [other, names] of header.uses) {
        if (names.includes(mentioned)) follow(other, mentioned);
      }
    }
  };
  for (const header of headers.filter((one) => one.feeds === feeds)) {
    files.add(header.file);
    for (const [id, names] of header.uses) for (const name of names) follow(id, name);
  }
  return [...files].sort();
}
