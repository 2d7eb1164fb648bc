/** ABI6003: a version that is written in two places and differs. */
import { dirname, join } from 'node:path';
import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { drift } from '../check/finding.ts';
import type { Model } from '../model/types.ts';
import { readIfThere } from '../files/read.ts';
import type { Workspace } from '../workspace/config.ts';
import { manifests, parsedManifest } from './manifests.ts';
import { manifestOf } from './needed.ts';

/** Sections of a manifest that ask for versions. */
const SECTIONS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
] as const;

/** A dependency of a manifest: a package, perhaps under another name. */
type Request = { readonly name: string; readonly spec: string };

/**
 * Returns the package of a dependency. An alias names another package: `npm:name@range` and `workspace:name@range`. One
 * without a range takes any version.
 */
function requestOf(key: string, given: string): Request {
  const [, name, spec] = /^(?:npm|workspace):(@?[^@]+)@(.*)$/.exec(given) ?? [];
  return name === undefined || spec === undefined ? { name: key, spec: given } : { name, spec };
}

/**
 * Whether a range matches a version, by npm's rules for a package of the workspace: loosely, and
 * `*` matches prereleases too. The same holds for `workspace:` ranges; `workspace:^`, paths,
 * addresses and tags match any version.
 */
function takes(spec: string, version: string): boolean {
  const range = spec.startsWith('workspace:') ? spec.slice('workspace:'.length) : spec;
  const isAny = ['', '*'].includes(range.trim()) || validRange(range, true) === null;
  return isAny || satisfies(version, range, true);
}

/** Every request of a manifest, with the line on which it stands. */
function requestsIn(text: string): (Request & { readonly line: number; readonly col: number })[] {
  const manifest = parsedManifest(text) ?? {};
  const lines = text.split('\n');
  return SECTIONS.flatMap((section) => {
    const head = lines.findIndex((line) => line.includes(`"${section}"`));
    return Object.entries(manifest[section] ?? {}).map(([key, given]) => {
      const below = lines.findIndex((line, i) => i >= head && line.includes(`"${key}"`));
      const line = Math.max(below, head, 0);
      const col = Math.max(lines[line]?.indexOf(`"${key}"`) ?? 0, 0) + 1;
      return { ...requestOf(key, String(given)), line: line + 1, col };
    });
  });
}

/** The version at the head of a package's changelog must be that of its manifest. */
function changelog(workspace: Workspace, folder: string, version: string): Diagnostic[] {
  const file = `${folder}/CHANGELOG.md`;
  const lines = readIfThere(join(workspace.root, file))?.split('\n') ?? [];
  const at = lines.findIndex((line) => /^## \d/.test(line));
  const said = lines[at]?.slice(3).trim();
  if (said === undefined || said === version) return [];
  const message = `the changelog is at ${said}, but the package at ${version}`;
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
    const text = readIfThere(join(workspace.root, file)) ?? '';
    // Most manifests have no such dependency, so they need not be parsed.
    if (!versions.some(({ name }) => text.includes(name))) return [];
    return requestsIn(text).flatMap(({ name, spec, line, col }) => {
      const of = versions.find((one) => one.name === name);
      if (of === undefined || dirname(file) === of.folder || takes(spec, of.version)) return [];
      const message = `requires ${of.name} ${spec}, but its version is ${of.version}`;
      return drift('compat/version', { file, line, col }, message, {
        fix: `require ^${of.version}`,
      });
    });
  });
  return [
    ...ranges,
    ...versions.flatMap(({ folder, version }) => changelog(workspace, folder, version)),
  ];
}
