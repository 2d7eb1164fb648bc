/** Changesets: which packages they bump by how much, and which widenings they approve. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pos } from '../diagnostics/diagnostic.ts';
import type { Level } from '../diff/rules.ts';
import { readIfThere } from '../output/write.ts';

/** A line of a changeset: a package and its bump. */
export type Declaration = { readonly pkg: string; readonly level: Level; readonly pos: Pos };

/** What all changesets together say. */
export type Changesets = {
  readonly declared: readonly Declaration[];
  /** Ids of elements, of lines `authority: approved <id>`. */
  readonly approved: ReadonlySet<string>;
};

const FOLDER = '.changeset';

function readOne(file: string, text: string): { declared: Declaration[]; approved: string[] } {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  const declared = lines.slice(0, Math.max(end, 0)).flatMap((line, i): Declaration[] => {
    const match = /^['"]?(@?[\w./-]+)['"]?:\s*(patch|minor|major)\s*$/.exec(line);
    if (match === null) return [];
    const [, pkg = '', level] = match;
    const pos = { file, line: i + 1, col: 1 };
    return level === 'patch' || level === 'minor' || level === 'major' ? [{ pkg, level, pos }] : [];
  });
  const approved = [...text.matchAll(/^authority: approved ([\w.-]+)\s*$/gm)];
  return { declared, approved: approved.map(([, id = '']) => id) };
}

/** Reads the changesets of a workspace. */
export function readChangesets(root: string): Changesets {
  let names: string[] = [];
  try {
    names = readdirSync(join(root, FOLDER));
  } catch {
    // A workspace without the folder has no changesets.
  }
  const all = names
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => {
      const file = `${FOLDER}/${name}`;
      return readOne(file, readIfThere(join(root, file)) ?? '');
    });
  return {
    declared: all.flatMap(({ declared }) => declared),
    approved: new Set(all.flatMap(({ approved }) => approved)),
  };
}

/** The text of a changeset: its packages, then why. */
export function changesetText(
  levels: ReadonlyMap<string, Level>,
  lines: readonly string[],
): string {
  const packages = [...levels].map(([pkg, level]) => `'${pkg}': ${level}`);
  return ['---', ...packages, '---', '', ...lines.map((line) => `- ${line}`), ''].join('\n');
}
