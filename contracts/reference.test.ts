/** The reference names everything that contracts declare, and its links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/reference');
const pages = readdirSync(folder).map((name) => {
  return { name, text: readFileSync(join(folder, name), 'utf8') };
});

/** The ids in the lines of an API snapshot: the second word of each, where it has a dot. */
const snapshots = readdirSync(join(root, 'contracts/.lock/api')).map((name) => {
  const text = readFileSync(join(root, 'contracts/.lock/api', name), 'utf8');
  return { name, text, ids: text.match(/(?<=^\w+ )[\w-]+\.[\w.-]+/gm) ?? [] };
});

test.each(snapshots)('the reference names every element of $name', ({ ids, text: snapshot }) => {
  const all = pages.map(({ text }) => text).join('\n');
  // A draft gives its types and its program: one without both has an empty snapshot.
  expect(ids.length > 0).toBe(snapshot.trim() !== '');
  const isNamed = (id: string): boolean => all.includes(`\`${id}\``);
  // Numbers of the board stand below the id of their group.
  const ownName = (id: string): string => id.slice(id.lastIndexOf('.') + 1);
  expect(ids.filter((id) => !isNamed(id) && !isNamed(ownName(id)))).toEqual([]);
});

test.each(pages)('links of $name lead somewhere', ({ text }) => {
  for (const [, target = ''] of text.matchAll(/\]\(([^)#]+)\)/g)) {
    expect([target, existsSync(join(folder, target))]).toEqual([target, true]);
  }
});
