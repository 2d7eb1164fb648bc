/**
 * Changesets: which packages they bump by how much, which widenings of authority they approve, and
 * which packages they say are gone.
 *
 * They are read by the parser of changesets itself, so that what `changeset status` takes or
 * refuses is taken or refused here.
 */
import type { parseChangesetFile } from '@changesets/parse';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { drift } from '../check/finding.ts';
import type { Diagnostic, Pos } from '../diagnostics/diagnostic.ts';
import type { Level } from '../diff/rules.ts';
import { readIfThere } from '../output/write.ts';

/** A line of a changeset: a package and its bump. */
export type Declaration = { readonly pkg: string; readonly level: Level; readonly pos: Pos };

/** What all changesets together say. */
export type Changesets = {
  readonly declared: readonly Declaration[];
  /** Ids of elements, of lines `authority: approved <id>`. */
  readonly approved: ReadonlySet<string>;
  /** Names of packages, of lines `package: removed <name>`. */
  readonly removed: ReadonlySet<string>;
  /** Those that can't be read. */
  readonly findings: readonly Diagnostic[];
};

const FOLDER = '.changeset';

type Parse = typeof parseChangesetFile;

/** The lines of a text outside blocks of code and comments: quoted lines state nothing. */
function statedLines(text: string): string[] {
  let fence: string | undefined;
  const visible = text.replaceAll(/<!--[^]*?(?:-->|$)/g, '');
  return visible.split(/\r?\n/).filter((line) => {
    const [, mark] = /^[\s>*+-]*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === undefined) {
      fence = mark;
      return mark === undefined;
    }
    const closes = mark !== undefined && mark.startsWith(fence) && line.trim() === mark;
    if (closes) fence = undefined;
    return false;
  });
}

/** What follows a phrase on lines of their own. */
function stated(lines: readonly string[], phrase: string): string[] {
  return lines
    .filter((line) => line.startsWith(`${phrase} `))
    .map((line) => line.slice(phrase.length + 1).trim())
    .filter((name) => /^[@\w./-]+$/.test(name));
}

/** Where a package stands in the front matter. */
function posOf(file: string, text: string, pkg: string): Pos {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes(pkg));
  return { file, line: Math.max(at, 0) + 1, col: Math.max(lines[at]?.indexOf(pkg) ?? 0, 0) + 1 };
}

function readOne(parse: Parse, file: string, text: string): Changesets {
  try {
    const { releases, summary } = parse(text);
    const lines = statedLines(summary);
    const declared = releases.flatMap(({ name, type }): Declaration[] => {
      if (type === 'none') return [];
      return [{ pkg: name, level: type, pos: posOf(file, text, name) }];
    });
    return {
      declared,
      approved: new Set(stated(lines, 'authority: approved')),
      removed: new Set(stated(lines, 'package: removed')),
      findings: [],
    };
  } catch (cause) {
    const [said = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    const finding = drift('compat/unreadable', { file, line: 1, col: 1 }, said, {
      fix: "begin with a line `---`, then `'package': minor` for each package, then `---`",
    });
    return { declared: [], approved: new Set(), removed: new Set(), findings: [finding] };
  }
}

/** Reads the changesets of a workspace. */
export async function readChangesets(root: string): Promise<Changesets> {
  let names: string[] = [];
  try {
    names = readdirSync(join(root, FOLDER));
  } catch {
    // A workspace without the folder has no changesets.
  }
  const files = names
    .filter((name) => name.endsWith('.md') && name !== 'README.md' && !name.startsWith('.'))
    .sort();
  if (files.length === 0) {
    return { declared: [], approved: new Set(), removed: new Set(), findings: [] };
  }
  // It brings a parser of YAML, which is loaded only where there is something to parse.
  const { parseChangesetFile } = await import('@changesets/parse');
  const all = files.map((name) => {
    const file = `${FOLDER}/${name}`;
    return readOne(parseChangesetFile, file, readIfThere(join(root, file)) ?? '');
  });
  return {
    declared: all.flatMap(({ declared }) => declared),
    approved: new Set(all.flatMap(({ approved }) => [...approved])),
    removed: new Set(all.flatMap(({ removed }) => [...removed])),
    findings: all.flatMap(({ findings }) => findings),
  };
}

/** The text of a changeset: its packages, then why. */
export function changesetText(
  levels: ReadonlyMap<string, Level>,
  lines: readonly string[],
): string {
  const packages = [...levels].map(([pkg, level]) => `'${pkg}': ${level}`);
  return ['---', ...packages, '---', '', ...lines, ''].join('\n');
}
