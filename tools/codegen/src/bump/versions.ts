/** ABI6003: a version that is written in two places and differs. */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { drift } from '../check/finding.ts';
import type { Model } from '../model/types.ts';
import { readIfThere } from '../output/write.ts';
import type { Workspace } from '../workspace/config.ts';
import { manifestOf } from './needed.ts';

type Version = readonly [major: number, minor: number, patch: number];

function parse(text: string): Version | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Whether a caret range or exact version holds a version; other ranges are not judged. */
function holds(range: string, version: string): boolean {
  if (!/^\^?\d/.test(range)) return true;
  const [from, is] = [parse(range.replace('^', '')), parse(version)];
  if (from === undefined || is === undefined) return true;
  if (!range.startsWith('^')) return range === version;
  const sameLine = from[0] === is[0] && (from[0] > 0 || from[1] === is[1]);
  const place = [0, 1, 2].find((i) => from[i] !== is[i]);
  return sameLine && (place === undefined || (is[place] ?? 0) > (from[place] ?? 0));
}

/** The manifests of a workspace, as its root names them. */
function manifests(root: string): string[] {
  const text = readIfThere(join(root, 'package.json'));
  if (text === undefined) return [];
  const { workspaces }: { workspaces?: unknown } = JSON.parse(text);
  if (!Array.isArray(workspaces)) return [];
  const globs = workspaces.map((one) => `${String(one)}/package.json`);
  return globSync(globs, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** The version at the head of a package's changelog must be that of its manifest. */
function changelog(workspace: Workspace, folder: string, version: string): Diagnostic[] {
  const file = `${folder}/CHANGELOG.md`;
  const lines = readIfThere(join(workspace.root, file))?.split('\n') ?? [];
  const at = lines.findIndex((line) => /^## \d/.test(line));
  const said = lines[at]?.slice(3).trim();
  if (said === undefined || said === version) return [];
  const message = `the changelog is at ${said}, the package at ${version}`;
  return [
    drift('compat/version', { file, line: at + 1, col: 1 }, message, {
      fix: '`npx changeset version`',
    }),
  ];
}

/** Ranges of generated packages in manifests, and changelogs, compared with versions. */
export function checkVersions(workspace: Workspace, model: Model): Diagnostic[] {
  const versions = model.packages.flatMap(({ name, folder }) => {
    const version = manifestOf(workspace, folder)?.version;
    return version === undefined ? [] : [{ name, folder, version }];
  });
  const ranges = manifests(workspace.root).flatMap((file) => {
    const lines = (readIfThere(join(workspace.root, file)) ?? '').split('\n');
    return lines.flatMap((line, i) => {
      const [, name, range = ''] = /^\s*"([^"]+)":\s*"([^"]+)"/.exec(line) ?? [];
      const of = versions.find((one) => one.name === name);
      if (of === undefined || dirname(file) === of.folder || holds(range, of.version)) return [];
      const message = `asks for ${of.name} ${range}, which is ${of.version}`;
      const pos = { file, line: i + 1, col: line.indexOf('"') + 1 };
      return drift('compat/version', pos, message, { fix: `ask for ^${of.version}` });
    });
  });
  return [
    ...ranges,
    ...versions.flatMap(({ folder, version }) => changelog(workspace, folder, version)),
  ];
}
