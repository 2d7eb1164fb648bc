/**
 * Reads changesets: the bumps of packages, approved widenings of authority, and
 * removed packages.
 *
 * It uses the parser of changesets itself, so that it accepts and rejects the same files as
 * `changeset status`.
 */
import type { parseChangesetFile } from '@changesets/parse';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drift } from '../check/finding.ts';
import type { Diagnostic, Pos } from '../diagnostics/diagnostic.ts';
import type { Level } from '../diff/rules.ts';
import { derive, type Derivation } from '../files/kept.ts';
import { entriesIn } from '../files/read.ts';
import { packageNames, unreleasedNames } from './manifests.ts';
import { stated } from './statements.ts';

/** A line of a changeset: a package and its bump. */
export type Declaration = { readonly pkg: string; readonly level: Level; readonly pos: Pos };

/** The content of all changesets. */
export type Changesets = {
  readonly declared: readonly Declaration[];
  /** Ids of elements, of lines `authority: approved <id>`. */
  readonly approved: ReadonlySet<string>;
  /** Names of packages, of lines `package: removed <name>`. */
  readonly removed: ReadonlySet<string>;
  /** Findings about unreadable changesets. */
  readonly findings: readonly Diagnostic[];
};

const FOLDER = '.changeset';

/** A parsed changeset, or the reason why the parser rejects it. */
type Parsed = Pick<ReturnType<typeof parseChangesetFile>, 'releases' | 'summary'> | string;

/** Loads the parser with its YAML parser, only if a changeset is new. */
async function loadParser(): Promise<(file: string, text: string) => Parsed> {
  const { parseChangesetFile } = await import('@changesets/parse');
  return (_, text) => {
    try {
      const { releases, summary } = parseChangesetFile(text);
      return { releases, summary };
    } catch (cause) {
      return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0] ?? '';
    }
  };
}

/** Parsed changesets, which change with the parser and with what is kept of it. */
const PARSED: Derivation<Parsed> = {
  name: 'changesets',
  makers: [
    fileURLToPath(import.meta.resolve('@changesets/parse/package.json')),
    import.meta.filename,
  ],
  load: loadParser,
};

/** Returns the position of a package name in a text; `@x/a` does not match in `@x/ab`. */
function posOf(file: string, text: string, pkg: string): Pos {
  const lines = text.split('\n');
  const column = (line: string): number => {
    for (let at = line.indexOf(pkg); at >= 0; at = line.indexOf(pkg, at + 1)) {
      const around = `${line[at - 1] ?? ''}${line[at + pkg.length] ?? ''}`;
      if (!/[@\w./-]/.test(around)) return at;
    }
    return -1;
  };
  const at = lines.findIndex((line) => column(line) >= 0);
  return { file, line: Math.max(at, 0) + 1, col: Math.max(column(lines[at] ?? ''), 0) + 1 };
}

const NONE: Changesets = {
  declared: [],
  approved: new Set(),
  removed: new Set(),
  findings: [],
};

/** A package that the workspace does not have: `changeset status` rejects the whole changeset. */
function stranger(file: string, text: string, pkg: string): Diagnostic {
  return drift('compat/unreadable', posOf(file, text, pkg), `no package is named ${pkg}`, {
    fix: 'name a package that `workspaces` in package.json finds, or remove the line',
  });
}

/** A package that is never released, beside one that is: `changeset version` rejects the whole changeset. */
function mixed(file: string, text: string, pkg: string): Diagnostic {
  const message = `${pkg} is never released, and others of this changeset are`;
  return drift('compat/unreadable', posOf(file, text, pkg), message, {
    fix: `remove the line: it is private, and \`privatePackages\` in ${FOLDER}/config.json leaves those out`,
  });
}

/** What the workspace says of the packages that changesets name. */
type Packages = {
  readonly known: ReadonlySet<string> | undefined;
  readonly unreleased: ReadonlySet<string>;
};

function readOne(
  file: string,
  text: string,
  parsed: Parsed,
  { known, unreleased }: Packages,
): Changesets {
  if (typeof parsed === 'string') {
    const finding = drift('compat/unreadable', { file, line: 1, col: 1 }, parsed, {
      fix: "begin with a line `---`, then `'package': minor` for each package, then `---`",
    });
    return { ...NONE, findings: [finding] };
  }
  const { releases, summary } = parsed;
  const strangers = releases.filter(({ name }) => known?.has(name) === false);
  if (strangers.length > 0) {
    return { ...NONE, findings: strangers.map(({ name }) => stranger(file, text, name)) };
  }
  const kept = releases.filter(({ name }) => unreleased.has(name));
  if (kept.length > 0 && kept.length < releases.length) {
    return { ...NONE, findings: kept.map(({ name }) => mixed(file, text, name)) };
  }
  const declared = releases.flatMap(({ name, type }): Declaration[] => {
    if (type === 'none') return [];
    return [{ pkg: name, level: type, pos: posOf(file, text, name) }];
  });
  return {
    declared,
    approved: new Set(stated(summary, 'authority: approved')),
    removed: new Set(stated(summary, 'package: removed')),
    findings: [],
  };
}

/** Files in the folder that are not changesets, by the rules of changesets. */
const NO_CHANGESET = /^(?:\..*|readme\.md)$/i;
const FOR_AGENTS: readonly string[] = ['AGENTS.md', 'CLAUDE.md', 'GEMINI.md'];

/** The changesets of a folder by path; none if the folder is not there. */
function filesIn(root: string, folder: string): string[] {
  return entriesIn(join(root, folder))
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.md'))
    .filter((name) => !NO_CHANGESET.test(name) && !FOR_AGENTS.includes(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Reads the changesets of a workspace, those of a prerelease among them. */
export async function readChangesets(root: string): Promise<Changesets> {
  const files = [...filesIn(root, FOLDER), ...filesIn(root, `${FOLDER}/pre`)];
  if (files.length === 0) return NONE;
  const packages = { known: packageNames(root), unreleased: unreleasedNames(root) };
  const read = await derive(root, PARSED, files);
  const all = read.map(({ file, text, value }) => readOne(file, text, value, packages));
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
